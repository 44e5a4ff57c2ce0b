/** Who waits at the door while a lock-down ends. Rules LK55–LK57: `SPEC.md`, "Lock-downs". */
import type { JobItem } from './job.ts';
import { type HeldSetting, isLockable, type KnownGroup, lockChange, opensAgain } from './locks.ts';
import { hasValue } from './reconcile.ts';

/** WhatsApp drops everybody who waits when approval is switched off: how many a setting that comes back would drop. LK55. */
export function dropsAtEnd(
  held: HeldSetting,
  lock: JobItem | undefined,
  group: (KnownGroup & { pendingCount: number }) | undefined,
): number {
  if (!group || !isLockable(group) || group.goneAt !== undefined || held.regardless) return 0;
  const before = lock?.before;
  if (before?.setting !== 'approval' || before.value || !opensAgain(lock)) return 0;
  return hasValue(group, lockChange('approval')) ? group.pendingCount : 0;
}

/** After so long those who came while WhatsApp was closed have been read, or cannot be. */
const FIRST_READ_MS = 120_000;

/** LK57: until when those who wait in a group are not known yet; nothing when they are. */
export function unreadUntil(
  wasRead: boolean,
  openSince: number | undefined,
  nowMs: number,
): number | undefined {
  const atMs = (openSince ?? Number.NEGATIVE_INFINITY) + FIRST_READ_MS;
  return wasRead || atMs <= nowMs ? undefined : atMs;
}
