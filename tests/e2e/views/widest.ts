import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testBuild } from '../browser.ts';
import type { Messages } from '../pages/words.ts';

const locales = fileURLToPath(new URL('../../../public/_locales', import.meta.url));

/** Around each message; nobody sees them. What stands outside of them on the screen is no message. */
const [START, END] = ['\u2063', '\u2064'];

/**
 * A language of its own: each message in whatever language has the widest words for it. What fits in it, fits in all. It
 * counts and writes dates as `language` does. `close` removes the build.
 */
export function widestBuild(language: string): { folder: string; messages: Messages; close(): void } {
  const messages = widestMessages(language);
  const folder = mkdtempSync(join(tmpdir(), 'muster-widest-'));
  cpSync(testBuild, folder, { recursive: true });
  writeFileSync(join(folder, `_locales/${language}/messages.json`), JSON.stringify(messages));
  return { folder, messages, close: () => rmSync(folder, { recursive: true, force: true }) };
}

function widestMessages(language: string): Messages {
  const read = (locale: string): Messages =>
    JSON.parse(readFileSync(join(locales, locale, 'messages.json'), 'utf8')) as Messages;
  const all = readdirSync(locales).map(read);
  const english = read('en');
  const keyOf = new Map(Object.entries(english).map(([key, { message }]) => [message, key]));

  /** A language that lacks this plural form says it with another one. */
  const textIn = (messages: Messages, key: string): string => {
    const set = /^(.+)_(?:few|many)$/.exec(key)?.[1];
    return (messages[key] ?? messages[`${set}_other`])?.message ?? '';
  };
  const widestOf = (key: string): Messages =>
    all.toSorted((a, b) => widthOf(textIn(b, key)) - widthOf(textIn(a, key)))[0] ?? english;

  const entries = Object.keys(read(language)).map((key) => {
    if (key === 'languageTag') return [key, { message: language }] as const;
    // "End now: $1" is the name of the button that reads "End now", so both are in one language.
    const onButton = keyOf.get(/^(.+): \$1$/.exec(english[key]?.message ?? '')?.[1] ?? '');
    return [key, { message: `${START}${textIn(widestOf(onButton ?? key), key)}${END}` }] as const;
  });
  return Object.fromEntries(entries);
}

/** About how wide a text is, in widths of an "n". */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (/\p{Mn}/u.test(letter)) continue;
    if (/[\p{Script=Han}\uff00-\uffef\u3000-\u303f]/u.test(letter)) width += 1.8;
    else if (/[iljtfrI.,:;'’|! ()]/.test(letter)) width += 0.5;
    else if (/[mwMWжмшщыюфЖМШЩЫЮФ…—]/.test(letter)) width += 1.5;
    else if (/\p{Lu}/u.test(letter)) width += 1.2;
    else if (/\p{Script=Arabic}/u.test(letter)) width += 0.8;
    else width += 1;
  }
  return width;
}

/** What of a text on the screen comes from no message; names and numbers among it. */
export function outsideMessages(text: string): string {
  let rest = text;
  const inner = new RegExp(`${START}[^${START}${END}]*${END}`, 'g');
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(inner, '');
  }
  // A message that is shown in pieces begins in one and ends in another.
  return rest.replace(new RegExp(`${START}.*$|^.*${END}`, 'gs'), '');
}
