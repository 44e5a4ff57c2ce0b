import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSources, root } from './source-tree.ts';

type Messages = Record<string, { message: string }>;

const locales = readdirSync(join(root, 'public/_locales'));
const read = (locale: string): Messages =>
  JSON.parse(readFileSync(join(root, `public/_locales/${locale}/messages.json`), 'utf8')) as Messages;
const english = read('en');
/** The folder's name as a BCP 47 tag. */
const tagOf = (locale: string): string => locale.replace('_', '-');

const categories = ['zero', 'one', 'two', 'few', 'many', 'other'];
const plural = new RegExp(`^(.+)_(${categories.join('|')})$`);

/** `x_one`, `x_few` … of plural sets as one name `x_*`; a set is known by its `x_one` beside `x_other` in English. */
function normalise(key: string): string {
  const base = plural.exec(key)?.[1];
  return base && english[`${base}_one`] && english[`${base}_other`] ? `${base}_*` : key;
}
const bases = [...new Set(Object.keys(english).map(normalise))]
  .filter((key) => key.endsWith('_*'))
  .map((key) => key.slice(0, -2));
const slots = (text: string): string =>
  [...new Set(text.replaceAll('$$', '').match(/\$\d/g))].sort().join(' ');

describe.each(locales)('the messages in %s', (locale) => {
  const messages = read(locale);

  it('are those of English', () => {
    const names = (keys: string[]) => [...new Set(keys.map(normalise))].sort();
    expect(names(Object.keys(messages))).toEqual(names(Object.keys(english)));
  });

  it('have every plural form of the language, and only English has more', () => {
    const { pluralCategories } = new Intl.PluralRules(tagOf(locale)).resolvedOptions();
    const needed = new Set<string>(pluralCategories);
    const has = (base: string, category: string) => messages[`${base}_${category}`] !== undefined;
    const forms = bases.flatMap((base) => categories.map((category) => ({ base, category })));
    expect(forms.filter(({ base, category }) => needed.has(category) && !has(base, category))).toEqual([]);
    const extra = forms.filter(({ base, category }) => !needed.has(category) && has(base, category));
    expect(locale === 'en' ? [] : extra).toEqual([]);
  });

  it('take the same substitutions as in English', () => {
    const wrong = Object.entries(messages).filter(([key, { message }]) => {
      const base = normalise(key).endsWith('_*') ? `${normalise(key).slice(0, -2)}_other` : key;
      const wanted = slots(english[base]?.message ?? '');
      const given = slots(message);
      // "Nobody", "one person" and "both" may leave the number out, where such a form is for one number only.
      const form = plural.exec(key)?.[2] ?? '';
      const { pluralCategories } = new Intl.PluralRules(tagOf(locale)).resolvedOptions();
      const isOfOneNumber = form === 'zero' || form === 'two' || (form === 'one' && locale !== 'ru');
      const mayDropNumber = key !== base && isOfOneNumber && new Set<string>(pluralCategories).has(form);
      return given !== wanted && !(mayDropNumber && given === wanted.replace(/^\$1 ?/, ''));
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('have names that browsers take, whatever the case, and no empty text', () => {
    const keys = Object.keys(messages);
    expect(keys.filter((key) => !/^[A-Za-z0-9_]+$/.test(key))).toEqual([]);
    expect(new Set(keys.map((key) => key.toLowerCase())).size).toBe(keys.length);
    expect(keys.filter((key) => messages[key]?.message.trim() === '')).toEqual([]);
  });

  it('name their own language', () => {
    expect(messages.languageTag?.message).toBe(tagOf(locale));
  });
});

/** Written in Latin letters everywhere: names, kinds of files, keys, variables, addresses, forms of dates and numbers. */
const SAME_EVERYWHERE =
  /Muster|muster-backup|web\.whatsapp\.com|WhatsApp( Web)?|Meta\b|Chrome|Firefox|CSV|JSON|JPEG|PNG|WebP|ID\b|UTC|MB|YYYY-MM-DD|Anna|Ctrl|Cmd|Alt|Shift|Esc|Enter|\{\w+\}|[\w.]+@[\w.]+|https?:\S+/g;

describe.each(locales.filter((locale) => /^(?:ru|hi|ar|zh)/.test(locale)))('the texts in %s', (locale) => {
  it('are in letters of the language', () => {
    const left = Object.entries(read(locale)).filter(
      ([key, { message }]) =>
        key !== 'languageTag' && /[A-Za-z]{2}/.test(message.replace(SAME_EVERYWHERE, '')),
    );
    expect(Object.fromEntries(left.map(([key, { message }]) => [key, message]))).toEqual({});
  });
});

describe('every message', () => {
  const text = [
    ...readSources()
      .filter(({ isTest }) => !isTest)
      .map((file) => file.text),
    readFileSync(join(root, 'wxt.config.ts'), 'utf8'),
  ].join('\n');
  const words = new Set(text.match(/[A-Za-z0-9_]+/g));
  // `tOf('reason', …)` stands for all of `reason_…`, and so does `` `reason_${…}` ``.
  const prefixes = [
    ...[...text.matchAll(/\btOf\(\s*'([A-Za-z0-9_]+)'/g)].map((match) => `${match[1]}_`),
    ...[...text.matchAll(/`([A-Za-z0-9_]+_)\$\{/g)].map((match) => match[1] ?? ''),
  ];

  it('is used somewhere', () => {
    const unused = Object.keys(english).filter((key) => {
      const name = normalise(key).replace(/_\*$/, '');
      const isNamed = words.has(name) || words.has(`__MSG_${name}__`);
      return !isNamed && !prefixes.some((prefix) => prefix !== '' && name.startsWith(prefix));
    });
    expect(unused).toEqual([]);
  });
});

describe('words that must not be mistaken for each other', () => {
  const russian = read('ru');
  const text = (messages: Messages, key: string) => messages[key]?.message ?? '';

  it('a rule that holds leaves the decision to the admin; putting off is something else, and so is no rule', () => {
    const held = [
      'verdict_hold',
      'ruleVerdictHold',
      'ruleWould_hold',
      'trySum_hold',
      'tryStopped',
      'tryNoPattern',
    ];
    for (const key of [...held, 'rulesEmptyText']) {
      expect(text(russian, key)).toMatch(/вашего решения/);
      expect(text(russian, key)).not.toMatch(/отлож/i);
      expect(text(english, key)).toMatch(/wait/i);
    }
    expect(text(russian, 'laterUntil')).toMatch(/отлож/);
    expect(text(english, 'trySum_none')).not.toMatch(/you|wait/);
  });

  it('what a job is cancelled for need not be people: settings and links are counted by the same words', () => {
    for (const base of ['jobsCancelRest', 'jobsCancelDone'])
      for (const form of ['one', 'few', 'many', 'other'])
        expect(text(russian, `${base}_${form}`)).not.toMatch(/человек/);
  });
});
