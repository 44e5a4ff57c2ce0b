/** What a lock-down would do to each group that was chosen, before it is made. Rule LK21: `SPEC.md`, "Lock-downs". */
import type { GroupFacts } from './group.ts';
import { closedBy, isInTable } from './group-table.ts';
import { canLock, lockChange, type LockSetting } from './locks.ts';
import { hasValue } from './reconcile.ts';

/** Why a group is left out. */
export type NotLocked = 'gone' | 'not-admin' | 'suspended' | 'terminated' | 'unknown' | 'already';

/** Nothing: it is locked. */
export function whyNotLocked(
  group: GroupFacts & { goneAt?: number | undefined },
  settings: readonly LockSetting[],
): NotLocked | undefined {
  if (group.goneAt !== undefined) return 'gone';
  if (!isInTable(group)) return 'not-admin';
  const closed = closedBy(group);
  if (closed) return closed;
  // There only admins ever send (LK6).
  const own = settings.filter((setting) => setting !== 'announce' || group.kind !== 'announcement');
  const known = own.filter((setting) => canLock(group, setting));
  if (known.some((setting) => !hasValue(group, lockChange(setting)))) return undefined;
  return known.length < own.length ? 'unknown' : 'already';
}
