import type { RuleId } from '@/utils/domain/ids.ts';
import { type Asking, requestPlan } from './request-plan.ts';
import type { JobPlan } from './shell.tsx';

/** SC17, SC40. What rules decided, as a job: its rule where one decided about all, else the rule of each person. */
export function ruledPlan<Row extends Asking>(
  kind: 'approve' | 'reject',
  rows: readonly Row[],
  ruleOf: (row: Row) => { id: RuleId; name: string } | undefined,
): JobPlan {
  const plan = requestPlan(kind, rows);
  const rules = new Map(rows.map((row) => [`${row.groupId} ${row.wid}`, ruleOf(row)]));
  const items = plan.items.map((item) => ({ item, rule: rules.get(`${item.groupId} ${item.wid}`) }));
  const first = items[0]?.rule;
  if (first && items.every(({ rule }) => rule?.id === first.id))
    return { ...plan, rule: { ...first, isAlone: false } };
  return { ...plan, items: items.map(({ item, rule }) => ({ ...item, ruleName: rule?.name })) };
}
