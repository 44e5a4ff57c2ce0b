/** The jobs that wait for another one. Rules SN61–SN63: `domain/SPEC.md`. To be called inside a transaction of the queue. */
import { afterFirst } from '@/utils/domain/follow-job.ts';
import type { Job, JobItem } from '@/utils/domain/job.ts';
import { isHeldBack, OPEN_STATES, withState } from '@/utils/domain/job-state.ts';
import { identityKey } from '@/utils/domain/merge.ts';
import { loadPeople } from '@/utils/store/load-people.ts';
import type { QueueDeps } from './deps.ts';
import { logItems, logJob } from './log-job.ts';

/** Those that still wait for it. */
export async function followersOf({ db }: QueueDeps, first: Pick<Job, 'id' | 'accountId'>): Promise<Job[]> {
  const open = await db.jobs
    .where('[accountId+state]')
    .anyOf(OPEN_STATES.map((state) => [first.accountId, state]))
    .toArray();
  return open.filter((job) => isHeldBack(job) && job.after?.jobId === first.id);
}

/** SN61. `first` has ended just now. */
export async function letFollow(deps: QueueDeps, first: Job): Promise<void> {
  const { db, clock } = deps;
  const followers = await followersOf(deps, first);
  if (followers.length === 0) return;
  const now = clock.now();
  const items = await db.items.where('[jobId+state]').equals([first.id, 'done']).toArray();
  for (const known of followers) {
    const todo = await db.items.where('[jobId+state]').equals([known.id, 'todo']).toArray();
    const { job, left } = afterFirst({ job: first, items }, known, todo, now);
    await db.items.bulkPut(left);
    if (job.state === 'cancelled')
      await logJob(deps, job, now, {
        action: 'job-cancelled',
        result: 'skipped',
        detail: String(left.length),
      });
    else await logItems(deps, job, left, now);
    await db.jobs.put(withState(job, now));
  }
}

/**
 * SN62. Somebody is added by number, and may be in the group under a LID then: the driver finds them by either, so each
 * batch goes with all that is known of them by now.
 */
export async function asKnownNow(deps: QueueDeps, job: Job, batch: readonly JobItem[]): Promise<JobItem[]> {
  if (!job.after) return [...batch];
  const people = await loadPeople(
    deps.db,
    batch.flatMap(({ personId }) => personId ?? []),
  );
  return batch.map((item) => {
    if (item.personId === undefined) return item;
    const known = [...item.identities, ...people.wholeOf(item.personId).flatMap((row) => row.identities)];
    return {
      ...item,
      identities: [...new Map(known.map((identity) => [identityKey(identity), identity])).values()],
    };
  });
}
