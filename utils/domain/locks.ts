/** Lock-downs of groups: which are wanted now, and what is to be done about each setting; a table of steps, so past 250 lines. Rules LK1–LK6: `SPEC.md`. */
import type { GroupFacts, SettingChange } from './group.ts';
import { closedBy, isInTable } from './group-table.ts';
import type { AccountId, GroupId, JobId, LockId } from './ids.ts';
import type { JobItem } from './job.ts';
import { planAt } from './lock-plan.ts';
import { hasValue, settingOf } from './reconcile.ts';
import { groupsIn, type HeldSets, type Scope } from './scope.ts';
import type { ZoneOffset } from './zoned-time.ts';

/** What a lock-down may close, in the order in which it does. */
export const LOCK_SETTINGS = ['announce', 'approval', 'addMode'] as const;
export type LockSetting = (typeof LOCK_SETTINGS)[number];

export type LockKind = 'hand' | 'raid' | 'plan';

/** A lock-down of now: made by an admin, or against a raid. It begins when it is made. */
export type Lockdown = {
  id: LockId;
  accountId: AccountId;
  name: string;
  kind: 'hand' | 'raid';
  /** Those it still holds. */
  groupIds: GroupId[];
  settings: LockSetting[];
  at: number;
  /** Missing: until somebody ends it. */
  until?: number | undefined;
  endedAt?: number | undefined;
};

/** Days are 1 (Monday) to 7 (Sunday), times minutes of the day. A `to` that is not later than `from` is of the next day. */
export type WeeklyTime = { days: number[]; from: number; to: number };

/** Whole days of the calendar, `2027-01-18`, both included. */
export type PlanException = { is: 'on' | 'off'; from: string; to: string };

export type LockPlan = Scope & {
  id: LockId;
  accountId: AccountId;
  name: string;
  isOn: boolean;
  settings: LockSetting[];
  /** As IANA names it: `Europe/Berlin`. */
  timeZone: string;
  weekly: WeeklyTime[];
  exceptions: PlanException[];
  /** Groups that were let go by hand, until the lock of that time would have ended. */
  released?: { groupId: GroupId; until?: number | undefined }[] | undefined;
  updatedAt: number;
};

/** Why a group is locked now. */
export type LockCause = { id: LockId; kind: LockKind; name: string; until?: number | undefined };

/** An item of a job. */
export type ItemPlace = { jobId: JobId; index: number };

export type HeldSetting = {
  setting: LockSetting;
  /** The item that set it; it keeps the value from before. */
  lock: ItemPlace;
  /** The item that brings that value back. */
  restore?: ItemPlace | undefined;
  /** The admin wants it back although somebody waits. LK56. */
  regardless?: true | undefined;
};

/** A group that is locked, or being opened again, or that could not be opened again (`causes` is empty then). */
export type LockedGroup = {
  accountId: AccountId;
  groupId: GroupId;
  causes: LockCause[];
  /** The last cause there was: its name is the reason of the job that brings the settings back. */
  lastCause: LockCause;
  held: HeldSetting[];
  /** Wanted, and not held since the present value is not known yet. LK6. */
  unknown?: LockSetting[] | undefined;
};

/** The value that a lock-down gives a setting. */
export function lockChange(setting: LockSetting): SettingChange {
  return setting === 'addMode' ? { setting, value: 'admins' } : { setting, value: true };
}

export type KnownGroup = GroupFacts & { goneAt?: number | undefined };

/** Groups that a lock-down of all holds. LK10. */
export const isLockable = (group: KnownGroup): boolean => isInTable(group) && closedBy(group) === undefined;

/** LK6: in the announcement group of a community only admins ever send. */
const isFixed = (group: KnownGroup, setting: LockSetting): boolean =>
  setting === 'announce' && group.kind === 'announcement';

/** LK6: whether the setting can be locked now; its present value must be known, as the end needs it. */
export const canLock = (group: KnownGroup, setting: LockSetting): boolean =>
  settingOf(group, setting) !== undefined;

/** LK41, LK64: nothing is left to close. */
export const isClosed = (group: KnownGroup, settings: readonly LockSetting[] = LOCK_SETTINGS): boolean =>
  settings.every((setting) => isFixed(group, setting) || hasValue(group, lockChange(setting)));

export type WantedLock = { causes: LockCause[]; settings: LockSetting[] };

/** What ought to be locked now, and when that changes next by time alone. LK1, LK2, LK7. */
export function wantedLocks(world: {
  lockdowns: readonly Lockdown[];
  plans: readonly LockPlan[];
  groups: readonly KnownGroup[];
  /** What the sets hold that the plans name. LK23. */
  held: HeldSets;
  nowMs: number;
  offset: ZoneOffset;
}): { wanted: Map<GroupId, WantedLock>; nextMs?: number | undefined } {
  const { nowMs } = world;
  const wanted = new Map<GroupId, WantedLock>();
  let nextMs: number | undefined;
  const changesAt = (atMs: number | undefined): void => {
    if (atMs !== undefined && atMs > nowMs) nextMs = Math.min(nextMs ?? atMs, atMs);
  };
  const known = new Map(
    world.groups
      .filter((group) => group.goneAt === undefined && group.kind !== 'community' && !closedBy(group))
      .map((group) => [group.id, group]),
  );
  const want = (groupId: GroupId, cause: LockCause, settings: readonly LockSetting[]): void => {
    const group = known.get(groupId);
    const own = group ? settings.filter((setting) => !isFixed(group, setting)) : [];
    if (own.length === 0) return;
    const before = wanted.get(groupId) ?? { causes: [], settings: [] };
    wanted.set(groupId, {
      causes: [...before.causes, cause],
      settings: LOCK_SETTINGS.filter((one) => before.settings.includes(one) || own.includes(one)),
    });
  };

  for (const lockdown of world.lockdowns.filter((one) => isGoing(one, nowMs))) {
    const { id, kind, name, until } = lockdown;
    changesAt(until);
    for (const groupId of lockdown.groupIds) want(groupId, { id, kind, name, until }, lockdown.settings);
  }
  for (const plan of world.plans) {
    if (!plan.isOn) continue;
    const { isLocked, changesAtMs } = planAt(plan, nowMs, world.offset);
    changesAt(changesAtMs);
    if (!isLocked) continue;
    const { id, name } = plan;
    const released = new Set(
      (plan.released ?? [])
        .filter(({ until }) => until === undefined || until > nowMs)
        .map(({ groupId }) => groupId),
    );
    const all = groupsIn(plan, world.held) ?? [...known.values()].filter(isLockable).map((group) => group.id);
    for (const groupId of all)
      if (!released.has(groupId))
        want(groupId, { id, kind: 'plan', name, until: changesAtMs }, plan.settings);
  }
  return { wanted, nextMs };
}

