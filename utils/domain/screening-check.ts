/** Whether somebody who asks meets one condition, and the fact that does. Rules SC3, SC4, SC7, SC41: `SPEC.md`, "Screening". */
import type { Applicant, Condition, Fact, NameMatcher, Negated, NoAnswer } from './screening.ts';

/** Of a longer name the rest is not looked at. */
const MATCHED_CHARACTERS = 256;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type Met = { met: Fact } | 'no' | NoAnswer;
type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

const when = (isMet: boolean, met: Fact): Met => (isMet ? { met } : 'no');

/** SC41: of what is known. */
const whenAsked = ({ is }: Negated, isSo: boolean, met: Fact): Met => when(isSo === (is !== 'not'), met);

export function check(
  condition: Condition,
  applicant: Applicant,
  { nowMs, isLike }: { nowMs: number; isLike: NameMatcher },
): Met {
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
      if (method === 'unknown') return 'no';
      return whenAsked(condition, condition.methods.includes(method), { kind: 'method', method });
    }
    case 'brought':
      return checkBrought(condition, applicant);
    case 'name':
      return checkName(condition, applicant, isLike);
    case 'listed': {
      const { on } = condition;
      const entry = applicant.listed.find((one) => one.on === on);
      const fact: Fact = entry ? { kind: 'listed', on, reason: entry.reason } : { kind: 'not-listed', on };
      return whenAsked(condition, entry !== undefined, fact);
    }
    case 'removed': {
      const { removedAt: at } = applicant;
      const edge = condition.withinDays === undefined ? -Infinity : nowMs - condition.withinDays * DAY_MS;
      return whenAsked(condition, at !== undefined && at >= edge, { kind: 'removed', at });
    }
    case 'strikes': {
      const { strikes: count } = applicant;
      return whenAsked(condition, count >= condition.atLeast, { kind: 'strikes', count });
    }
    case 'tag': {
      const tagId = condition.tags.find((tag) => applicant.tags.includes(tag));
      const fact: Fact =
        tagId === undefined ? { kind: 'no-tag', tagIds: condition.tags } : { kind: 'tag', tagId };
      return whenAsked(condition, tagId !== undefined, fact);
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

function checkBrought(condition: Of<'brought'>, { brought, method }: Applicant): Met {
  // Whom a member brought, somebody did, even where nobody knows who.
  const isAlone = brought === undefined && method !== 'unknown' && method !== 'added-by-member';
  if (brought === undefined && !isAlone) return 'no';
  return whenAsked(condition, isSo(condition, brought), { kind: 'brought', name: brought?.name });
}

function isSo({ by, people }: Of<'brought'>, brought: Applicant['brought']): boolean {
  switch (by) {
    case 'anybody':
      return brought !== undefined;
    case 'nobody':
      return brought === undefined;
    case 'people':
      return brought?.ids.some((id) => people.includes(id)) ?? false;
  }
}

function checkName({ is, pattern }: Of<'name'>, { names }: Applicant, isLike: NameMatcher): Met {
  for (const whole of names) {
    const name = whole.slice(0, MATCHED_CHARACTERS);
    const found = isLike(pattern, name);
    if (typeof found === 'string') return found;
    if (found) return when(is === 'like', { kind: 'name', is, name, pattern: pattern.text });
  }
  return when(is === 'unlike' && names.length > 0, {
    kind: 'name',
    is,
    name: names[0],
    pattern: pattern.text,
  });
}
