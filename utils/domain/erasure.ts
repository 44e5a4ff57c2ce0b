/** What names a person in texts, and texts without them. Rules DR2–DR4: `SPEC.md`, "Rights of people". */
import { fold } from './filter-text.ts';
import type { JobItem } from './job.ts';
import { isRetryable } from './job-state.ts';
import type { LogEntry } from './log.ts';
import { membersAt, onlyLines, type SnapshotLines } from './snapshot-lines.ts';
import type { SnapshotHead, SnapshotMember } from './snapshot.ts';
import type { Phone } from './person.ts';

/** Shorter numbers are extensions, years and prices. */
const LEAST_DIGITS = 7;
/** Shorter names are found in too many words. */
const LEAST_NAME = 3;

export type TextsOf = {
  /** As somebody's label: exactly one of the names. */
  isName(text: string): boolean;
  /** DR50. As somebody types it to find them: the words of one of the names, in any order and case, without marks. */
  isTyped(text: string): boolean;
  /** One of the names stands in the text as words of its own. */
  mentions(text: string): boolean;
  /** DR4. The same text where no number and no wid of theirs stands in it. */
  clean(text: string): string;
};

/** `names`: every name and label there ever was. `word` takes the place of what goes. */
export function textsOf(
  person: { names: Iterable<string>; phones: Iterable<Phone>; wids: Iterable<string> },
  word: string,
): TextsOf {
  const names = new Set([...person.names].map((name) => name.trim()).filter((name) => name !== ''));
  const typed = new Set([...names].map(asTyped));
  const folded = [...names].map(fold).filter((name) => name.length >= LEAST_NAME);
  const mentioned = oneOf(folded.map(escaped));
  const written = oneOf([
    ...[...person.wids].filter((wid) => wid !== '').map((wid) => `(?<![\\p{L}\\p{N}])${escaped(wid)}`),
    ...[...person.phones].flatMap(numberPatterns),
  ]);
  const clean = (text: string): string => (written ? text.replace(new RegExp(written, 'gu'), word) : text);
  return {
    isName: (text) => names.has(text.trim()),
    isTyped: (text) => text.trim() !== '' && typed.has(asTyped(text)),
    // A number does not stay, so it is no mention.
    mentions: (text) => mentioned !== undefined && wordwise(mentioned).test(fold(clean(text))),
    clean,
  };
}

const asTyped = (text: string): string => fold(text).split(/\s+/u).filter(Boolean).sort().join(' ');

const oneOf = (patterns: readonly string[]): string | undefined =>
  patterns.length === 0 ? undefined : `(?:${patterns.join('|')})`;
const wordwise = (pattern: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'u');
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** What people put between the digits of a number. */
const BETWEEN = '[\\s().\\/\\u2010-\\u2015-]*';

/** With the country's code, or as it is dialled at home. */
function numberPatterns({ e164, formatted }: Phone): string[] {
  const digits = e164.replace(/\D/g, '');
  if (digits.length < LEAST_DIGITS) return [];
  const code = formatted.split(/[\s(]/)[0]?.replace(/\D/g, '') ?? '';
  const home = digits.startsWith(code) && code !== digits ? digits.slice(code.length) : '';
  const spelled = (text: string): string => [...text].join(BETWEEN);
  return [
    `(?<!\\d)(?:\\+|00)?${spelled(digits)}(?!\\d)`,
    ...(home.length >= LEAST_DIGITS ? [`(?<!\\d)(?:0${BETWEEN})?${spelled(home)}(?!\\d)`] : []),
  ];
}

/** DR3. */
export function erasedEntry(entry: LogEntry, word: string): LogEntry {
  return { ...entry, personId: undefined, personLabel: word, why: undefined, detail: undefined };
}

/** DR2. What became of the item is kept; it is never tried again, since nobody knows with whom. */
export function erasedItem(item: JobItem, word: string): JobItem {
  return {
    ...item,
    personId: undefined,
    wid: undefined,
    identities: [],
    label: word,
    message: undefined,
    invite: undefined,
    code: undefined,
    reason: isRetryable(item) ? undefined : item.reason,
  };
}

/** DR2. Snapshots without some members, as if they had not been there. */
export function erasedSnapshots<Row extends { heads: SnapshotHead[]; lines: SnapshotLines }>(
  row: Row,
  isTheirs: (member: SnapshotMember) => boolean,
): Row {
  const lines = onlyLines(row.lines, (member) => !isTheirs(member));
  if (lines.personIds.length === row.lines.personIds.length) return row;
  const heads = row.heads.map((head) => {
    const members = membersAt(lines, head.seq);
    return {
      ...head,
      members: members.length,
      admins: members.filter(({ role }) => role !== 'member').length,
    };
  });
  return { ...row, heads, lines };
}
