import { jobItem } from './job-item.ts';
import { groupTitle, oneLine, personTitle } from './person-words.ts';
import type { JobPlan } from './shell.tsx';
import type { RuleId } from '@/utils/domain/ids.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';
import { sortForAct } from '@/utils/domain/select-eligible.ts';
import { t, tOf } from '@/utils/i18n.ts';
import type { RequestRow } from '@/utils/store/api.ts';

/** Who asks, as the queue and the trying of rules show them. */
type Asking = PersonSummary & Pick<RequestRow, 'groupId' | 'groupName' | 'wid' | 'pendingJob'>;

/**
 * The plan of approving or rejecting these requests; with several groups each line says which. `ruleOf`: by which rule
 * somebody is decided. Where that is one for all it is the job's, else each person keeps their own: rules SC17, SC40.
 */
export function requestPlan<Row extends Asking>(
  kind: 'approve' | 'reject',
  rows: readonly Row[],
  ruleOf: (row: Row) => { id: RuleId; name: string } | undefined = () => undefined,
): JobPlan {
  const { eligible, leftOut } = sortForAct(rows, kind);
  const several = new Set(eligible.map((row) => row.groupId)).size > 1;
  const rules = eligible.map((row) => ruleOf(row));
  const one = rules.every((rule) => rule?.id === rules[0]?.id) ? rules[0] : undefined;
  return {
    kind,
    rule: one && { ...one, isAlone: false },
    items: eligible.map((row, at) => {
      const rule = one ? undefined : rules[at];
      const item = { ...jobItem(row), ruleName: rule?.name, ruleId: rule?.id };
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
