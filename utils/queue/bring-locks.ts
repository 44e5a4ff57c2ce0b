/** Brings about what lock-downs and plans want now. Rules LK1–LK6, LK13, LK55–LK57, LK62: `domain/SPEC.md`. */
import type { SettingChange } from '@/utils/domain/group.ts';
import type { AccountId, GroupId } from '@/utils/domain/ids.ts';
import type { JobItem } from '@/utils/domain/job.ts';
import {
  canLock,
  type HeldSetting,
  type ItemPlace,
  lockChange,
  type LockedGroup,
  LOCK_SETTINGS,
  type LockSetting,
  nextLockStep,
  type WantedLock,
  wantedLocks,
} from '@/utils/domain/locks.ts';
import { wasReadSince } from '@/utils/domain/freshness.ts';
import type { LogLine } from '@/utils/domain/log-lines.ts';
import { dropsAtEnd, unreadUntil } from '@/utils/domain/lock-waits.ts';
import { sameData } from '@/utils/domain/same-data.ts';
import { hasValue, settingOf } from '@/utils/domain/reconcile.ts';
import { readHeldSets } from '@/utils/store/held-sets.ts';
import { readLockItems } from '@/utils/store/lock-items.ts';
import { requestCounts } from '@/utils/store/ranges.ts';
import type { GroupStored } from '@/utils/store/rows.ts';
import { writeLines } from '@/utils/store/write-lines.ts';
import type { LockDeps } from './deps.ts';
import { dropItems, makeLockJobs, type Order } from './lock-jobs.ts';
import { inQueue } from './transaction.ts';

type Work = { locks: Order[]; restores: Order[]; drops: JobItem[]; lines: LogLine[] };

/** Makes the jobs that are due now; when time alone will next want something. May be repeated: the second time nothing is due. */
export function bringLocksAbout(
  deps: LockDeps,
  accountId: AccountId,
): Promise<{ nextMs?: number | undefined }> {
  const { db, clock, zoneOffsetMs } = deps;
  return inQueue(deps, async () => {
    const nowMs = clock.now();
    const [lockdowns, plans, rows] = await Promise.all([
      db.lockdowns.where('accountId').equals(accountId).toArray(),
      db.lockPlans.where('accountId').equals(accountId).toArray(),
      db.locked.where('accountId').equals(accountId).toArray(),
    ]);
    const going = lockdowns.filter(({ endedAt }) => endedAt === undefined);
    if (going.length === 0 && rows.length === 0 && !plans.some(({ isOn }) => isOn)) return {};
    // LK3: what has ended by time stays so, whatever the clock says later.
    const over = going.filter(({ until }) => until !== undefined && until <= nowMs);
    await db.lockdowns.bulkPut(over.map((lockdown) => ({ ...lockdown, endedAt: nowMs })));

    const groups = await db.groups.where('accountId').equals(accountId).toArray();
    const itemAt = await readLockItems(db, rows);
    const unlocked = groupsFromBefore(groups, rows, itemAt);
    const { wanted, nextMs } = wantedLocks({
      lockdowns,
      plans,
      groups,
      held: await readHeldSets(db, accountId, plans, nowMs, unlocked),
      nowMs,
      offset: zoneOffsetMs,
    });
    const byId = new Map(groups.map((group) => [group.id, group]));
    const before = new Map(rows.map((row) => [row.groupId, row]));
    const work: Work = { locks: [], restores: [], drops: [], lines: [] };
    const waiting = await readWaiting(deps, accountId, rows);
    const after: LockedGroup[] = [];
    for (const groupId of new Set([...before.keys(), ...wanted.keys()])) {
      const row = nextRow(accountId, groupId, before.get(groupId), wanted.get(groupId));
      if (row) after.push(settle(row, wanted.get(groupId), byId.get(groupId), itemAt, waiting, work));
    }
    await dropItems(deps, work.drops);
    await makeLockJobs(deps, accountId, 'lock', work.locks, ({ name }) => name);
    await makeLockJobs(deps, accountId, 'restore', work.restores, ({ name }) => deps.lockWords.endOf(name));
    await writeLines(deps, accountId, work.lines);

    const left = after.filter(({ causes, held }) => causes.length > 0 || held.length > 0);
    const kept = new Set(left.map(({ groupId }) => groupId));
    await db.locked.bulkPut(left.filter((row) => !sameData(before.get(row.groupId), row)));
    await db.locked.bulkDelete(
      [...before.keys()].filter((id) => !kept.has(id)).map((id): [AccountId, GroupId] => [accountId, id]),
    );
    const times = [nextMs, waiting.readMs()].filter((atMs) => atMs !== undefined);
    return { nextMs: times.length > 0 ? Math.min(...times) : undefined };
  });
}

/** LK55, LK57: whom the end of a lock-down would drop. */
type Waiting = {
  /** Whether this setting stays for now. */
  holds(held: HeldSetting, lock: JobItem | undefined, group: GroupStored | undefined): boolean;
  /** When it is asked again, where it is not known yet who waits. */
  readMs(): number | undefined;
};

