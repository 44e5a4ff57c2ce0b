import { readFileSync } from 'node:fs';
import type English from '../../../public/_locales/en/messages.json';

export type Messages = Record<string, { message: string }>;
export type MessageKey = keyof typeof English;
type PluralKey = MessageKey extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;

/** The texts of the extension in one language, for finding things by the names a person reads. */
export type Words = {
  t(key: MessageKey, ...substitutions: (string | number)[]): string;
  tn(key: PluralKey, n: number, ...substitutions: (string | number)[]): string;
  /** Matches the message with anything in place of its substitutions, and nothing before or after. */
  pattern(key: MessageKey): RegExp;
  /** Matches every plural form of the message, with anything in place of its substitutions. */
  patternOfAny(key: PluralKey): RegExp;
};

export const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

function readMessages(language: string): Messages {
  const file = new URL(`../../../public/_locales/${language}/messages.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Messages;
}

/** `messages`, where the build has others than the language. */
export function wordsOf(language: string, messages: Messages = readMessages(language)): Words {
  const numbers = new Intl.NumberFormat(language);
  const plurals = new Intl.PluralRules(language);
  const text = (key: string): string => {
    const found = messages[key];
    if (!found) throw new Error(`no message "${key}" in ${language}`);
    return found.message;
  };
  const fill = (key: string, substitutions: (string | number)[]): string =>
    text(key)
      .replace(/\$([1-9])/g, (_, place: string) => {
        const value = substitutions[Number(place) - 1] ?? '';
        return typeof value === 'number' ? numbers.format(value) : value;
      })
      .replaceAll('$$', '$');
  const source = (key: string): string => escape(text(key)).replace(/\\\$[1-9]/g, '.+');
  return {
    t: (key, ...substitutions) => fill(key, substitutions),
    tn: (key, n, ...substitutions) => fill(`${key}_${plurals.select(n)}`, [n, ...substitutions]),
    pattern: (key) => new RegExp(`^${source(key)}$`),
    patternOfAny: (key) => {
      const forms = ['one', 'few', 'many', 'other'].map((form) => `${key}_${form}`);
      return new RegExp(
        `^(${forms
          .filter((form) => form in messages)
          .map(source)
          .join('|')})$`,
      );
    },
  };
}
