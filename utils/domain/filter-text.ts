/** Finding people by typed words. Rules LT1–LT6: `SPEC.md`, "Lists". */
import type { PersonSummary } from './person.ts';

/** Of a longer name the rest is not searched: 5,000 characters a name would cost the time of all other rows. */
const SEARCHED_CHARACTERS = 300;
/** Nor of a message, which may be longer by itself. */
const SEARCHED_OF_MESSAGE = 10_000;

/** What of a row is searched. */
export type Searched = Pick<
  PersonSummary,
  'displayName' | 'name' | 'pushName' | 'username' | 'phone' | 'lastNote'
> & {
  memberLabel?: string | undefined;
  groupName?: string | undefined;
  /** Who brought them. */
  addedBy?: { displayName?: string | undefined } | undefined;
  /** What they wrote, where the row is a message. */
  said?: string | undefined;
};
export type Searchable = PersonSummary & Omit<Searched, 'said'>;

/** What can be found of one row: folded words, and the number with its plus. */
type SearchIndex = { words: string; phone: string };

/** Rows come anew with every change and stay the same object until then, so each is folded once. */
const indexes = new WeakMap<object, SearchIndex>();

function indexOf(row: Searched): SearchIndex {
  const known = indexes.get(row);
  if (known) return known;
  const parts = [
    row.displayName,
    row.name,
    row.pushName,
    row.username,
    row.memberLabel,
    row.groupName,
    row.addedBy?.displayName,
    row.lastNote,
  ];
  const words = [...new Set(parts)]
    .filter((part) => part !== undefined)
    .map((part) => part.slice(0, SEARCHED_CHARACTERS))
    .concat(row.said?.slice(0, SEARCHED_OF_MESSAGE) ?? [])
    .join('\n');
  const index = { words: fold(words), phone: row.phone?.e164 ?? '' };
  indexes.set(row, index);
  return index;
}

/** Folds these rows now, so that the first search need not. */
export function prepareSearch(rows: readonly Searchable[]): void {
  for (const row of rows) indexOf(row);
}

/** Accents of any script, and the vowel points of Arabic and Hebrew. In other scripts a mark is a vowel of its own: "की" is not "का". */
const ACCENTS = /(?=[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}/gu;

/** LT1: case, accents and compatibility forms do not matter. */
export function fold(text: string): string {
  // Most names; five times as fast.
  if (/^[\x20-\x7e\n]*$/.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(ACCENTS, '').toLowerCase();
}

/** A test for one row, made once per typed text; nothing when the text says nothing (LT6). */
export function textMatcher(typed: string): ((row: Searched) => boolean) | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const terms = fold(text)
    .split(/\s+/u)
    .filter((term) => term !== '');
  const phone = phonePart(text);
  return (row) => {
    const index = indexOf(row);
    if (phone !== undefined && index.phone !== '') {
      if (phone.startsWith('+') ? index.phone.startsWith(phone) : index.phone.includes(phone)) return true;
    }
    return terms.every((term) => index.words.includes(term));
  };
}

/** LT3–LT5: the digits, with a leading plus kept; nothing when anything else but the signs of numbers is in the text. */
function phonePart(text: string): string | undefined {
  if (!/^\+?[\d\s().\-‐-―/]*$/u.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  if (digits === '') return undefined;
  if (text.startsWith('+')) return `+${digits}`;
  return text.startsWith('00') && digits.length > 2 ? `+${digits.slice(2)}` : digits;
}
