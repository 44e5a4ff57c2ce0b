/** Writes what an answer did to a job. To be called inside a transaction of the queue. */
import type { AccountId } from '@/utils/domain/ids.ts';
import type { Job, JobItem } from '@/utils/domain/job.ts';
import { type Applied, applyStop } from '@/utils/domain/job-results.ts';
import { OPEN_STATES, withState } from '@/utils/domain/job-state.ts';
import type { QueueDeps } from './deps.ts';
import { letFollow } from './follow-job.ts';
import { writeKnownEffects } from './known-effects.ts';
import { holdBack } from './lease.ts';
import { logItems, logJob, wasSent } from './log-job.ts';
import { makeReversal } from './make-reversal.ts';

type Stop = NonNullable<Applied['stop']>;

export async function writeApplied(deps: QueueDeps, applied: Applied): Promise<void> {
  const { db, clock } = deps;
  const now = clock.now();
  const { step, items, stop } = applied;
  await db.items.bulkPut(items);
  await db.steps.put(step);
  await logItems(deps, applied.job, items, now);
  await writeKnownEffects(deps, applied.job, items, now);
  const job = stop ? await stopJob(deps, applied.job, stop, step.groupId) : applied.job;
  await writeJob(deps, job);
  if (stop?.what === 'account') {
    for (const other of await openJobs(deps, job.accountId)) {
      if (other.id !== job.id) await writeJob(deps, await stopJob(deps, other, stop));
    }
  }
  if (applied.notBefore !== undefined) await holdBack(deps, job.accountId, applied.notBefore);
}

/** Writes a job in the state that its counts give it. A job that was undone while it ran is reversed when it ends (UN7), and what waits for it goes on (SN61). */
export async function writeJob(deps: QueueDeps, changed: Job): Promise<Job> {
  const job = withState(changed, deps.clock.now());
  await deps.db.jobs.put(job);
  if (job.undoneBy !== undefined && job.counts.acting === 0) await makeReversal(deps, job);
  if (job.finishedAt !== undefined && changed.finishedAt === undefined) await letFollow(deps, job);
  return job;
}

export function openJobs({ db }: QueueDeps, accountId: AccountId): Promise<Job[]> {
  return db.jobs
    .where('[accountId+state]')
    .anyOf(OPEN_STATES.map((state) => [accountId, state]))
    .toArray();
}

/** Skips what is to do. */
export async function stopJob(
  deps: QueueDeps,
  job: Job,
  stop: Stop,
  groupId?: JobItem['groupId'],
): Promise<Job> {
  const { db, clock } = deps;
  const now = clock.now();
  const all = await db.items.where('[jobId+state]').equals([job.id, 'todo']).toArray();
  const todo = stop.what === 'group' ? all.filter((item) => item.groupId === groupId) : all;
  const stopped = applyStop(job, todo, stop, now);
  await db.items.bulkPut(stopped.items);
  await logItems(deps, job, stopped.items.filter(wasSent), now);
  if (todo.length > 0 || stop.what !== 'group') {
    await logJob(deps, job, now, {
      action: 'job-stopped',
      result: 'skipped',
      resultReason: stop.reason,
      groupId: stop.what === 'group' ? groupId : undefined,
      detail: String(todo.length),
    });
  }
  return stopped.job;
}
