/** How long a picture is kept for jobs. Rule GI8: `SPEC.md`, "Group icons". */
import type { PictureId } from './ids.ts';
import type { Job, JobItem } from './job.ts';
import { isOpen, isRetryable } from './job-state.ts';

const HOUR_MS = 3_600_000;
/** From the moment it was put here until the job is confirmed. */
const CONFIRM_MS = HOUR_MS;
/** So long after a job ended what it did not do can be tried again. */
export const RETRY_PICTURES_MS = 7 * 24 * HOUR_MS;

export type PictureUse = {
  job: Pick<Job, 'state' | 'finishedAt' | 'retriedBy'>;
  items: readonly Pick<JobItem, 'state' | 'reason' | 'picture'>[];
};

/** Whether no job can send this picture any more. */
export function isUnneeded(
  uses: readonly PictureUse[],
  now: number,
): (picture: { id: PictureId; at: number }) => boolean {
  const needed = new Set<PictureId>();
  for (const { job, items } of uses) {
    const mayRetry =
      job.retriedBy === undefined && !isOpen(job) && (job.finishedAt ?? now) > now - RETRY_PICTURES_MS;
    for (const item of items) {
      const maySend = item.state === 'todo' || item.state === 'acting' || (isOpen(job) && isRetryable(item));
      if (item.picture && (maySend || (mayRetry && isRetryable(item)))) needed.add(item.picture);
    }
  }
  return ({ id, at }) => !needed.has(id) && at <= now - CONFIRM_MS;
}
