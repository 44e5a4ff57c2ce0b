/** Rules for join requests as they are kept: which are refused, and which may decide by themselves. Rules SC8, SC10, SC11, SC42, SC61: `SPEC.md`, "Screening". */
import type { GroupId } from './ids.ts';
import { groupsIn, type HeldSets, isNowhere, mayMeet, type Scope } from './scope.ts';
import type { Condition, ScreeningRule } from './screening.ts';

export const CONDITIONS_LIMIT = 12;
export const RULES_LIMIT = 200;
/** Characters of a pattern. */
export const PATTERN_LIMIT = 200;

/** A condition while it is written: null is a number that is not there yet. */
export type Unfinished<One extends Condition = Condition> = One extends unknown
  ? { [Key in keyof One]: number extends One[Key] ? One[Key] | null : One[Key] }
  : never;

/** SC11: what a rule says. Two rules with the same text decide alike; its name, its place and its switches are not part of it. */
export function fingerprint({ conditions, verdict, groupIds, setIds }: Said): string {
  const sets = setIds === undefined || setIds.length === 0 ? [] : [setIds];
  return JSON.stringify([conditions, verdict, groupIds ?? null, ...sets]);
}

type Said = Scope & Pick<ScreeningRule, 'verdict'> & { conditions: readonly Unfinished[] };
type Placed = Said & { order: number };

/** SC11: what the rules say that are asked before a rule about the same people, in few characters; empty when there are none. */
export function fingerprintBefore(rule: Placed, rules: readonly ScreeningRule[]): string {
  const before = rules
    .filter((other) => other.isOn && other.order < rule.order && mayMeet(other, rule))
    .sort((a, b) => a.order - b.order);
  return before.length === 0 ? '' : digest(before.map(fingerprint).join('\n'));
}

/** SC10, SC11: whether a rule was tried as it is, among the account's rules as they are. */
export function isTried(
  rule: Placed & Pick<ScreeningRule, 'triedAs' | 'triedAfter'>,
  rules: readonly ScreeningRule[],
): boolean {
  return rule.triedAs === fingerprint(rule) && (rule.triedAfter ?? '') === fingerprintBefore(rule, rules);
}

/** A rule that decides by itself. */
export type Deciding = ScreeningRule & { verdict: 'approve' | 'reject'; perHour: number };

/** SC10: those that may decide by themselves among the account's rules that are on. */
export const deciding = (rules: readonly ScreeningRule[]): Deciding[] =>
  rules.filter(
    (rule): rule is Deciding =>
      rule.isOn && rule.perHour !== undefined && rule.verdict !== 'hold' && isTried(rule, rules),
  );

/** SC50: what a rule says, in few characters. */
export const saidBy = (rule: Said): string => digest(fingerprint(rule));

/** SC11: why a rule that might decide by itself may not any more. */
export function rightLost(rule: ScreeningRule, rules: readonly ScreeningRule[]): ScreeningRule['rightLost'] {
  if (rule.rightLost) return rule.rightLost;
  const isSame = rule.triedAs === fingerprint(rule);
  return rule.perHour !== undefined && isSame && !isTried(rule, rules) ? 'before' : undefined;
}

/** SC42: the rules that make room where one comes back to its place; those that stand behind it go one on. */
export function placeAgain(rules: readonly ScreeningRule[], order: number, at: number): ScreeningRule[] {
  if (rules.every((rule) => rule.order !== order)) return [];
  return rules.flatMap((rule) =>
    rule.order < order ? [] : [{ ...rule, order: rule.order + 1, updatedAt: at }],
  );
}

/** SC9: whether what the conditions ask about is known of the past. */
export const isKnownOfPast = (conditions: readonly Pick<Condition, 'kind'>[]): boolean =>
  conditions.every(({ kind }) => kind !== 'places-left');

/** SC61: whether a rule before it that may meet the same people asks about what is not known of the past. */
export const isBehindUnknown = (rule: Scope & { order: number }, rules: readonly ScreeningRule[]): boolean =>
  rules.some(
    (other) =>
      other.isOn && other.order < rule.order && mayMeet(other, rule) && !isKnownOfPast(other.conditions),
  );

/** SC10, SC52, SC61: whether somebody of these was in a group where the rule holds, so that trying it showed something. */
export function wasShown(
  rule: Scope & Pick<ScreeningRule, 'conditions' | 'order'>,
  rules: readonly ScreeningRule[],
  held: HeldSets,
  { over, rows }: { over: 'queue' | 'past'; rows: readonly { groupId: GroupId }[] },
): boolean {
  if (over === 'past' && (!isKnownOfPast(rule.conditions) || isBehindUnknown(rule, rules))) return false;
  const own = groupsIn(rule, held);
  return rows.some(({ groupId }) => own === undefined || own.has(groupId));
}

const HALVES = [
  { seed: 0x811c9dc5, factor: 0x01000193 },
  { seed: 0x9e3779b9, factor: 0x85ebca6b },
] as const;

/** Two texts with the same digest are the same, but for chance: it guards against mistakes, not against malice. */
function digest(text: string): string {
  return HALVES.map(({ seed, factor }) => {
    let sum: number = seed;
    for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), factor);
    return (sum >>> 0).toString(36);
  }).join('-');
}

export type RuleProblem =
  | 'no-name'
  | 'no-conditions'
  | 'too-many-conditions'
  | 'no-groups'
  | 'empty-condition'
  | 'long-pattern'
  | 'no-number'
  | 'bad-number';

/** What is wrong with a rule before it is kept; the place of the condition at fault where there is one. */
export function ruleProblem(
  rule: Scope &
    Pick<ScreeningRule, 'name'> & { conditions: readonly Unfinished[]; perHour?: number | null | undefined },
): { problem: RuleProblem; place?: number } | undefined {
  if (rule.name.trim() === '') return { problem: 'no-name' };
  if (isNowhere(rule)) return { problem: 'no-groups' };
  if (rule.conditions.length === 0) return { problem: 'no-conditions' };
  if (rule.conditions.length > CONDITIONS_LIMIT) return { problem: 'too-many-conditions' };
  for (const [place, condition] of rule.conditions.entries()) {
    const problem = conditionProblem(condition);
    if (problem) return { problem, place };
  }
  const problem = rule.perHour === undefined ? undefined : numberProblem(rule.perHour, 1);
  return problem && { problem };
}

export const isFinished = (condition: Unfinished): condition is Condition =>
  conditionProblem(condition) === undefined;

function conditionProblem(condition: Unfinished): RuleProblem | undefined {
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
      return condition.withinDays === undefined ? undefined : numberProblem(condition.withinDays, 1);
    case 'in-groups':
    case 'strikes':
      return numberProblem(condition.atLeast, 1);
    case 'places-left':
      return numberProblem(condition.atMost, 0);
    case 'age':
      return numberProblem(condition.hours, 1);
    default:
      return undefined;
  }
}

function numberProblem(value: number | null, least: number): 'no-number' | 'bad-number' | undefined {
  if (value === null) return 'no-number';
  return Number.isSafeInteger(value) && value >= least ? undefined : 'bad-number';
}
