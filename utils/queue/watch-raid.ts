/** Raid mode. Rules LK14–LK16, LK52, LK60: `domain/SPEC.md`. */
import { asId, type AccountId, type GroupId, type LockId } from '@/utils/domain/ids.ts';
import { isGoing, isLockable, type Lockdown } from '@/utils/domain/locks.ts';
import {
  answeredUntil,
  type Arrival,
  arrivedAfter,
  askedAt,
  clockAheadMs,
  countArrivals,
  isOffered,
  outlastsLock,
  type RaidMode,
  raidNow,
  windowMs,
} from '@/utils/domain/raid.ts';
import { readRaidMode } from '@/utils/store/lock-handlers.ts';
import { requestsOf } from '@/utils/store/ranges.ts';
import type { GroupStored } from '@/utils/store/rows.ts';
import type { LockDeps } from './deps.ts';
import { inQueue } from './transaction.ts';

const MINUTE_MS = 60_000;

/** To be called when the people at the door of a group were read. True: a lock-down was made. */
export function watchRaid(deps: LockDeps, accountId: AccountId, groupId: GroupId): Promise<boolean> {
  const { db, clock, newId, lockWords } = deps;
  return inQueue(deps, async () => {
    const now = clock.now();
    const mode = await readRaidMode(db, accountId);
    const group = await db.groups.get([accountId, groupId]);
    if (mode.does === 'nothing' || !group || !isLockable(group)) return false;
    const before = await db.raids.get([accountId, groupId]);
    const lockdowns = await db.lockdowns.where('accountId').equals(accountId).toArray();
    const isLocked = await isLockedNow(deps, group, lockdowns, now);
    const all = await readArrivals(deps, group, mode, now);
    const own = isLocked ? all : arrivedAfter(all, answeredUntil(lockdowns, groupId, mode, now));
    const count = countArrivals(own, mode, now).get(groupId) ?? 0;
    const found = raidNow(before, { accountId, groupId, count }, mode, { nowMs: now, isLocked });
    if (!found) return false;
    const { raid, isNew } = found;
    const isToLock = isNew && mode.does === 'lock' && !isLocked;
    await db.raids.put(isNew && (isLocked || isToLock) ? { ...raid, answer: 'locked' } : raid);
    if (!isToLock) return false;
    await db.lockdowns.put({
      id: asId<LockId>(newId()),
      accountId,
      name: lockWords.raid(),
      kind: 'raid',
      groupIds: [groupId],
      settings: mode.settings,
      at: now,
      until: now + mode.lockMinutes * MINUTE_MS,
    });
    return true;
  });
}

/** LK52: waves that go on when their lock-down is over. To be called before groups are opened. */
export async function watchGoingRaids(deps: LockDeps): Promise<void> {
  const { db, clock } = deps;
  const now = clock.now();
  for (const raid of await db.raids.filter(({ answer }) => answer === 'locked').toArray()) {
    const { accountId, groupId } = raid;
    if (!outlastsLock(raid, await readRaidMode(db, accountId), now)) continue;
    const group = await db.groups.get([accountId, groupId]);
    const lockdowns = await db.lockdowns.where('accountId').equals(accountId).toArray();
    if (group && !(await isLockedNow(deps, group, lockdowns, now))) await watchRaid(deps, accountId, groupId);
  }
}

/** Also when what was just made has not been brought about yet, or what is over not been opened. */
async function isLockedNow(
  { db }: LockDeps,
  group: GroupStored,
  lockdowns: readonly Lockdown[],
  now: number,
): Promise<boolean> {
  const { accountId, id: groupId } = group;
  const row = await db.locked.get([accountId, groupId]);
  if (row?.causes.some(({ until }) => until === undefined || until > now)) return true;
  return lockdowns.some((one) => isGoing(one, now) && one.groupIds.includes(groupId));
}

/** LK15: an offer that nobody answered ends; so it leaves the screens without a clock of theirs. */
export async function endOffers({ db, clock }: LockDeps): Promise<void> {
  const now = clock.now();
  await db.raids
    .filter((raid) => raid.answer === undefined && !isOffered(raid, now))
    .modify({ answer: 'dismissed' });
}

/** Who joined and who asked. Whom Muster let in has no line of joining in the log (MI6). */
async function readArrivals(
  { db }: LockDeps,
  group: GroupStored,
  mode: RaidMode,
  now: number,
): Promise<Arrival[]> {
  const { accountId, id: groupId } = group;
  const since = now - windowMs(mode);
  const lines = await db.log
    .where('[accountId+at]')
    .between([accountId, since], [accountId, now], false, true)
    .toArray();
  const ended = await db.pastRequests
    .where('[accountId+endedAt]')
    .between([accountId, since], [accountId, now], false, true)
    .toArray();
  const standing = await requestsOf(db, accountId, groupId);
  const { openSince } = (await db.accounts.get(accountId)) ?? {};
  const asked = [...standing, ...ended.filter((row) => row.groupId === groupId)];
  const aheadMs = clockAheadMs(asked, { ...mode, openSince, nowMs: now });
  return [
    ...lines.flatMap(({ action, groupId: where, personId, at }): Arrival[] =>
      action === 'seen-joined' && where === groupId && personId && at > (group.joinsSeenFrom ?? 0)
        ? [{ groupId, personId, at }]
        : [],
    ),
    ...asked.map((row): Arrival => ({ groupId, personId: row.personId, at: askedAt(row, aheadMs) })),
  ];
}
