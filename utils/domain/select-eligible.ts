/** Who of the chosen an act can reach, and why the others are left out. Rules LE1–LE5: `SPEC.md`, "Lists". */
import type { Role } from './group.ts';
import type { JobKind } from './job.ts';

export const LEFT_OUT_REASONS = [
  'is-me',
  'is-superadmin',
  'is-admin',
  'already-admin',
  'not-admin-yet',
  'already-pending',
  'already-member',
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

export type Candidate = { isMe: boolean; role?: Role | undefined; pendingJob?: JobKind | undefined };

export type Sorted<Row> = { eligible: Row[]; leftOut: { row: Row; reason: LeftOutReason }[] };

/** Sorts members for a bulk act on them. Order is kept in both lists. */
export function sortForAct<Row extends Candidate>(
  rows: readonly Row[],
  kind: 'approve' | 'reject' | 'remove' | 'promote' | 'demote',
): Sorted<Row> {
  const sorted: Sorted<Row> = { eligible: [], leftOut: [] };
  for (const row of rows) {
    const reason = reasonToLeaveOut(row, kind);
    if (reason) sorted.leftOut.push({ row, reason });
    else sorted.eligible.push(row);
  }
  return sorted;
}

function reasonToLeaveOut(row: Candidate, kind: JobKind): LeftOutReason | undefined {
  if (row.pendingJob !== undefined) return 'already-pending';
  if (kind === 'approve' || kind === 'reject') return undefined;
  if (row.isMe) return 'is-me';
  if (kind === 'promote') return row.role === 'member' ? undefined : 'already-admin';
  if (row.role === 'superadmin') return 'is-superadmin';
  if (kind === 'remove') return row.role === 'admin' ? 'is-admin' : undefined;
  return row.role === 'admin' ? undefined : 'not-admin-yet';
}
