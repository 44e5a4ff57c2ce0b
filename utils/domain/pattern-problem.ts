/** What is wrong with a pattern, as a closed word. Rule SC8: `SPEC.md`, "Screening". */

export type PatternProblem = {
  kind: PatternProblemKind;
  /** The place in the pattern; of `other` the engine's own words. Empty where there is none. */
  part: string;
};

export type PatternProblemKind =
  | 'too-long'
  | 'missing-bracket'
  | 'missing-paren'
  | 'extra-paren'
  | 'bad-range'
  | 'bad-escape'
  | 'end-escape'
  | 'back-reference'
  | 'look-around'
  | 'bad-group'
  | 'bad-name'
  | 'nothing-to-repeat'
  | 'double-repeat'
  | 'bad-count'
  | 'too-large'
  | 'other';

/** What an engine says of a pattern that it cannot read: its sentence in English, and the place where it gave up. */
export type EngineMistake = { problem: string; part?: string | undefined };

/** The sentences of RE2, which are the same in each of its ports. */
const KNOWN: ReadonlyMap<string, PatternProblemKind> = new Map([
  ['missing closing ]', 'missing-bracket'],
  ['missing closing )', 'missing-paren'],
  ['unexpected )', 'extra-paren'],
  ['invalid character class range', 'bad-range'],
  ['invalid escape sequence', 'bad-escape'],
  ['trailing backslash at end of expression', 'end-escape'],
  ['invalid or unsupported Perl syntax', 'bad-group'],
  ['invalid named capture', 'bad-name'],
  ['duplicate capture group name', 'bad-name'],
  ['missing argument to repetition operator', 'nothing-to-repeat'],
  ['invalid nested repetition operator', 'double-repeat'],
  ['invalid repeat count', 'bad-count'],
  ['expression too large', 'too-large'],
  ['expression nests too deeply', 'too-large'],
]);

/** What other engines know and RE2 does not, by how it is written: it takes these for mistakes of another kind. */
const UNSUPPORTED = [
  { written: /^\(\?<?[=!]/, kind: 'look-around' },
  { written: /^\\[1-9k]/, kind: 'back-reference' },
] as const;
/** The engine names the whole of the pattern for these, which says nothing. */
const PLACELESS: ReadonlySet<PatternProblemKind> = new Set(['missing-paren', 'extra-paren']);

export function patternProblemOf({ problem, part = '' }: EngineMistake): PatternProblem {
  const kind = KNOWN.get(problem);
  if (kind === undefined) return { kind: 'other', part: part === '' ? problem : `${problem}: ${part}` };
  if (PLACELESS.has(kind)) return { kind, part: '' };
  return { kind: UNSUPPORTED.find(({ written }) => written.test(part))?.kind ?? kind, part };
}
