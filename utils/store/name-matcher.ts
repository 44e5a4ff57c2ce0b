/** Names against patterns, within a time. Rules SC6, SC7: `domain/SPEC.md`. */
import { isTextIn, type NameMatcher, type NamePattern } from '@/utils/domain/screening.ts';

/** What is used of `utils/platform/regex.ts`. */
export type CompileRegex = (source: string) => { isIn(text: string): boolean } | { problem: string };

/** For one pattern over all names of a run. A plain one takes 10 ms over 5,000 names, one that repeats a class of letters 900 times 0.4 s. */
const TIME_MS = 1_000;
export const PATTERN_LIMIT = 200;

/** A matcher with fresh time for each pattern. `nowMs` is a clock that only goes forward. */
export function createNameMatcher(compile: CompileRegex, nowMs: () => number): NameMatcher {
  const compiled = new Map<string, ReturnType<CompileRegex>>();
  const spentMs = new Map<string, number>();
  return ({ as, text }, name) => {
    if (as === 'text') return isTextIn(text, name);
    const startedAt = nowMs();
    const regex = compiled.get(text) ?? compile(text);
    compiled.set(text, regex);
    // One that cannot be used any more, such as after an update of the engine, is named like one that took too long.
    if ('problem' in regex) return 'stopped';
    const isLike = regex.isIn(name);
    const spent = (spentMs.get(text) ?? 0) + nowMs() - startedAt;
    spentMs.set(text, spent);
    if (spent > TIME_MS) compiled.set(text, { problem: 'time' });
    return isLike;
  };
}

/** What is wrong with a pattern, in the engine's words; nothing when it can be used. */
export function patternProblem(compile: CompileRegex, { as, text }: NamePattern): string | undefined {
  if (text.length > PATTERN_LIMIT) return `longer than ${PATTERN_LIMIT} characters`;
  if (as === 'text') return undefined;
  const regex = compile(text);
  return 'problem' in regex ? regex.problem : undefined;
}
