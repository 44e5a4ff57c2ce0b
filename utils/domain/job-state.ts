/** States and counts of a job. Rules JB3, JB5, JB13, JB15: `SPEC.md`. */
import type { Job, JobCounts, JobItem, JobState, WaitReason } from './job.ts';
import { mayPass } from './job-reasons.ts';
import { goesAlone } from './pacing.ts';

/** Jobs in these states may still take a step, or be made to. */
export const OPEN_STATES = ['delayed', 'ready', 'waiting', 'paused'] as const satisfies readonly JobState[];

export function isOpen(job: Pick<Job, 'state'>): boolean {
  return OPEN_STATES.some((state) => state === job.state);
}

/** SN61: the job before it has not ended. */
export function isHeldBack({ after }: Pick<Job, 'after'>): boolean {
  return after?.hasEnded === false;
}

export function emptyCounts(): JobCounts {
  return { total: 0, todo: 0, acting: 0, done: 0, failed: 0, skipped: 0 };
}

export function isRetryable(item: Pick<JobItem, 'state' | 'reason'>): boolean {
  return (item.state === 'failed' || item.state === 'skipped') && mayPass(item.reason);
}

/** GI6. What is called failed only where it is certain. */
export function stateOf({ state, reason }: Pick<JobItem, 'state' | 'reason'>): JobItem['state'] | 'unproven' {
  return state === 'failed' && reason === 'unproven' ? 'unproven' : state;
}

/** The job after these of its items changed; `before` and `after` are the same items. */
export function recount(job: Job, before: readonly JobItem[], after: readonly JobItem[]): Job {
  const counts = { ...job.counts };
  let retryable = job.retryable ?? 0;
  let unproven = job.unproven ?? 0;
  for (const item of before) {
    counts[item.state]--;
    if (isRetryable(item)) retryable--;
    if (stateOf(item) === 'unproven') unproven--;
  }
  for (const item of after) {
    counts[item.state]++;
    if (isRetryable(item)) retryable++;
    if (stateOf(item) === 'unproven') unproven++;
  }
  return { ...job, counts, retryable, ...(unproven > 0 || job.unproven !== undefined ? { unproven } : {}) };
}

/** The job as it stands at `now`: ended when nothing is left, else waiting or ready; what an admin or WhatsApp decided stays. */
export function withState(job: Job, now: number): Job {
  if (job.counts.todo === 0 && job.counts.acting === 0) {
    if (job.finishedAt !== undefined) return job;
    const state: JobState = !isOpen(job) ? job.state : job.stopReason ? 'stopped' : 'done';
    return { ...job, state, waitUntil: undefined, waitReason: undefined, finishedAt: now };
  }
  if (job.state === 'paused' || !isOpen(job)) return job;
  if (isHeldBack(job)) return { ...job, state: 'waiting', waitReason: 'first-job' };
  if (job.startAt > now && job.counts.todo === job.counts.total) return { ...job, state: 'delayed' };
  if (job.waitUntil !== undefined && job.waitUntil > now) return { ...job, state: 'waiting' };
  return { ...job, state: 'ready', waitUntil: undefined, waitReason: undefined };
}

export function waiting(job: Job, until: number, reason: WaitReason): Job {
  return { ...job, waitUntil: until, waitReason: reason };
}

/** When a job may take its next step, or nothing when only somebody's decision can let it. */
export function dueAt(job: Job): number | undefined {
  if (isHeldBack(job)) return undefined;
  if (job.state === 'delayed') return job.startAt;
  if (job.state === 'waiting') return Math.max(job.waitUntil ?? 0, job.startAt);
  return job.state === 'ready' ? job.startAt : undefined;
}

/** What locks against a raid, then settings: closing a group must not wait behind a thousand approvals. Then the older job. JB5, LK53. */
export function byTurn(a: Job, b: Job): number {
  const isUrgent = ({ lock }: Job): boolean => lock?.isRaid === true && lock.does === 'lock';
  const first =
    Number(isUrgent(b)) - Number(isUrgent(a)) || Number(b.kind === 'set') - Number(a.kind === 'set');
  return first || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}

/** The first items still to do that may go in one request. `todo` is in order. JB4. */
export function nextBatch(job: Job, todo: readonly JobItem[]): JobItem[] {
  const first = todo[0];
  if (!first) return [];
  if (goesAlone(job.kind) || first.alone) return [first];
  const batch: JobItem[] = [];
  for (const item of todo) {
    if (item.groupId !== first.groupId || item.alone || batch.length >= job.batchSize) break;
    batch.push(item);
  }
  return batch;
}
