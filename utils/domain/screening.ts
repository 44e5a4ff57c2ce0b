/** Which rule decides about a join request, and why. Rules SC1–SC8, SC15, SC41: `SPEC.md`, "Screening". */
import type { RequestMethod } from './group.ts';
import { fold } from './filter-text.ts';
import type { AccountId, GroupId, PersonId, RuleId, TagId } from './ids.ts';
import { check } from './screening-check.ts';
import { groupsIn, type HeldSets, type Scope } from './scope.ts';

/** `hold`: nobody further down decides, the person waits for the admin. */
export const VERDICTS = ['approve', 'reject', 'hold'] as const;
export type Verdict = (typeof VERDICTS)[number];

export type NamePattern = { as: 'text' | 'regex'; text: string };

/** SC41: the condition is met by whom it would not be met by without this. */
export type Negated = { is?: 'not' | undefined };

/** What must be so for a rule to decide. Countries are ISO 3166 alpha-2. */
export type Condition =
  | { kind: 'country'; is: 'one-of' | 'none-of'; countries: string[] }
  | { kind: 'number'; is: 'known' | 'hidden' }
  | ({ kind: 'method'; methods: RequestMethod[] } & Negated)
  /** With `people`: one of these brought them. */
  | ({ kind: 'brought'; by: 'anybody' | 'nobody' | 'people'; people: PersonId[] } & Negated)
  | { kind: 'name'; is: 'like' | 'unlike'; pattern: NamePattern }
  | ({ kind: 'listed'; on: 'deny' | 'allow' } & Negated)
  /** Missing: ever. */
  | ({ kind: 'removed'; withinDays?: number | undefined } & Negated)
  | ({ kind: 'strikes'; atLeast: number } & Negated)
  | ({ kind: 'tag'; tags: TagId[] } & Negated)
  | { kind: 'in-groups'; atLeast: number }
  | { kind: 'places-left'; atMost: number }
  | { kind: 'age'; is: 'older' | 'newer'; hours: number };
export type ConditionKind = Condition['kind'];

export type ScreeningRule = Scope & {
  id: RuleId;
  accountId: AccountId;
  name: string;
  /** Place in the one order of the account's rules, from 0. */
  order: number;
  isOn: boolean;
  /** All of them must be met. */
  conditions: Condition[];
  verdict: Verdict;
  /** Decides by itself, about at most so many people an hour; missing: only when the admin says so. */
  perHour?: number | undefined;
  /** What the rule said when it was last tried, and when. */
  triedAs?: string | undefined;
  triedAt?: number | undefined;
  /** What the rules before it said then (SC11); missing: there were none. */
  triedAfter?: string | undefined;
  /** On what; missing where it was tried before this was kept. SC61. */
  triedOver?: 'queue' | 'past' | undefined;
  /** Why it may not decide by itself any more: the rules before it changed, or a set it names, or its pattern had no answer. */
  rightLost?: 'before' | 'set' | NoAnswer | undefined;
  updatedAt: number;
};

/** What is known of somebody who asks. Missing is unknown, and meets nothing (SC3). */
export type Applicant = {
  groupId: GroupId;
  /** Every name there is of them; none is possible. */
  names: readonly string[];
  /** `hidden` is known, too: WhatsApp shows no number. */
  number: 'known' | 'hidden';
  country?: string | undefined;
  /** `unknown` counts as unknown. */
  method: RequestMethod;
  /** Missing: they came by themselves, where the method says so. `ids`: of all who are merged in the person who did. */
  brought?: { ids: readonly PersonId[]; name: string } | undefined;
  /** Lists they are on, expired entries left out. */
  listed: readonly { on: 'deny' | 'allow'; reason?: string | undefined }[];
  removedAt?: number | undefined;
  /** Those that count in the group. */
  strikes: number;
  tags: readonly TagId[];
  /** In how many of my groups they are already. */
  inGroups?: number | undefined;
  placesLeft?: number | undefined;
  requestedAt: number;
};

