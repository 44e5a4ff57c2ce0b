/** A job that is ordered with another one and does its part once that has ended: additions, then the roles. Rules SN60, SN61: `SPEC.md`. */
import { asId, type JobId } from './ids.ts';
import type { Job, JobItem } from './job.ts';
import type { Intent } from './job-new.ts';
import { recount } from './job-state.ts';

/** SN60. The second job of an intent, of those of its people whom it names; made of the first one's id, so that it is made once. */
export function nextIntent(intent: Intent): Intent | undefined {
  const items = intent.items.filter(({ next }) => next === 'promote').map(({ next: _done, ...item }) => item);
  if (items.length === 0) return undefined;
  return {
    ...intent,
    jobId: asId<JobId>(`${intent.jobId} promote`),
    kind: 'promote',
    items,
    after: { jobId: intent.jobId, hasEnded: false },
  };
}

/** SN61. The second job when the first has ended, and those of its items that are left out: `before` and `after` are the same. */
export function afterFirst(
  first: { job: Pick<Job, 'id' | 'state'>; items: readonly JobItem[] },
  job: Job,
  todo: readonly JobItem[],
  now: number,
): { job: Job; left: JobItem[] } {
  const isCancelled = first.job.state === 'cancelled';
  const isIn = new Set(first.items.filter(({ state }) => state === 'done').map(placeOf));
  const out = todo.filter((item) => isCancelled || !isIn.has(placeOf(item)));
  const left = out.map(
    (item): JobItem => ({
      ...item,
      state: 'skipped',
      reason: isCancelled ? undefined : 'not-added',
      finishedAt: now,
    }),
  );
  const free: Job = { ...job, after: { jobId: first.job.id, hasEnded: true }, waitReason: undefined };
  const counted = recount(free, out, left);
  if (isCancelled) return { job: { ...counted, state: 'cancelled' }, left };
  return { job: counted.counts.todo === 0 ? { ...counted, stopReason: 'not-added' } : counted, left };
}

const placeOf = ({ groupId, wid }: Pick<JobItem, 'groupId' | 'wid'>): string => `${groupId} ${wid}`;
