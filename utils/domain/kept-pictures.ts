/** How long a picture is kept for jobs. Rule GI8: `SPEC.md`, "Group icons". */
import type { PictureId } from './ids.ts';
import type { Job, JobItem } from './job.ts';
import { isOpen, isRetryable } from './job-state.ts';

const HOUR_MS = 3_600_000;
/** How long one is kept without a job: from the moment it was put here until the job is confirmed. */
export const UNCONFIRMED_MS = HOUR_MS;
/** So long after a job ended what it did not do can be tried again. */
export const RETRY_PICTURES_MS = 7 * 24 * HOUR_MS;

export type PictureUse = {
  job: Pick<Job, 'state' | 'finishedAt' | 'retriedBy'>;
  items: readonly Pick<JobItem, 'state' | 'reason' | 'picture'>[];
};

/** Those that some job may still send. */
export function picturesNeeded(uses: readonly PictureUse[], now: number): ReadonlySet<PictureId> {
  const needed = new Set<PictureId>();
  for (const { job, items } of uses) {
    const mayRetry =
      isOpen(job) || (job.retriedBy === undefined && (job.finishedAt ?? now) > now - RETRY_PICTURES_MS);
    for (const item of items) {
      const maySend = item.state === 'todo' || item.state === 'acting' || (mayRetry && isRetryable(item));
      if (item.picture && maySend) needed.add(item.picture);
    }
  }
  return needed;
}
