/** Lock-downs, plans and raid mode as they are written and asked for. What they bring about is the queue's (`utils/queue/bring-locks.ts`). */
import type { GroupFacts } from '@/utils/domain/group.ts';
import type { AccountId, GroupId } from '@/utils/domain/ids.ts';
import type { JobItem } from '@/utils/domain/job.ts';
import { PLANS_LIMIT, planProblem } from '@/utils/domain/lock-plan.ts';
import {
  isGoing,
  isNotLocked,
  isStuck,
  opensAgain,
  type LockedGroup,
  type Lockdown,
  type LockPlan,
} from '@/utils/domain/locks.ts';
import { dropsAtEnd } from '@/utils/domain/lock-waits.ts';
import { planLines, raidLines } from '@/utils/domain/log-lines.ts';
import { isOffered, type RaidMode, raidModeOf, raidModeProblem } from '@/utils/domain/raid.ts';
import { whyNotLocked } from '@/utils/domain/lock-preview.ts';
import { hasValue } from '@/utils/domain/reconcile.ts';
import { sameData } from '@/utils/domain/same-data.ts';
import type { LockedRow } from './api.ts';
import type { Database } from './db.ts';
import {
  type CommandHandlers,
  done,
  type QueryDeps,
  type QueryHandlers,
  refuse,
  type StoreDeps,
} from './deps.ts';
import { lockEndCommands } from './lock-ends.ts';
import { readLockItems } from './lock-items.ts';
import { requestCounts } from './ranges.ts';
import { writeLines } from './write-lines.ts';

/** A command that is repeated within this time finds that it was done. */
export const ENDED_LOCKS_KEEP_MS = 86_400_000;

type LockDeps = Pick<StoreDeps, 'db' | 'clock'>;
type CommandDeps = Pick<QueryDeps, 'db' | 'clock' | 'newId' | 'zoneOffsetMs' | 'sayLocked'>;

export async function readRaidMode(db: Database, accountId: AccountId): Promise<RaidMode> {
  return (await db.raidModes.get(accountId)) ?? raidModeOf(accountId);
}

/** WhatsApp's own word of a setting that was just set comes a moment later. */
const FOLLOWS_MS = 10_000;

async function lockedRows({ db, clock }: LockDeps, accountId: AccountId): Promise<LockedRow[]> {
  const rows = await db.locked.where('accountId').equals(accountId).toArray();
  const itemAt = await readLockItems(db, rows);
  const groups = await db.groups.bulkGet(
    rows.map(({ groupId }): [AccountId, GroupId] => [accountId, groupId]),
  );
  const isAny = rows.some(({ held }) => held.some(({ setting }) => setting === 'approval'));
  const counts = isAny ? await requestCounts(db, accountId) : new Map<GroupId, number>();
  return rows.map((row, index): LockedRow => {
    const own = row.held.map(({ lock }) => itemAt(lock));
    const isLeftClosed = row.held.some((held) => isStuck(held, itemAt));
    const group = groups[index];
    const pendingCount = counts.get(row.groupId) ?? 0;
    const waits = row.held
      .filter(({ restore }) => (itemAt(restore)?.state ?? 'todo') === 'todo')
      .reduce((sum, one) => sum + dropsAtEnd(one, itemAt(one.lock), group && { ...group, pendingCount }), 0);
    const isWaiting = waits > 0 && row.causes.length === 0;
    const state = isLeftClosed ? 'stuck' : isWaiting ? 'waiting' : stateOf(row, own, group, clock.now());
    const opens = own.some(opensAgain);
    return { groupId: row.groupId, causes: row.causes, state, opens, waits: isLeftClosed ? 0 : waits };
  });
}

function stateOf(
  row: LockedGroup,
  items: readonly (JobItem | undefined)[],
  group: GroupFacts | undefined,
  now: number,
): LockedRow['state'] {
  if (row.causes.length === 0) return 'opening';
  if (items.some((item) => isNotLocked(item, group))) return 'failed';
  // Without an item it is not known yet what there is to set (LK6).
  if (
    items.length === 0 ||
    row.unknown !== undefined ||
    items.some((item) => item?.state === 'todo' || item?.state === 'acting')
  )
    return 'locking';
  const isChanged = items.some(
    (item) =>
      item?.change && group && (item.finishedAt ?? 0) < now - FOLLOWS_MS && !hasValue(group, item.change),
  );
  return isChanged ? 'changed' : 'locked';
}

export function lockQueries(deps: LockDeps): QueryHandlers<'locks'> {
  const { db, clock } = deps;
  return {
    async locks({ accountId }) {
      const now = clock.now();
      const [lockdowns, plans, locked, raids, raidMode] = await Promise.all([
        db.lockdowns.where('accountId').equals(accountId).toArray(),
        db.lockPlans.where('accountId').equals(accountId).toArray(),
        lockedRows(deps, accountId),
        db.raids.where('accountId').equals(accountId).toArray(),
        readRaidMode(db, accountId),
      ]);
      return done({
        lockdowns: lockdowns.filter((one) => isGoing(one, now)).sort((a, b) => b.at - a.at),
        plans: plans.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1)),
        locked,
        raids: raids.filter((raid) => isOffered(raid, now)),
        raidMode,
      });
    },
  };
}

