/** Rules for join requests as they are kept: which are refused, and which may decide by themselves. Rules SC8, SC10, SC11: `SPEC.md`, "Screening". */
import type { Condition, ScreeningRule } from './screening.ts';

export const CONDITIONS_LIMIT = 12;
export const RULES_LIMIT = 200;
/** Characters of a pattern. */
export const PATTERN_LIMIT = 200;

/** SC11: what a rule says. Two rules with the same text decide alike; its name, its place and its switches are not part of it. */
export function fingerprint({
  conditions,
  verdict,
  groupIds,
}: Pick<ScreeningRule, 'conditions' | 'verdict' | 'groupIds'>): string {
  return JSON.stringify([conditions, verdict, groupIds ?? null]);
}

/** SC10, SC11: whether a rule may decide by itself now. */
export function isTried(rule: ScreeningRule): boolean {
  return rule.triedAs === fingerprint(rule);
}

export type RuleProblem =
  | 'no-name'
  | 'no-conditions'
  | 'too-many-conditions'
  | 'no-groups'
  | 'empty-condition'
  | 'long-pattern'
  | 'bad-number';

/** What is wrong with a rule before it is kept; the place of the condition at fault where there is one. */
export function ruleProblem(
  rule: Pick<ScreeningRule, 'name' | 'conditions' | 'groupIds' | 'perHour'>,
): { problem: RuleProblem; place?: number } | undefined {
  if (rule.name.trim() === '') return { problem: 'no-name' };
  if (rule.groupIds?.length === 0) return { problem: 'no-groups' };
  if (rule.conditions.length === 0) return { problem: 'no-conditions' };
  if (rule.conditions.length > CONDITIONS_LIMIT) return { problem: 'too-many-conditions' };
  for (const [place, condition] of rule.conditions.entries()) {
    const problem = conditionProblem(condition);
    if (problem) return { problem, place };
  }
  return rule.perHour === undefined || isWhole(rule.perHour, 1) ? undefined : { problem: 'bad-number' };
}

function conditionProblem(condition: Condition): RuleProblem | undefined {
  switch (condition.kind) {
    case 'country':
      return condition.countries.length === 0 ? 'empty-condition' : undefined;
    case 'method':
      return condition.methods.length === 0 ? 'empty-condition' : undefined;
    case 'tag':
      return condition.tags.length === 0 ? 'empty-condition' : undefined;
    case 'brought':
      return condition.by === 'people' && condition.people.length === 0 ? 'empty-condition' : undefined;
    case 'name':
      if (condition.pattern.text.length > PATTERN_LIMIT) return 'long-pattern';
      return condition.pattern.text.trim() === '' ? 'empty-condition' : undefined;
    case 'removed':
      return condition.withinDays === undefined || isWhole(condition.withinDays, 1)
        ? undefined
        : 'bad-number';
    case 'in-groups':
    case 'strikes':
      return isWhole(condition.atLeast, 1) ? undefined : 'bad-number';
    case 'places-left':
      return isWhole(condition.atMost, 0) ? undefined : 'bad-number';
    case 'age':
      return isWhole(condition.hours, 1) ? undefined : 'bad-number';
    default:
      return undefined;
  }
}

const isWhole = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least;
