import type { SettingName } from '@/utils/domain/group-rules.ts';
import type { AccountId, GroupId, Wid } from '@/utils/domain/ids.ts';
import type { JobKind } from '@/utils/domain/job.ts';
import { OPEN_STATES } from '@/utils/domain/job-state.ts';
import type { Database } from './db.ts';

const OPEN_ITEMS = ['todo', 'acting'] as const;

export type PendingJobs = { kindOf(groupId: GroupId, wid: Wid): JobKind | undefined };

/** Which people some job still has to do, in one group or in all. */
export async function pendingJobs(
  db: Database,
  accountId: AccountId,
  groupId?: GroupId,
): Promise<PendingJobs> {
  // One range after the other: Dexie's `anyOf` walks a cursor, which is far slower than reading whole ranges.
  const jobs = await Promise.all(
    OPEN_STATES.map((state) => db.jobs.where('[accountId+state]').equals([accountId, state]).toArray()),
  );
  const kinds = new Map<string, JobKind>();
  for (const job of jobs.flat()) {
    // A message is deleted, not its author: everything else may be done with them.
    if (job.kind === 'delete') continue;
    if (groupId !== undefined && !job.groupIds.includes(groupId)) continue;
    const items = await Promise.all(
      OPEN_ITEMS.map((state) => db.items.where('[jobId+state]').equals([job.id, state]).toArray()),
    );
    for (const item of items.flat()) if (item.wid) kinds.set(`${item.groupId} ${item.wid}`, job.kind);
  }
  return { kindOf: (group, wid) => kinds.get(`${group} ${wid}`) };
}

/** Which settings of which groups some job still has to change, and which icons and links. */
export async function pendingSettings(
  db: Database,
  accountId: AccountId,
): Promise<{ groupId: GroupId; setting: SettingName | 'icon' | 'invite-link' }[]> {
  const jobs = await Promise.all(
    OPEN_STATES.map((state) => db.jobs.where('[accountId+state]').equals([accountId, state]).toArray()),
  );
  const items = await Promise.all(
    jobs
      .flat()
      .filter(({ kind }) => kind === 'set' || kind === 'icon' || kind === 'relink')
      .flatMap((job) =>
        OPEN_ITEMS.map((state) => db.items.where('[jobId+state]').equals([job.id, state]).toArray()),
      ),
  );
  return items.flat().map(({ groupId, change, picture }) => ({
    groupId,
    setting: change?.setting ?? (picture === undefined ? 'invite-link' : 'icon'),
  }));
}
