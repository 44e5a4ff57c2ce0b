/** Which rule decides about a join request, and why. Rules SC1–SC8, SC15: `SPEC.md`, "Screening". */
import type { RequestMethod } from './group.ts';
import { fold } from './filter-text.ts';
import type { AccountId, GroupId, PersonId, RuleId, TagId } from './ids.ts';
import { groupsIn, type HeldSets, type Scope } from './scope.ts';

/** `hold`: nobody further down decides, the person waits for the admin. */
export const VERDICTS = ['approve', 'reject', 'hold'] as const;
export type Verdict = (typeof VERDICTS)[number];

export type NamePattern = { as: 'text' | 'regex'; text: string };

/** What must be so for a rule to decide. Countries are ISO 3166 alpha-2. */
export type Condition =
  | { kind: 'country'; is: 'one-of' | 'none-of'; countries: string[] }
  | { kind: 'number'; is: 'known' | 'hidden' }
  | { kind: 'method'; methods: RequestMethod[] }
  /** With `people`: one of these brought them. */
  | { kind: 'brought'; by: 'anybody' | 'nobody' | 'people'; people: PersonId[] }
  | { kind: 'name'; is: 'like' | 'unlike'; pattern: NamePattern }
  | { kind: 'listed'; on: 'deny' | 'allow' }
  /** Missing: ever. */
  | { kind: 'removed'; withinDays?: number | undefined }
  | { kind: 'strikes'; atLeast: number }
  | { kind: 'tag'; tags: TagId[] }
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
  /** Why it may not decide by itself any more: the rules before it changed, or a set it names, or its pattern was stopped. */
  rightLost?: 'before' | 'set' | 'pattern' | undefined;
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
  | { kind: 'removed'; at: number }
  | { kind: 'strikes'; count: number }
  | { kind: 'tag'; tagId: TagId }
  | { kind: 'in-groups'; count: number }
  | { kind: 'places-left'; count: number }
  | { kind: 'age'; hours: number };

export type Decision = {
  /** `none`: no rule is met. */
  verdict: Verdict | 'none';
  ruleId?: RuleId | undefined;
  facts: Fact[];
  /** The rule's pattern was stopped before it had an answer: nobody further down decides (SC7). */
  isStopped?: boolean | undefined;
};

/** Whether a name is like a pattern; `stopped`: the pattern has used up its time. */
export type NameMatcher = (pattern: NamePattern, name: string) => boolean | 'stopped';

/** Of a longer name the rest is not looked at. */
export const MATCHED_CHARACTERS = 256;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** `held`: what the sets hold that the rules name. */
type World = { nowMs: number; isLike: NameMatcher; held: HeldSets };
type Met = { met: Fact } | 'no' | 'stopped';

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
      if (found === 'stopped') return { verdict: 'hold', ruleId: rule.id, facts: [], isStopped: true };
      if (found) return { verdict: rule.verdict, ruleId: rule.id, facts: found };
    }
    return { verdict: 'none', facts: [] };
  };
}

/** SC15: for a pattern that was stopped before. */
const stopAtOnce: NameMatcher = ({ as, text }, name) => (as === 'text' ? isTextIn(text, name) : 'stopped');

/** SC2, SC4, SC7: the facts, when every condition is met. Patterns come last: they cost most, and may be stopped. */
function factsOf(
  { conditions, rightLost }: ScreeningRule,
  applicant: Applicant,
  { nowMs, isLike, held }: World,
): Fact[] | 'stopped' | undefined {
  const world = { nowMs, held, isLike: rightLost === 'pattern' ? stopAtOnce : isLike };
  const met: (Fact | undefined)[] = conditions.map(() => undefined);
  const cheapFirst = conditions
    .map((condition, place) => ({ condition, place }))
    .sort((a, b) => cost(a.condition) - cost(b.condition));
  for (const { condition, place } of cheapFirst) {
    const found = check(condition, applicant, world);
    if (found === 'no') return undefined;
    if (found === 'stopped') return 'stopped';
    met[place] = found.met;
  }
  return met.filter((fact) => fact !== undefined);
}