/** LK3: one that has ended stays so, also when the clock is set back. */
export const isGoing = ({ until, endedAt }: Lockdown, nowMs: number): boolean =>
  endedAt === undefined && (until === undefined || until > nowMs);

/** Until when a group is locked by all of these; no time when one of them has no end. */
export function lockedUntil(causes: readonly LockCause[]): number | undefined {
  let latest: number | undefined;
  for (const { until } of causes) {
    if (until === undefined) return undefined;
    latest = Math.max(latest ?? until, until);
  }
  return latest;
}

/** LK40: how many groups open when this lock-down or plan ends, and how many of its groups something else holds; what was closed before is neither. LK55: how many wait where approval then stays on. */
export function whatOpens(
  locked: readonly (Pick<LockedGroup, 'causes'> & { opens: boolean; waits: number })[],
  lockId: LockId | undefined,
): { opens: number; stays: number; waits: number } {
  const own = locked.filter(({ causes }) => causes.some(({ id }) => id === lockId));
  const going = own.filter(({ causes }) => causes.every(({ id }) => id === lockId));
  const waits = going.reduce((sum, one) => sum + one.waits, 0);
  return { opens: going.filter(({ opens }) => opens).length, stays: own.length - going.length, waits };
}

/** LK40, LK61: whether the end of something that holds so many groups by hand asks first. */
export const asksFirst = (
  groupCount: number,
  { opens, stays, waits }: ReturnType<typeof whatOpens>,
): boolean => waits > 0 || (groupCount > 1 && opens + stays > 0);

/**
 * `lock`: set it, and remember that · `hold-again`: it still has the value of the lock-down, and the one from before is
 * known · `restore`: bring back what was before · `drop-lock`, `drop-restore`: what has not been sent yet is not wanted any
 * more · `forget`: nothing is left to do · `keep`: as it is.
 */
export type LockStep = 'lock' | 'hold-again' | 'restore' | 'drop-lock' | 'drop-restore' | 'forget' | 'keep';

/** What is to be done about one setting that is held. LK2–LK5, LK22, LK55. */
export function nextLockStep(world: {
  isWanted: boolean;
  lock: JobItem | undefined;
  restore?: JobItem | undefined;
  isRestoring: boolean;
  /** Whether the setting has the value of the lock-down now. */
  isClosed: boolean;
  /** Whether to bring it back would drop people who wait. */
  isHeldBack?: boolean | undefined;
}): LockStep {
  const { isWanted, lock, restore, isRestoring, isClosed, isHeldBack = false } = world;
  if (isRestoring) {
    if (restore?.state === 'acting') return 'keep';
    if (restore?.state === 'todo') return isWanted || isHeldBack ? 'drop-restore' : 'keep';
    if (lock && isNotBack(restore) && isClosed) return isWanted ? 'hold-again' : 'keep';
    // It is back, or somebody changed it. A new wish locks anew, from what is there now.
    return isWanted ? 'lock' : 'forget';
  }
  if (isWanted) return 'keep';
  switch (lock?.state) {
    case 'acting':
      return 'keep';
    case 'todo':
      return 'drop-lock';
    case undefined:
      return 'forget';
    default:
      if (!lock || !mayHaveLocked(lock)) return 'forget';
      return isHeldBack ? 'keep' : 'restore';
  }
}

/** LK22, LK51: the value from before was to be brought back, and was not. */
export const isStuck = (
  held: HeldSetting,
  itemAt: (place: ItemPlace | undefined) => JobItem | undefined,
): boolean => held.restore !== undefined && isNotBack(itemAt(held.restore));

function isNotBack(restore: JobItem | undefined): boolean {
  if (restore === undefined || restore.state === 'failed') return true;
  return restore.state === 'skipped' && restore.reason !== 'changed-meanwhile';
}

/** LK51: the setting is not as the lock-down wants it, and will not be. Without an item nothing was set. */
export const isNotLocked = (lock: JobItem | undefined, group: GroupFacts | undefined): boolean =>
  lock === undefined ||
  ((lock.state === 'failed' || lock.state === 'skipped') &&
    !(group && lock.change && hasValue(group, lock.change)));

/** LK40: whether what this item set, or is about to, comes back at the end. */
export const opensAgain = (lock: JobItem | undefined): boolean =>
  lock !== undefined && (lock.state === 'todo' || lock.state === 'acting' || mayHaveLocked(lock));

/** Whether Muster gave the setting the value that it has, or may have. What was so before stays so. */
function mayHaveLocked({ state, reason, before, change }: JobItem): boolean {
  if (before === undefined || before.value === change?.value) return false;
  return (state === 'done' && reason !== 'already-done') || (state === 'failed' && reason === 'unclear');
}
