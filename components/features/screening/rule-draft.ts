/** A rule while it is written. */
import type { AccountId, RuleId } from '@/utils/domain/ids.ts';
import { isFinished, type Unfinished } from '@/utils/domain/screening-rule.ts';
import type { Condition, ConditionKind, ScreeningRule } from '@/utils/domain/screening.ts';
import type { Args } from '@/utils/store/api.ts';

export type RuleDraft = Omit<Args<'putRule'>['rule'], 'id' | 'accountId' | 'conditions' | 'perHour'> & {
  conditions: Unfinished[];
  /** Null: it decides by itself, and how often is not there yet. */
  perHour?: number | null | undefined;
};

/** In the order of the menu: what is asked for most comes first. */
export const CONDITION_KINDS: readonly ConditionKind[] = [
  'country',
  'number',
  'name',
  'method',
  'brought',
  'listed',
  'removed',
  'strikes',
  'tag',
  'in-groups',
  'places-left',
  'age',
];

/** Twenty people an hour are an evening's work of a busy group, and few enough to look after. */
export const USUAL_PER_HOUR = 20;

export function draftOf(rule: ScreeningRule | undefined): RuleDraft {
  if (!rule) return { name: '', isOn: false, conditions: [], verdict: 'hold' };
  const { name, isOn, groupIds, setIds, conditions, verdict, perHour } = rule;
  return { name, isOn, groupIds, setIds, conditions, verdict, perHour };
}

/** Of a draft without a problem. */
export function ruleOf(draft: RuleDraft, ids: { id: RuleId; accountId: AccountId }): Args<'putRule'>['rule'] {
  return {
    ...draft,
    ...ids,
    name: draft.name.trim(),
    conditions: draft.conditions.filter(isFinished),
    perHour: draft.verdict === 'hold' ? undefined : (draft.perHour ?? undefined),
  };
}

export function newCondition(kind: ConditionKind): Condition {
  switch (kind) {
    case 'country':
      return { kind, is: 'one-of', countries: [] };
    case 'number':
      return { kind, is: 'hidden' };
    case 'method':
      return { kind, methods: [] };
    case 'brought':
      return { kind, by: 'anybody', people: [] };
    case 'name':
      return { kind, is: 'like', pattern: { as: 'text', text: '' } };
    case 'listed':
      return { kind, on: 'deny' };
    case 'removed':
      return { kind };
    case 'strikes':
      return { kind, atLeast: 2 };
    case 'tag':
      return { kind, tags: [] };
    case 'in-groups':
      return { kind, atLeast: 2 };
    case 'places-left':
      return { kind, atMost: 10 };
    case 'age':
      return { kind, is: 'older', hours: 24 };
  }
}
