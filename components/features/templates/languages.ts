import { language } from '@/utils/i18n.ts';

/** Languages offered for templates; any other tag of an imported template is kept. */
export const LANGUAGES = [
  'ar',
  'az',
  'bg',
  'bn',
  'cs',
  'de',
  'el',
  'en',
  'es',
  'fa',
  'fi',
  'fr',
  'he',
  'hi',
  'hu',
  'hy',
  'id',
  'it',
  'ja',
  'ka',
  'kk',
  'ko',
  'ms',
  'nl',
  'pl',
  'pt',
  'ro',
  'ru',
  'sr',
  'sv',
  'sw',
  'th',
  'tr',
  'uk',
  'ur',
  'uz',
  'vi',
  'zh',
] as const;

let names: Intl.DisplayNames | undefined;

/** "Portuguese (Brazil)" for `pt-BR`, in the reader's language; a tag that is none is shown as it is. */
export function languageName(tag: string): string {
  names ??= new Intl.DisplayNames(language(), { type: 'language' });
  try {
    const name = names.of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase() + name.slice(1);
  } catch (error) {
    // RangeError is the answer to a tag that is malformed, as an import may hold.
    if (error instanceof RangeError) return tag;
    throw error;
  }
}