/** The fact that met a condition, for the reader: `screening-words.ts` says it. */
export type Fact =
  | { kind: 'country'; country: string }
  | { kind: 'number'; is: 'known' | 'hidden' }
  | { kind: 'method'; method: RequestMethod }
  | { kind: 'brought'; name?: string | undefined }
  | { kind: 'name'; is: 'like' | 'unlike'; name?: string | undefined; pattern: string }
  | { kind: 'listed'; on: 'deny' | 'allow'; reason?: string | undefined }
  | { kind: 'not-listed'; on: 'deny' | 'allow' }
  /** Missing: never. */
  | { kind: 'removed'; at?: number | undefined }
  | { kind: 'strikes'; count: number }
  | { kind: 'tag'; tagId: TagId }
  | { kind: 'no-tag'; tagIds: TagId[] }
  | { kind: 'in-groups'; count: number }
  | { kind: 'places-left'; count: number }
  | { kind: 'age'; hours: number };

export type Decision = {
  /** `none`: no rule is met. */
  verdict: Verdict | 'none';
  ruleId?: RuleId | undefined;
  facts: Fact[];
  /** The rule's pattern had no answer: nobody further down decides (SC7). */
  noAnswer?: NoAnswer | undefined;
};

/** `pattern`: it has used up its time; `no-pattern`: the engine cannot read it. */
export type NoAnswer = 'pattern' | 'no-pattern';

/** Whether a name is like a pattern. */
export type NameMatcher = (pattern: NamePattern, name: string) => boolean | NoAnswer;

/** `held`: what the sets hold that the rules name. */
type World = { nowMs: number; isLike: NameMatcher; held: HeldSets };

/** A function that decides about one person after the other. `rules` in any order; those that are off do not count. */
export function createScreening(
  rules: readonly ScreeningRule[],
  world: World,
): (applicant: Applicant) => Decision {
  const inOrder = rules.filter((rule) => rule.isOn).sort((a, b) => a.order - b.order);
  const scopes = inOrder.map((rule) => groupsIn(rule, world.held));
  return (applicant) => {
    for (const [place, rule] of inOrder.entries()) {
      if (scopes[place]?.has(applicant.groupId) === false) continue;
      const found = factsOf(rule, applicant, world);
      if (Array.isArray(found)) return { verdict: rule.verdict, ruleId: rule.id, facts: found };
      if (found) return { verdict: 'hold', ruleId: rule.id, facts: [], noAnswer: found };
    }
    return { verdict: 'none', facts: [] };
  };
}

/** SC15: for a pattern that had no answer before. */
const stopAtOnce =
  (why: NoAnswer): NameMatcher =>
  ({ as, text }, name) =>
    as === 'text' ? isTextIn(text, name) : why;

/** SC15: why the pattern of a rule is not run; nothing where it is. */
export const stoppedBefore = (rightLost: ScreeningRule['rightLost']): NoAnswer | undefined =>
  rightLost === 'pattern' || rightLost === 'no-pattern' ? rightLost : undefined;

/** SC2, SC4, SC7: the facts, when every condition is met. Patterns come last: they cost most, and may be stopped. */
function factsOf(
  { conditions, rightLost }: ScreeningRule,
  applicant: Applicant,
  { nowMs, isLike }: Pick<World, 'nowMs' | 'isLike'>,
): Fact[] | NoAnswer | undefined {
  const before = stoppedBefore(rightLost);
  const world = { nowMs, isLike: before ? stopAtOnce(before) : isLike };
  const met: (Fact | undefined)[] = conditions.map(() => undefined);
  const cheapFirst = conditions
    .map((condition, place) => ({ condition, place }))
    .sort((a, b) => cost(a.condition) - cost(b.condition));
  for (const { condition, place } of cheapFirst) {
    const found = check(condition, applicant, world);
    if (found === 'no') return undefined;
    if (typeof found === 'string') return found;
    met[place] = found.met;
  }
  return met.filter((fact) => fact !== undefined);
}

const cost = (condition: Condition): number =>
  condition.kind === 'name' ? (condition.pattern.as === 'regex' ? 2 : 1) : 0;

/** SC6: a text is found anywhere in a name, whatever its case and accents. */
export function isTextIn(text: string, name: string): boolean {
  return fold(name).includes(fold(text.trim()));
}