async function readWaiting(
  { db, clock }: LockDeps,
  accountId: AccountId,
  rows: readonly LockedGroup[],
): Promise<Waiting> {
  const isAny = rows.some(({ held }) => held.some(({ setting }) => setting === 'approval'));
  const counts = isAny ? await requestCounts(db, accountId) : new Map<GroupId, number>();
  const openSince = isAny ? (await db.accounts.get(accountId))?.openSince : undefined;
  let readMs: number | undefined;
  return {
    holds(held, lock, group) {
      if (!group || dropsAtEnd(held, lock, { ...group, pendingCount: 1 }) === 0) return false;
      if ((counts.get(group.id) ?? 0) > 0) return true;
      const wasRead = openSince === undefined || wasReadSince(group.requestsReadAt, openSince);
      const untilMs = unreadUntil(wasRead, openSince, clock.now());
      readMs = untilMs ?? readMs;
      return untilMs !== undefined;
    },
    readMs: () => readMs,
  };
}

/** LK23: the groups with the settings that they had before lock-downs closed them. */
function groupsFromBefore(
  groups: readonly GroupStored[],
  rows: readonly LockedGroup[],
  itemAt: (place: ItemPlace | undefined) => JobItem | undefined,
): GroupStored[] {
  const held = new Map(rows.map((row) => [row.groupId, row.held]));
  return groups.map((group) =>
    (held.get(group.id) ?? []).reduce((before, { lock }) => {
      const value = itemAt(lock)?.before;
      return value ? withSetting(before, value) : before;
    }, group),
  );
}

const withSetting = (group: GroupStored, { setting, value }: SettingChange): GroupStored => ({
  ...group,
  settings: { ...group.settings, [setting]: value },
});

function nextRow(
  accountId: AccountId,
  groupId: GroupId,
  before: LockedGroup | undefined,
  wanted: WantedLock | undefined,
): LockedGroup | undefined {
  const causes = wanted?.causes ?? [];
  const lastCause = causes[0] ?? before?.lastCause;
  return lastCause && { accountId, groupId, causes, lastCause, held: before?.held ?? [] };
}

/** The row as it will be; what it takes is added to the work, and fills in its places when the jobs are made. */
function settle(
  row: LockedGroup,
  wanted: WantedLock | undefined,
  group: GroupStored | undefined,
  itemAt: (place: ItemPlace | undefined) => JobItem | undefined,
  waiting: Waiting,
  work: Work,
): LockedGroup {
  const held: HeldSetting[] = [];
  const unknown: LockSetting[] = [];
  const { groupId, lastCause } = row;
  for (const setting of LOCK_SETTINGS) {
    const isWanted = wanted?.settings.includes(setting) ?? false;
    const known = row.held.find((one) => one.setting === setting);
    const [lock, restore] = [itemAt(known?.lock), itemAt(known?.restore)];
    const step = known
      ? nextLockStep({
          isWanted,
          lock,
          restore,
          isRestoring: known.restore !== undefined,
          isClosed: group?.goneAt === undefined && hasLockValue(group, setting),
          isHeldBack: !isWanted && waiting.holds(known, lock, group),
        })
      : isWanted
        ? 'lock'
        : 'forget';
    const isOver = step === 'forget' || step === 'lock';
    if (isOver && known?.regardless && restore?.state === 'done' && restore.reason !== 'already-done')
      work.lines.push({ action: 'approval-off', groupId, detail: lastCause.name });
    switch (step) {
      case 'keep':
        if (known) held.push(known);
        break;
      case 'drop-lock':
        if (lock) work.drops.push(lock);
        break;
      case 'drop-restore':
      case 'hold-again':
        if (restore && step === 'drop-restore') work.drops.push(restore);
        if (known) held.push({ setting, lock: known.lock });
        break;
      case 'restore':
        if (known && lock?.before) {
          const place: HeldSetting = { ...known };
          held.push(place);
          work.restores.push({
            cause: lastCause,
            setting,
            // Its label, and that it is only done while the value is ours (LK4).
            item: {
              groupId,
              identities: [],
              label: group?.subject ?? lock.label,
              change: lock.before,
              before: lock.change,
              onlyIf: lock.change,
            },
            onMade: (made) => {
              place.restore = made;
            },
          });
        }
        break;
      case 'lock':
        if (group && canLock(group, setting)) {
          work.locks.push({
            cause: lastCause,
            setting,
            item: {
              groupId,
              identities: [],
              label: group.subject,
              change: lockChange(setting),
              before: settingOf(group, setting),
            },
            onMade: (lockPlace) => {
              held.push({ setting, lock: lockPlace });
            },
          });
        } else unknown.push(setting);
        break;
      case 'forget':
        break;
    }
  }
  return { ...row, held, unknown: unknown.length > 0 ? unknown : undefined };
}

const hasLockValue = (group: GroupStored | undefined, setting: LockSetting): boolean =>
  group !== undefined && hasValue(group, lockChange(setting));
