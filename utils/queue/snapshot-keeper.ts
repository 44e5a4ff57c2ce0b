/** Daily snapshots. Rules SN7, SN8: `domain/SPEC.md`, "Snapshots". */
import { asId, type AccountId, type GroupId, type SnapshotId } from '@/utils/domain/ids.ts';
import { DAILY_MS, dailyDue, dailyGroups } from '@/utils/domain/snapshot-keep.ts';
import type { NamedCall } from '@/utils/store/check-args.ts';
import { requestCounts } from '@/utils/store/ranges.ts';
import { readSettings } from '@/utils/store/settings-handlers.ts';
import { takeSnapshot } from '@/utils/store/take-snapshot.ts';
import type { QueueDeps } from './deps.ts';

export type SnapshotKeeper = {
  /** To be called at the start and at every alarm: what was missed meanwhile is made up for once. */
  run(): Promise<void>;
  /** What was done at the store's port. */
  heard(call: NamedCall): void;
};

export function createSnapshotKeeper(
  deps: QueueDeps,
  options: {
    /** Sets the alarm for the next time that one is due; without a time: none. */
    wakeAt(atMs: number | undefined): Promise<void>;
    onError(error: unknown): void;
  },
): SnapshotKeeper {
  const { db, clock, newId } = deps;
  /** One after the other, so that two never take the same. */
  let last: Promise<void> = Promise.resolve();

  async function takeDue(only?: { accountId: AccountId; groupId: GroupId }): Promise<void> {
    const { dailySnapshots } = await readSettings(db);
    if (dailySnapshots === undefined || dailySnapshots.length === 0) {
      if (!only) await options.wakeAt(undefined);
      return;
    }
    let wakeMs: number | undefined;
    const accounts = only ? [only.accountId] : await db.accounts.toCollection().primaryKeys();
    for (const accountId of accounts) {
      const [groups, sets, shelves, counts] = await Promise.all([
        db.groups.where('accountId').equals(accountId).toArray(),
        db.groupSets.where('accountId').equals(accountId).toArray(),
        db.snapshotShelves.where('accountId').equals(accountId).toArray(),
        requestCounts(db, accountId),
      ]);
      const seenAt = new Map(shelves.map(({ groupId, newest }) => [groupId, newest.seenAt]));
      const table = groups.map((group) => ({ ...group, pendingCount: counts.get(group.id) ?? 0 }));
      for (const group of dailyGroups(dailySnapshots, table, sets, clock.now())) {
        if (only && group.id !== only.groupId) continue;
        const { membersReadAt } = group;
        const due = dailyDue({ membersReadAt, seenAt: seenAt.get(group.id) }, clock.now());
        if (due.isDue) {
          const id = asId<SnapshotId>(newId());
          await takeSnapshot(deps, { id, accountId, groupId: group.id, by: 'daily' });
        }
        const nextMs = due.isDue ? clock.now() + DAILY_MS : due.atMs;
        if (nextMs !== undefined) wakeMs = Math.min(wakeMs ?? nextMs, nextMs);
      }
    }
    if (!only) await options.wakeAt(wakeMs);
  }

  function inTurn(only?: { accountId: AccountId; groupId: GroupId }): Promise<void> {
    last = last.then(() => takeDue(only)).catch(options.onError);
    return last;
  }

  return {
    run: () => inTurn(),
    heard(call) {
      if (call.name === 'sawMembers') void inTurn(call.args);
      if (call.name === 'putSettings' || call.name === 'putGroupSet' || call.name === 'applyImport')
        void inTurn();
    },
  };
}
