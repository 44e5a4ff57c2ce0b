/** Names against patterns, within a time. Rules SC6–SC8: `domain/SPEC.md`. */
import { type EngineMistake, type PatternProblem, patternProblemOf } from '@/utils/domain/pattern-problem.ts';
import { isTextIn, type NameMatcher, type NamePattern, type NoAnswer } from '@/utils/domain/screening.ts';
import { PATTERN_LIMIT } from '@/utils/domain/screening-rule.ts';

/** What is used of `utils/platform/regex.ts`. */
export type CompileRegex = (source: string) => { isIn(text: string): boolean } | EngineMistake;

/** For one pattern over all names of a run. A plain one takes 10 ms over 5,000 names, one that repeats a class of letters 900 times 0.4 s. */
const TIME_MS = 1_000;

type Compiled = { isIn(text: string): boolean } | { noAnswer: NoAnswer };

/** A matcher with fresh time for each pattern. `nowMs` is a clock that only goes forward. */
export function createNameMatcher(compile: CompileRegex, nowMs: () => number): NameMatcher {
  const known = new Map<string, Compiled>();
  const spentMs = new Map<string, number>();
  const read = (text: string): Compiled => {
    const compiled = compile(text);
    // From a file, or not understood any more after an update of the engine.
    return 'problem' in compiled ? { noAnswer: 'no-pattern' } : compiled;
  };
  return ({ as, text }, name) => {
    if (as === 'text') return isTextIn(text, name);
    const startedAt = nowMs();
    const regex = known.get(text) ?? read(text);
    known.set(text, regex);
    if ('noAnswer' in regex) return regex.noAnswer;
    const isLike = regex.isIn(name);
    const spent = (spentMs.get(text) ?? 0) + nowMs() - startedAt;
    spentMs.set(text, spent);
    if (spent > TIME_MS) known.set(text, { noAnswer: 'pattern' });
    return isLike;
  };
}

/** What is wrong with a pattern; nothing when it can be used. */
export function patternProblem(compile: CompileRegex, { as, text }: NamePattern): PatternProblem | undefined {
  if (text.length > PATTERN_LIMIT) return { kind: 'too-long', part: '' };
  if (as === 'text') return undefined;
  const regex = compile(text);
  return 'problem' in regex ? patternProblemOf(regex) : undefined;
}
