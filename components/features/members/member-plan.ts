import { jobItem } from '@/components/app/job-item.ts';
import { personTitle } from '@/components/app/person-words.ts';
import type { JobPlan } from '@/components/app/shell.tsx';
import { sortForAct } from '@/utils/domain/select-eligible.ts';
import { tOf } from '@/utils/i18n.ts';
import type { MemberRow } from '@/utils/store/api.ts';

/** The plan of a bulk act on members; those it cannot reach are named with the reason. */
export function memberPlan(kind: 'remove' | 'promote' | 'demote', rows: readonly MemberRow[]): JobPlan {
  const { eligible, leftOut } = sortForAct(rows, kind);
  return {
    kind,
    items: eligible.map(jobItem),
    leftOut: leftOut.map(({ row, reason }) => ({ label: personTitle(row), reason: tOf('leftOut', reason) })),
  };
}
