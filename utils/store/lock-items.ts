import type { AccountId, GroupId } from '@/utils/domain/ids.ts';
import type { JobItem } from '@/utils/domain/job.ts';
import type { HeldSetting, ItemPlace } from '@/utils/domain/locks.ts';
import type { Database } from './db.ts';

/** The items of jobs behind what is held, read at once. Where one was tried again, the last try. */
export async function readLockItems(
  db: Database,
  rows: readonly { held: readonly HeldSetting[] }[],
): Promise<(place: ItemPlace | undefined) => JobItem | undefined> {
  const places = rows.flatMap(({ held }) =>
    held.flatMap(({ lock, restore }) => (restore ? [lock, restore] : [lock])),
  );
  const items = await db.items.bulkGet(places.map(({ jobId, index }): [string, number] => [jobId, index]));
  const byPlace = new Map<string, JobItem>();
  for (const item of items) if (item) byPlace.set(keyOf(item), await lastTry(db, item));
  return (place) => place && byPlace.get(keyOf(place));
}

/** Which settings of which groups a lock-down holds now; without a setting: whether it holds any. */
export async function heldSettings(
  db: Database,
  accountId: AccountId,
): Promise<(groupId: GroupId, setting?: string) => boolean> {
  const rows = await db.locked.where('accountId').equals(accountId).toArray();
  const held = new Map(
    rows.filter(({ causes }) => causes.length > 0).map((row) => [row.groupId, row.held] as const),
  );
  return (groupId, setting) =>
    held.get(groupId)?.some((one) => setting === undefined || one.setting === setting) ?? false;
}

const keyOf = ({ jobId, index }: ItemPlace): string => `${jobId} ${index}`;

async function lastTry(db: Database, first: JobItem): Promise<JobItem> {
  let item = first;
  while (item.state === 'failed' || item.state === 'skipped') {
    const { groupId, change } = item;
    const again = (await db.jobs.get(item.jobId))?.retriedBy;
    if (again === undefined) break;
    const tried = await db.items
      .where('[jobId+index]')
      .between([again, Number.NEGATIVE_INFINITY], [again, Number.POSITIVE_INFINITY])
      .filter((one) => one.groupId === groupId && one.change?.setting === change?.setting)
      .first();
    if (!tried) break;
    item = tried;
  }
  return item;
}
