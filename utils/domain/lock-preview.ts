/** What a lock-down would do to each group that was chosen, before it is made. Rules LK21, LK58: `SPEC.md`, "Lock-downs". */
import type { GroupFacts } from './group.ts';
import { closedBy, isInTable } from './group-table.ts';
import { canLock, lockChange, type LockSetting } from './locks.ts';
import { estimateMs } from './pacing.ts';
import { hasValue } from './reconcile.ts';
import type { PacingSettings } from './settings.ts';

/** Why a group is left out. */
export type NotLocked = 'gone' | 'not-admin' | 'suspended' | 'terminated' | 'unknown' | 'already';

/** Nothing: it is locked. `isHeld`: another lock-down holds it; what that one closed, this one holds too. */
export function whyNotLocked(
  group: GroupFacts & { goneAt?: number | undefined },
  settings: readonly LockSetting[],
  isHeld: boolean,
): NotLocked | undefined {
  if (group.goneAt !== undefined) return 'gone';
  if (!isInTable(group)) return 'not-admin';
  const closed = closedBy(group);
  if (closed) return closed;
  const own = ownSettings(group, settings);
  const known = own.filter((setting) => canLock(group, setting));
  if (known.some((setting) => !hasValue(group, lockChange(setting)))) return undefined;
  if (known.length < own.length) return 'unknown';
  return isHeld && own.length > 0 ? undefined : 'already';
}

/** There only admins ever send (LK6). */
const ownSettings = (group: GroupFacts, settings: readonly LockSetting[]): LockSetting[] =>
  settings.filter((setting) => setting !== 'announce' || group.kind !== 'announcement');

/** LK58: how long it takes to close these groups, and whether that is much of the time that they are to be closed. */
export function lockTakes(
  groups: readonly GroupFacts[],
  settings: readonly LockSetting[],
  lastsMs: number | undefined,
  pacing: PacingSettings,
): { ms: number; isLong: boolean } {
  const items = groups.flatMap((group) =>
    ownSettings(group, settings)
      .filter((setting) => canLock(group, setting) && !hasValue(group, lockChange(setting)))
      .map(() => ({ groupId: group.id })),
  );
  const ms = estimateMs('set', items, pacing);
  return { ms, isLong: lastsMs !== undefined && ms > lastsMs / 2 };
}
