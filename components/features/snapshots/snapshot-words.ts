import { isolate } from '@/components/app/isolate.ts';
import { oneLine } from '@/components/app/person-words.ts';
import type { DifferenceCounts } from '@/utils/domain/snapshot.ts';
import { formatDateTime, t, tn, tOf } from '@/utils/i18n.ts';
import type { SnapshotComparison, SnapshotRow } from '@/utils/store/api.ts';

/** "3 joined · 2 left · 1 setting"; nothing where all is the same. */
export function countTexts({ joined, left, roles, facts, known }: DifferenceCounts): string[] {
  return [
    joined > 0 && tn('snapJoined', joined),
    left > 0 && tn('snapLeft', left),
    roles > 0 && tn('snapRoles', roles),
    facts > 0 && tn('snapFacts', facts),
    known > 0 && tn('snapKnown', known),
  ].filter((text) => text !== false);
}

/** What stands below the date of a snapshot. */
export function rowFacts(row: SnapshotRow): string[] {
  const counts = row.since && countTexts(row.since);
  return [
    tn('membersCount', row.members),
    tOf('snapBy', row.by),
    ...(row.seenAt > row.at ? [t('snapUnchanged', formatDateTime(row.seenAt))] : []),
    ...(counts && counts.length > 0 ? counts : [t(row.since ? 'snapSame' : 'snapFirst')]),
  ];
}

/** How somebody left, as far as it is known. */
export function leavingText({ how, removedBy, leftAt }: SnapshotComparison['left'][number]): string {
  const text =
    how === 'removed' && removedBy !== undefined
      ? t('snapHow_removedBy', isolate(oneLine(removedBy)))
      : tOf('snapHow', how);
  return leftAt === undefined ? text : t('acrossDetail', text, formatDateTime(leftAt));
}
