import type { PersonId, TagId } from '@/utils/domain/ids.ts';
import type { Condition, ScreeningRule } from '@/utils/domain/screening.ts';

/** People and tags by the ids that they have here. A rule that came in decides nothing by itself before it was tried here (SC10). */
export function importedRule(
  rule: ScreeningRule,
  ids: { here(person: PersonId): PersonId; tagHere(tag: TagId): TagId },
): ScreeningRule {
  const conditions = rule.conditions.map((condition): Condition => {
    if (condition.kind === 'tag') return { ...condition, tags: condition.tags.map(ids.tagHere) };
    if (condition.kind === 'brought') return { ...condition, people: condition.people.map(ids.here) };
    return condition;
  });
  return {
    ...rule,
    conditions,
    perHour: undefined,
    triedAs: undefined,
    triedAt: undefined,
    triedAfter: undefined,
    triedOver: undefined,
    rightLost: undefined,
  };
}
