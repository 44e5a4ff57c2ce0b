import { type AccountId, asId, type GroupId, type LogId } from '@/utils/domain/ids.ts';
import type { LogLine } from '@/utils/domain/log-lines.ts';
import { actorOf } from './actor.ts';
import type { StoreDeps } from './deps.ts';

/** Writes down what an admin decided. To be called within a transaction over log and accounts, and groups where a line names one. */
export async function writeLines(
  { db, clock, newId }: Pick<StoreDeps, 'db' | 'clock' | 'newId'>,
  accountId: AccountId,
  lines: readonly LogLine[],
): Promise<void> {
  if (lines.length === 0) return;
  const actor = await actorOf(db, accountId);
  const ids = lines.flatMap(({ groupId }) => groupId ?? []);
  const groups =
    ids.length === 0 ? [] : await db.groups.bulkGet(ids.map((id): [AccountId, GroupId] => [accountId, id]));
  const nameOf = new Map(groups.flatMap((group) => (group ? [[group.id, group.subject]] : [])));
  await db.log.bulkAdd(
    lines.map((line) => ({
      result: 'done' as const,
      ...line,
      id: asId<LogId>(newId()),
      at: clock.now(),
      accountId,
      actor,
      groupName: line.groupId && nameOf.get(line.groupId),
    })),
  );
}
