/** Pause, resume and cancel: each may be repeated, and on a job that has ended does nothing. */
import type { Job } from '@/utils/domain/job.ts';
import { isOpen, recount } from '@/utils/domain/job-state.ts';
import { done, type Handler, refuse } from '@/utils/store/deps.ts';
import type { QueueDeps } from './deps.ts';
import { logItems, logJob, wasSent } from './log-job.ts';
import { inQueue } from './transaction.ts';
import { writeJob } from './write-applied.ts';

export function pauseJob(deps: QueueDeps): Handler<'pauseJob'> {
  return ({ jobId }) =>
    inQueue(deps, async () => {
      const job = await deps.db.jobs.get(jobId);
      if (!job) return refuse('not-found');
      if (isOpen(job)) await writeJob(deps, { ...job, state: 'paused' });
      return done(null);
    });
}

export function resumeJob(deps: QueueDeps): Handler<'resumeJob'> {
  return ({ jobId }) =>
    inQueue(deps, async () => {
      const job = await deps.db.jobs.get(jobId);
      if (!job) return refuse('not-found');
      if (job.state === 'paused') await writeJob(deps, { ...job, state: 'ready' });
      return done(null);
    });
}

export function cancelJob(deps: QueueDeps): Handler<'cancelJob'> {
  return ({ jobId }) =>
    inQueue(deps, async () => {
      const job = await deps.db.jobs.get(jobId);
      if (!job) return refuse('not-found');
      if (isOpen(job)) await writeJob(deps, await cancelled(deps, job));
      return done(null);
    });
}

/** The job with what was still to do skipped; a step under way is still reported or reconciled. JB13. */
export async function cancelled(deps: QueueDeps, job: Job): Promise<Job> {
  const { db, clock } = deps;
  const now = clock.now();
  const todo = await db.items.where('[jobId+state]').equals([job.id, 'todo']).toArray();
  const skipped = todo.map((item) => ({
    ...item,
    state: 'skipped' as const,
    reason: undefined,
    finishedAt: now,
  }));
  await db.items.bulkPut(skipped);
  await logItems(deps, job, skipped.filter(wasSent), now);
  await logJob(deps, job, now, { action: 'job-cancelled', result: 'skipped', detail: String(todo.length) });
  return { ...recount(job, todo, skipped), state: 'cancelled' };
}