type LockCommand =
  | 'lockNow'
  | 'endLock'
  | 'settleStuckLock'
  | 'putLockPlan'
  | 'switchLockPlan'
  | 'deleteLockPlan'
  | 'putRaidMode'
  | 'dismissRaid';

export function lockCommands(deps: CommandDeps): CommandHandlers<LockCommand> {
  const { db, clock, zoneOffsetMs } = deps;
  const overPlans = <Value>(work: () => Promise<Value>): Promise<Value> =>
    db.transaction('rw', db.lockPlans, db.log, db.accounts, work);
  return {
    ...lockEndCommands(deps),

    lockNow: ({ lockdown }) =>
      db.transaction('rw', db.lockdowns, db.raids, db.groups, db.locked, async () => {
        const now = clock.now();
        if (lockdown.groupIds.length === 0) return refuse('invalid', 'no-groups');
        if (lockdown.settings.length === 0) return refuse('invalid', 'no-settings');
        const told = done({ text: deps.sayLocked(await previewOf(db, lockdown)) });
        // The same order again.
        if (await db.lockdowns.get(lockdown.id)) return told;
        if (lockdown.until !== undefined && lockdown.until <= now) return refuse('invalid', 'until');
        await db.lockdowns.put({ ...lockdown, groupIds: [...new Set(lockdown.groupIds)], at: now });
        const raids = await db.raids.bulkGet(
          lockdown.groupIds.map((groupId): [AccountId, GroupId] => [lockdown.accountId, groupId]),
        );
        await db.raids.bulkPut(raids.flatMap((raid) => (raid ? [{ ...raid, answer: 'locked' }] : [])));
        return told;
      }),

    /** LK11, LK42, LG22. What was let go by hand is not kept where the plan says something else now; another name is nothing else. */
    putLockPlan: ({ plan, released: was }) =>
      overPlans(async () => {
        const problem = planProblem(plan, clock.now(), zoneOffsetMs);
        if (problem) return refuse('invalid', problem);
        const before = await db.lockPlans.get(plan.id);
        if (!before && (await db.lockPlans.where('accountId').equals(plan.accountId).count()) >= PLANS_LIMIT)
          return refuse('invalid', 'too-many-plans');
        const next: LockPlan = { ...plan, name: plan.name.trim(), updatedAt: before?.updatedAt ?? 0 };
        const { released, ...old } = before ?? { released: was };
        if (sameData(old, next)) return done(null);
        const isSame = !before || sameData({ ...old, name: next.name }, next);
        await db.lockPlans.put({
          ...next,
          released: isSame ? released : undefined,
          updatedAt: clock.now(),
        });
        await writeLines(deps, plan.accountId, planLines(before, next));
        return done(null);
      }),

    /** LG22. */
    switchLockPlan: ({ lockId, isOn }) =>
      overPlans(async () => {
        const plan = await db.lockPlans.get(lockId);
        if (!plan) return refuse('not-found', 'plan');
        if (plan.isOn === isOn) return done(null);
        await db.lockPlans.put({ ...plan, isOn, released: undefined, updatedAt: clock.now() });
        await writeLines(deps, plan.accountId, planLines(plan, { ...plan, isOn }));
        return done(null);
      }),

    /** LG22. */
    deleteLockPlan: ({ lockId }) =>
      overPlans(async () => {
        const plan = await db.lockPlans.get(lockId);
        if (!plan) return done(null);
        await db.lockPlans.delete(lockId);
        await writeLines(deps, plan.accountId, planLines(plan, undefined));
        return done(null);
      }),

    /** LK17, LG22. */
    putRaidMode: ({ mode }) =>
      db.transaction('rw', db.raidModes, db.log, db.accounts, async () => {
        const problem = raidModeProblem(mode);
        if (problem) return refuse('invalid', problem);
        const before = await readRaidMode(db, mode.accountId);
        await db.raidModes.put(mode);
        await writeLines(deps, mode.accountId, raidLines(before, mode));
        return done(null);
      }),

    dismissRaid: ({ accountId, groupId }) =>
      db.transaction('rw', db.raids, async () => {
        const raid = await db.raids.get([accountId, groupId]);
        if (raid && raid.answer === undefined) await db.raids.put({ ...raid, answer: 'dismissed' });
        return done(null);
      }),
  };
}

/** LK21: how many of its groups a lock-down closes, and which not and why. */
async function previewOf(
  db: Database,
  { accountId, groupIds, settings }: Pick<Lockdown, 'accountId' | 'groupIds' | 'settings'>,
): Promise<Parameters<QueryDeps['sayLocked']>[0]> {
  const keys = [...new Set(groupIds)].map((id): [AccountId, GroupId] => [accountId, id]);
  const [groups, held] = await Promise.all([db.groups.bulkGet(keys), db.locked.bulkGet(keys)]);
  const lines = groups.flatMap((group, at) => {
    if (!group) return [];
    const isHeld = (held[at]?.causes.length ?? 0) > 0;
    return [{ subject: group.subject, why: whyNotLocked(group, settings, isHeld) }];
  });
  const leftOut = lines.flatMap(({ subject, why }) => (why ? [{ subject, why }] : []));
  return { count: lines.length - leftOut.length, leftOut };
}
