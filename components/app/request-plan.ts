import { jobItem } from './job-item.ts';
import { groupTitle, oneLine, personTitle } from './person-words.ts';
import type { JobPlan } from './shell.tsx';
import type { PersonSummary } from '@/utils/domain/person.ts';
import { sortForAct } from '@/utils/domain/select-eligible.ts';
import { t, tOf } from '@/utils/i18n.ts';
import type { RequestRow } from '@/utils/store/api.ts';

/** Who asks, as the queue and the trying of rules show them. */
export type Asking = PersonSummary & Pick<RequestRow, 'groupId' | 'groupName' | 'wid' | 'pendingJob'>;

/** The plan of approving or rejecting these requests; with several groups each line says which. */
export function requestPlan(kind: 'approve' | 'reject', rows: readonly Asking[]): JobPlan {
  const { eligible, leftOut } = sortForAct(rows, kind);
  const several = new Set(eligible.map((row) => row.groupId)).size > 1;
  return {
    kind,
    items: eligible.map((row) => {
      const item = jobItem(row);
      return several ? { ...item, detail: `${item.detail} · ${groupTitle(row.groupName)}` } : item;
    }),
    leftOut: leftOut.map(({ row, reason }) => ({ label: personTitle(row), reason: tOf('leftOut', reason) })),
  };
}

/** How somebody came: "by link", "brought by Boris". */
export function methodText(row: Pick<RequestRow, 'method' | 'addedBy'>): string {
  if (row.method === 'added-by-member' && row.addedBy?.displayName)
    return t('methodAddedBy', oneLine(row.addedBy.displayName));
  return tOf('method', row.method);
}
