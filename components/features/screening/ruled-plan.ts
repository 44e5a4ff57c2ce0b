import { requestPlan } from '@/components/app/request-plan.ts';
import type { JobPlan } from '@/components/app/shell.tsx';
import type { RuleId } from '@/utils/domain/ids.ts';
import type { ScreenedRow } from '@/utils/store/api.ts';

/** SC17. What rules decided, as a job: its rule where one decided about all, else the rule of each person. */
export function ruledPlan(
  kind: 'approve' | 'reject',
  rows: readonly ScreenedRow[],
  nameOf: ReadonlyMap<RuleId, string>,
): JobPlan {
  const plan = requestPlan(kind, rows);
  const [first, ...others] = new Set(rows.flatMap(({ ruleId }) => (ruleId === undefined ? [] : [ruleId])));
  if (first === undefined) return plan;
  if (others.length === 0)
    return { ...plan, rule: { id: first, name: nameOf.get(first) ?? '', isAlone: false } };
  const ruleOf = new Map(rows.map((row) => [`${row.groupId} ${row.wid}`, row.ruleId]));
  return {
    ...plan,
    items: plan.items.map((item) => {
      const ruleId = ruleOf.get(`${item.groupId} ${item.wid}`);
      return { ...item, ruleName: ruleId && nameOf.get(ruleId) };
    }),
  };
}
