/** The end of lock-downs by hand. Rules LK3, LK12, LK22, LK52, LK56, LK62, LG23, LG24: `domain/SPEC.md`. */
import type { AccountId, GroupId, LockId } from '@/utils/domain/ids.ts';
import { planAt } from '@/utils/domain/lock-plan.ts';
import { isGoing, isStuck, type Lockdown, type LockedGroup, type LockPlan } from '@/utils/domain/locks.ts';
import { endLines, type LogLine } from '@/utils/domain/log-lines.ts';
import { isLetIn } from '@/utils/domain/raid.ts';
import { type CommandHandlers, done, type StoreDeps } from './deps.ts';
import { readLockItems } from './lock-items.ts';
import { writeLines } from './write-lines.ts';

type EndDeps = Pick<StoreDeps, 'db' | 'clock' | 'newId' | 'zoneOffsetMs'>;

export function lockEndCommands(deps: EndDeps): CommandHandlers<'endLock' | 'settleStuckLock'> {
  const { db, clock, zoneOffsetMs } = deps;
  return {
    endLock: ({ accountId, lockId, groupId }) =>
      db.transaction(
        'rw',
        [db.lockdowns, db.lockPlans, db.locked, db.raids, db.groups, db.log, db.accounts],
        async () => {
          const now = clock.now();
          const isMeant = (one: { id: LockId }): boolean => lockId === undefined || one.id === lockId;
          const [lockdowns, plans, locked] = await Promise.all([
            db.lockdowns.where('accountId').equals(accountId).toArray(),
            db.lockPlans.where('accountId').equals(accountId).toArray(),
            db.locked.where('accountId').equals(accountId).toArray(),
          ]);
          const lines: LogLine[] = [];
          const letIn = new Set<GroupId>();
          const causesOf = new Map(locked.map((row) => [row.groupId, row.causes]));
          for (const lockdown of lockdowns.filter((one) => isMeant(one) && isGoing(one, now))) {
            const left = groupId === undefined ? [] : lockdown.groupIds.filter((other) => other !== groupId);
            if (left.length === lockdown.groupIds.length) continue;
            await db.lockdowns.put({
              ...lockdown,
              groupIds: left.length > 0 ? left : lockdown.groupIds,
              endedAt: left.length > 0 ? undefined : now,
            });
            const { name, groupIds } = lockdown;
            for (const id of groupId === undefined ? groupIds : [groupId])
              if (isLetIn([...(causesOf.get(id) ?? []), lockdown], isMeant)) letIn.add(id);
            const own = heldBy(locked, lockdown.id);
            // What was just made may not have been brought about yet.
            const ended = groupId === undefined ? (own.length > 0 ? own : groupIds) : [groupId];
            lines.push(...endLines(name, ended));
          }
          for (const plan of plans.filter((one) => isMeant(one) && one.isOn)) {
            const { isLocked, changesAtMs: until } = planAt(plan, now, zoneOffsetMs);
            if (!isLocked) continue;
            const groupIds = groupId === undefined ? heldBy(locked, lockId) : [groupId];
            const ids = new Set(groupIds);
            for (const id of groupIds) if (isLetIn(causesOf.get(id) ?? [], isMeant)) letIn.add(id);
            const going = (plan.released ?? []).filter((one) => one.until === undefined || one.until > now);
            const before = going.filter((one) => !ids.has(one.groupId));
            const released = groupIds.map((id) => ({ groupId: id, until }));
            await db.lockPlans.put({ ...plan, released: [...before, ...released] });
            const ended = heldBy(locked, plan.id).filter((id) => ids.has(id) && !isReleased(going, id));
            lines.push(...endLines(plan.name, ended));
          }
          await db.raids
            .where('[accountId+groupId]')
            .anyOf([...letIn].map((id): [AccountId, GroupId] => [accountId, id]))
            .modify({ answer: 'dismissed' });
          await writeLines(deps, accountId, lines);
          return done(null);
        },
      ),

    settleStuckLock: ({ accountId, groupIds, does }) =>
      db.transaction('rw', [db.locked, db.items, db.jobs, db.groups, db.log, db.accounts], async () => {
        const rows = await db.locked.bulkGet(groupIds.map((id): [AccountId, GroupId] => [accountId, id]));
        const known = rows.filter((row) => row !== undefined);
        const itemAt = await readLockItems(db, known);
        const lines: LogLine[] = [];
        if (does === 'regardless') {
          const over = known.filter(
            ({ causes, held }) =>
              causes.length === 0 && held.some((one) => one.setting === 'approval' && !one.regardless),
          );
          await db.locked.bulkPut(
            over.map((row) => ({
              ...row,
              held: row.held.map((one) =>
                one.setting === 'approval' ? { ...one, regardless: true as const } : one,
              ),
            })),
          );
          for (const { groupId, lastCause } of over)
            lines.push({ action: 'approval-off', groupId, detail: lastCause.name });
          await writeLines(deps, accountId, lines);
          return done(null);
        }
        for (const row of known) {
          if (!row.held.some((one) => isStuck(one, itemAt))) continue;
          const held = row.held.flatMap((one) => {
            if (!isStuck(one, itemAt)) return [one];
            // Without a restore it is as if the lock-down had just ended.
            return does === 'again' ? [{ setting: one.setting, lock: one.lock }] : [];
          });
          await db.locked.put({ ...row, held });
          if (does === 'nothing')
            lines.push({ action: 'stuck-left', groupId: row.groupId, detail: row.lastCause.name });
        }
        await writeLines(deps, accountId, lines);
        return done(null);
      }),
  };
}

/** The groups in which this is a cause of a lock now; without an id: in which anything is. */
function heldBy(locked: readonly LockedGroup[], lockId: Lockdown['id'] | undefined): GroupId[] {
  return locked
    .filter(({ causes }) => causes.some((cause) => lockId === undefined || cause.id === lockId))
    .map(({ groupId }) => groupId);
}

const isReleased = (released: NonNullable<LockPlan['released']>, groupId: GroupId): boolean =>
  released.some((one) => one.groupId === groupId);
