import type { Job } from '@/utils/domain/job.ts';
import { newJob } from '@/utils/domain/job-new.ts';
import { done, type Handler, refuse } from '@/utils/store/deps.ts';
import { readSettings } from '@/utils/store/settings-handlers.ts';
import type { QueueDeps } from './deps.ts';
import { itemsToRetry } from './items-to-retry.ts';
import { logJob } from './log-job.ts';
import { inQueue } from './transaction.ts';

/** A new job with the items that may be tried again. JB17, LK18, SN71. */
export function retryJob(deps: QueueDeps): Handler<'retryJob'> {
  return ({ jobId, newJobId }) =>
    inQueue(deps, async () => {
      const { db, clock } = deps;
      const known = await db.jobs.get(newJobId);
      if (known) return done({ startAt: known.startAt });
      const parent = await db.jobs.get(jobId);
      if (!parent) return refuse('not-found');
      if (parent.retriedBy) return refuse('in-use', 'tried again already');
      const ended = await db.items
        .where('[jobId+state]')
        .anyOf([
          [jobId, 'failed'],
          [jobId, 'skipped'],
        ])
        .toArray();
      const items = (await itemsToRetry(db, parent, ended)).sort((a, b) => a.index - b.index);
      if (items.length === 0) return refuse('invalid', 'nothing to try again');
      const { pacing, undoDelayMs } = await readSettings(deps.db);
      const { accountId, kind, reason, actor, lock } = parent;
      // It was the rule that decided; this time the admin asks for it.
      const rule = parent.rule && { ...parent.rule, isAlone: false };
      const after = parent.after && (await afterNow(deps, parent.after));
      const now = clock.now();
      const made = newJob(
        { jobId: newJobId, accountId, kind, items, reason, actor, rule, lock, after, parentJobId: jobId },
        // LK50: there is no undo to wait for.
        { now, undoDelayMs: lock ? 0 : undoDelayMs },
        pacing,
      );
      await db.jobs.bulkPut([made.job, { ...parent, retriedBy: newJobId }]);
      await db.items.bulkPut(made.items);
      await logJob(deps, made.job, now, {
        action: 'job-created',
        result: 'done',
        detail: String(made.items.length),
      });
      return done({ startAt: made.job.startAt });
    });
}

/** Its first job as it is by now: one that is no more has ended. */
async function afterNow({ db }: QueueDeps, { jobId }: NonNullable<Job['after']>): Promise<Job['after']> {
  const first = await db.jobs.get(jobId);
  return { jobId, hasEnded: !first || first.finishedAt !== undefined };
}