const cost = (condition: Condition): number =>
  condition.kind === 'name' ? (condition.pattern.as === 'regex' ? 2 : 1) : 0;

const when = (isMet: boolean, met: Fact): Met => (isMet ? { met } : 'no');

function check(condition: Condition, applicant: Applicant, { nowMs, isLike }: World): Met {
  switch (condition.kind) {
    case 'country': {
      const { country } = applicant;
      if (country === undefined) return 'no';
      const isOne = condition.countries.includes(country);
      return when(isOne === (condition.is === 'one-of'), { kind: 'country', country });
    }
    case 'number':
      return when(condition.is === applicant.number, { kind: 'number', is: applicant.number });
    case 'method': {
      const { method } = applicant;
      return when(method !== 'unknown' && condition.methods.includes(method), { kind: 'method', method });
    }
    case 'brought':
      return checkBrought(condition, applicant);
    case 'name':
      return checkName(condition, applicant, isLike);
    case 'listed': {
      const entry = applicant.listed.find(({ on }) => on === condition.on);
      return entry ? { met: { kind: 'listed', on: entry.on, reason: entry.reason } } : 'no';
    }
    case 'removed': {
      const { removedAt } = applicant;
      if (removedAt === undefined) return 'no';
      const edge = condition.withinDays === undefined ? -Infinity : nowMs - condition.withinDays * DAY_MS;
      return when(removedAt >= edge, { kind: 'removed', at: removedAt });
    }
    case 'strikes': {
      const { strikes: count } = applicant;
      return when(count >= condition.atLeast, { kind: 'strikes', count });
    }
    case 'tag': {
      const tagId = condition.tags.find((tag) => applicant.tags.includes(tag));
      return tagId === undefined ? 'no' : { met: { kind: 'tag', tagId } };
    }
    case 'in-groups': {
      const { inGroups: count } = applicant;
      if (count === undefined) return 'no';
      return when(count >= condition.atLeast, { kind: 'in-groups', count });
    }
    case 'places-left': {
      const { placesLeft: count } = applicant;
      if (count === undefined) return 'no';
      return when(count <= condition.atMost, { kind: 'places-left', count });
    }
    case 'age': {
      const hours = (nowMs - applicant.requestedAt) / HOUR_MS;
      const isMet = condition.is === 'older' ? hours >= condition.hours : hours < condition.hours;
      return when(isMet, { kind: 'age', hours: Math.max(0, Math.floor(hours)) });
    }
  }
}

function checkBrought(condition: Extract<Condition, { kind: 'brought' }>, applicant: Applicant): Met {
  const { brought, method } = applicant;
  if (condition.by === 'nobody') {
    const isKnown = method !== 'unknown' && method !== 'added-by-member';
    return when(isKnown && brought === undefined, { kind: 'brought' });
  }
  if (!brought) return 'no';
  const isOne = condition.by === 'anybody' || brought.ids.some((id) => condition.people.includes(id));
  return when(isOne, { kind: 'brought', name: brought.name });
}

function checkName(
  { is, pattern }: Extract<Condition, { kind: 'name' }>,
  { names }: Applicant,
  isLike: NameMatcher,
): Met {
  for (const whole of names) {
    const name = whole.slice(0, MATCHED_CHARACTERS);
    const found = isLike(pattern, name);
    if (found === 'stopped') return 'stopped';
    if (found) return when(is === 'like', { kind: 'name', is, name, pattern: pattern.text });
  }
  return when(is === 'unlike' && names.length > 0, {
    kind: 'name',
    is,
    name: names[0],
    pattern: pattern.text,
  });
}

/** SC6: a text is found anywhere in a name, whatever its case and accents. */
export function isTextIn(text: string, name: string): boolean {
  return fold(name).includes(fold(text.trim()));
}
