import type { AccountId, GroupId } from '@/utils/domain/ids.ts';
import { raidedGroups } from '@/utils/domain/raid.ts';
import type { QueueDeps } from './deps.ts';
import { readRaidMode } from '@/utils/store/lock-handlers.ts';

/** SC16. */
export async function readRaided(
  { db }: QueueDeps,
  accountId: AccountId,
  now: number,
): Promise<Set<GroupId>> {
  const [raids, lockdowns, mode] = await Promise.all([
    db.raids.where('accountId').equals(accountId).toArray(),
    db.lockdowns.where('accountId').equals(accountId).toArray(),
    readRaidMode(db, accountId),
  ]);
  return raidedGroups(raids, lockdowns, mode, now);
}
