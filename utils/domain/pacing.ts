/** How fast a job may go, and how long it will take. Rules PC1–PC8: `SPEC.md`. */
import type { JobKind } from './job.ts';
import type { PacingSettings } from './settings.ts';

/** What a live server takes at once is unknown (WhatsApp's own interface sends one at a time), so growth is slow. */
const GROW_BY = 10;
/** Removing and adding are what WhatsApp watches most; three times the time per person is our guess of care. */
const HEAVY_FACTOR = 3;
/** WhatsApp's own interface deletes those selected one after the other without a pause; a third of ours is care enough. */
const MESSAGES_AT_A_PAUSE = 3;
/** One request and its notice, for estimates only. */
const REQUEST_MS = 1_000;

const MINUTE_MS = 60_000;
const LONGEST_BACK_OFF_MS = 60 * MINUTE_MS;
const FIRST_SERVER_WAIT_MS = 10_000;
const LONGEST_SERVER_WAIT_MS = 10 * MINUTE_MS;
const LONGEST_CHECK_WAIT_MS = MINUTE_MS;

/** Time between the moment an attempt became unclear and the first look at WhatsApp's state: a request on its way arrives within it. */
export const SETTLE_MS = 5_000;

/** Kinds whose items go one by one. JB4. */
export function goesAlone(kind: JobKind): boolean {
  return kind === 'set' || kind === 'relink' || kind === 'icon' || kind === 'delete';
}

export function firstBatchSize(kind: JobKind, pacing: PacingSettings, batchLimit?: number): number {
  if (goesAlone(kind)) return 1;
  return Math.max(1, Math.min(pacing.firstBatch, pacing.largestBatch, batchLimit ?? Infinity));
}

/** Size after a full batch that went well. PC1. */
export function grownBatchSize(size: number, pacing: PacingSettings, batchLimit?: number): number {
  return Math.max(size, Math.min(size + GROW_BY, pacing.largestBatch, batchLimit ?? Infinity));
}

/** Largest size after a refused batch whose people then all passed alone. PC3. */
export function halvedLimit(refusedSize: number): number {
  return Math.max(1, Math.floor(refusedSize / 2));
}

/** The limit after a refusal that named the most people at once, if it did. PC8. */
export function namedLimit(batchLimit: number | undefined, mostPeople?: number): number | undefined {
  if (mostPeople === undefined) return batchLimit;
  return Math.max(1, Math.min(batchLimit ?? Infinity, Math.floor(mostPeople)));
}

/** Pause after a batch of `size` people, or after a message. PC4, MO9. */
export function pauseMs(kind: JobKind, size: number, pacing: PacingSettings): number {
  const factor = kind === 'remove' || kind === 'add' ? HEAVY_FACTOR : 1;
  const betweenMs = kind === 'delete' ? pacing.pauseMs / MESSAGES_AT_A_PAUSE : pacing.pauseMs;
  return Math.round(betweenMs + pacing.pausePerPersonMs * size * factor);
}

/** Wait after the `count`th 429 in a row. PC5. */
export function backOffMs(count: number, retryAfterMs = 0): number {
  return Math.max(retryAfterMs, growing(MINUTE_MS, 2, count, LONGEST_BACK_OFF_MS));
}

/** Wait after the `count`th whole server error in a row. PC6. */
export function serverErrorWaitMs(count: number): number {
  return growing(FIRST_SERVER_WAIT_MS, 3, count, LONGEST_SERVER_WAIT_MS);
}

/** Wait before the state of an unclear step is read again, after `checks` looks. RC2. */
export function checkWaitMs(checks: number): number {
  return growing(SETTLE_MS, 2, checks, LONGEST_CHECK_WAIT_MS);
}

function growing(firstMs: number, factor: number, count: number, longestMs: number): number {
  // The exponent is bounded, so that a long row cannot overflow.
  return Math.min(firstMs * factor ** Math.min(Math.max(0, count - 1), 30), longestMs);
}

/** Expected time from the first request to the last answer, with those of the second job of an addition. PC7, SN72. */
export function estimateMs(
  kind: JobKind,
  items: readonly { groupId: string; next?: 'promote' | undefined }[],
  pacing: PacingSettings,
): number {
  const perGroup = new Map<string, number>();
  for (const { groupId } of items) perGroup.set(groupId, (perGroup.get(groupId) ?? 0) + 1);
  const ownMs = batchesMs(kind, [...perGroup.values()], pacing, firstBatchSize(kind, pacing));
  if (kind !== 'add') return ownMs;
  const then = items.filter((item) => item.next);
  return ownMs + estimateMs('promote', then, pacing);
}

/** Expected time until a job that is under way has ended, from `now`. */
export function timeLeftMs(
  job: {
    kind: JobKind;
    counts: { todo: number };
    batchSize: number;
    batchLimit?: number | undefined;
    waitUntil?: number | undefined;
    startAt: number;
  },
  pacing: PacingSettings,
  now: number,
): number {
  const waitMs = Math.max(0, (job.waitUntil ?? 0) - now, job.startAt - now);
  if (job.counts.todo === 0) return waitMs;
  return waitMs + batchesMs(job.kind, [job.counts.todo], pacing, job.batchSize, job.batchLimit);
}

function batchesMs(
  kind: JobKind,
  groupSizes: readonly number[],
  pacing: PacingSettings,
  firstSize: number,
  batchLimit?: number,
): number {
  let size = Math.max(1, firstSize);
  let totalMs = 0;
  let pauseBeforeMs = 0;
  for (const groupSize of groupSizes) {
    for (let left = groupSize; left > 0; ) {
      const batch = Math.min(left, size);
      totalMs += pauseBeforeMs + REQUEST_MS;
      pauseBeforeMs = pauseMs(kind, batch, pacing);
      left -= batch;
      if (!goesAlone(kind) && batch === size) size = grownBatchSize(size, pacing, batchLimit);
    }
  }
  return totalMs;
}
