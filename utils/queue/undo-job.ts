import type { Job } from '@/utils/domain/job.ts';
import { isOpen } from '@/utils/domain/job-state.ts';
import { broughtAbout, reversal, undoWay } from '@/utils/domain/undo.ts';
import { done, type Handler, refuse } from '@/utils/store/deps.ts';
import { cancelled } from './control-job.ts';
import type { QueueDeps } from './deps.ts';
import { followersOf } from './follow-job.ts';
import { logJob } from './log-job.ts';
import { inQueue } from './transaction.ts';
import { writeJob } from './write-applied.ts';

/** UN1–UN8. */
export function undoJob(deps: QueueDeps): Handler<'undoJob'> {
  return ({ jobId, newJobId }) =>
    inQueue(deps, async () => {
      const { db, clock } = deps;
      const job = await db.jobs.get(jobId);
      if (!job) {
        const lines = await db.log.where('jobId').equals(jobId).toArray();
        const wasUndone = lines.some((line) => line.action === 'job-undone');
        return wasUndone ? done({ undone: 'before-start' as const }) : refuse('not-found');
      }
      if (job.undoneBy === newJobId) {
        return done({ undone: job.kind === 'remove' ? ('reinvite-list' as const) : ('reversed' as const) });
      }
      const way = undoWay(job);
      if (!way || (way !== 'before-start' && !(await hasEffect(deps, job)))) return refuse('cannot-undo');
      if (way === 'before-start') await forget(deps, job);
      else {
        const ended = isOpen(job) ? await cancelled(deps, job) : job;
        await writeJob(deps, { ...ended, undoneBy: newJobId });
      }
      await logJob(deps, job, clock.now(), { action: 'job-undone', result: 'done', detail: way });
      return done({ undone: way });
    });
}

/** What was so already, and settings whose value of before nobody knows, cannot be reversed. UN3. */
async function hasEffect({ db }: QueueDeps, job: Job): Promise<boolean> {
  if (job.counts.acting > 0) return true;
  const items = await db.items.where('[jobId+state]').equals([job.id, 'done']).toArray();
  return (job.kind === 'remove' ? broughtAbout(items) : reversal(items)).length > 0;
}

/** As if it had never been made, nor what waits for it (SN63). A job that tried another one again leaves that one free to be tried again. */
async function forget(deps: QueueDeps, job: Job): Promise<void> {
  const { db } = deps;
  for (const follower of await followersOf(deps, job)) await forget(deps, follower);
  await db.items.where('[jobId+index]').between([job.id, -Infinity], [job.id, Infinity]).delete();
  await db.steps.where('jobId').equals(job.id).delete();
  await db.jobs.delete(job.id);
  if (job.parentJobId === undefined) return;
  const parent = await db.jobs.get(job.parentJobId);
  if (!parent) return;
  await db.jobs.put({
    ...parent,
    retriedBy: parent.retriedBy === job.id ? undefined : parent.retriedBy,
    undoneBy: parent.undoneBy === job.id ? undefined : parent.undoneBy,
  });
}
