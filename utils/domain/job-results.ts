/** What an answer does to a job. Rules JB6–JB14, PC1–PC6, PC8: `SPEC.md`. */
import type { ItemResult, Job, JobItem, Step } from './job.ts';
import { CALL_EFFECTS } from './job-reasons.ts';
import { isOpen, recount, waiting } from './job-state.ts';
import {
  SETTLE_MS,
  backOffMs,
  firstBatchSize,
  goesAlone,
  grownBatchSize,
  halvedLimit,
  namedLimit,
  pauseMs,
  serverErrorWaitMs,
} from './pacing.ts';
import type { CallReason, Failure, Outcome, PersonReason } from './reasons.ts';
import type { PacingSettings } from './settings.ts';

/** What changed; the store writes it in one transaction, after `applyStop` and `withState`. */
export type Applied = {
  job: Job;
  step: Step;
  items: JobItem[];
  /** No batch of the account before this time. */
  notBefore?: number | undefined;
  /** Skip what is to do: of the step's group, of the job, of every open job of the account. */
  stop?: { what: 'group' | 'job' | 'account'; reason: CallReason | PersonReason } | undefined;
};

export type Answered = {
  job: Job;
  step: Step;
  /** Items that are acting under this step. */
  items: readonly JobItem[];
  pacing: PacingSettings;
  now: number;
};

const WHOLE_TRIES = 4;
const SERVER_ERRORS_IN_A_ROW = 8;
/** WhatsApp said "ready" and then could not act: do not ask again in the same breath. */
const NOT_NOW_MS = 3_000;

export function applyAnswer(input: Answered, outcome: Outcome<readonly ItemResult[]>): Applied {
  return outcome.ok ? applyResults(input, outcome.value) : applyFailure(input, outcome);
}

/** Ends an item, or sends it back. In a cancelled or stopped job nothing is to do again. JB13. */
export function backToDo(job: Job, item: JobItem, now: number): JobItem {
  if (isOpen(job)) return { ...item, state: 'todo', reason: undefined, code: undefined };
  return { ...item, state: 'skipped', reason: job.stopReason, code: undefined, finishedAt: now };
}

export function failed(item: JobItem, reason: JobItem['reason'], now: number): JobItem {
  return { ...item, state: 'failed', reason, finishedAt: now };
}

/** The job with its items counted, and the step settled when nothing acts under it any more. `items`: all of the input, as they are now. */
export function settle(
  input: Answered,
  job: Job,
  items: JobItem[],
  extra?: Pick<Applied, 'notBefore' | 'stop'>,
): Applied {
  const isSettled = items.every((item) => item.state !== 'acting');
  return {
    job: recount(job, input.items, items),
    step: isSettled ? { ...input.step, state: 'settled', settledAt: input.now } : input.step,
    items,
    ...extra,
  };
}

/** The job after `todo`, items still to do, were skipped because of `stop`. JB8–JB10. */
export function applyStop(
  job: Job,
  todo: readonly JobItem[],
  stop: NonNullable<Applied['stop']>,
  now: number,
): { job: Job; items: JobItem[] } {
  const items = todo.map(
    (item): JobItem => ({ ...item, state: 'skipped', reason: stop.reason, finishedAt: now }),
  );
  const counted = recount(job, todo, items);
  if (!isOpen(job)) return { job: counted, items };
  if (stop.what !== 'group') return { job: { ...counted, state: 'stopped', stopReason: stop.reason }, items };
  const didOthers = job.groupIds.length > 1 && counted.counts.done > 0;
  const isOver = counted.counts.todo === 0 && !didOthers;
  return { job: isOver ? { ...counted, stopReason: stop.reason } : counted, items };
}

function applyResults(input: Answered, results: readonly ItemResult[]): Applied {
  const { job, step, pacing, now } = input;
  const items = input.items.map((item) => {
    const result = results.find((each) => each.index === item.index);
    return applyResult(item, result ?? { index: item.index, outcome: 'unclear' }, now);
  });
  const unclear = items.filter((item) => item.state === 'acting');
  const size = step.itemIndexes.length;
  const isFull = !goesAlone(job.kind) && size >= job.batchSize && !input.items.some((item) => item.alone);
  const notBefore = now + pauseMs(job.kind, size, pacing);
  const next: Job = {
    ...job,
    backoffs: 0,
    serverErrors: 0,
    batchSize:
      isFull && unclear.length === 0 ? grownBatchSize(job.batchSize, pacing, job.batchLimit) : job.batchSize,
  };
  if (unclear.length === 0) return settle(input, waiting(next, notBefore, 'pacing'), items, { notBefore });
  const settled = settle(input, waiting(next, now + SETTLE_MS, 'unclear'), items, { notBefore });
  return { ...settled, step: unclearStep(step, now) };
}

/** A server in trouble, or one with a code nobody knows, may have done it nevertheless: its state is read before anything else. JB11, JB12. */
export function isUnclear({ outcome, reason }: ItemResult): boolean {
  return (
    outcome === 'unclear' ||
    (outcome === 'failed' && (reason === 'server-error' || reason === 'unknown-code'))
  );
}

function applyResult(item: JobItem, result: ItemResult, now: number): JobItem {
  const heard: JobItem = {
    ...item,
    reason: result.reason,
    code: result.code,
    invite: result.invite,
    before: result.before ?? item.before,
  };
  if (isUnclear(result)) return heard;
  if (result.outcome === 'done' || result.reason === 'already-done') {
    return { ...heard, state: 'done', finishedAt: now };
  }
  if (result.outcome === 'skipped') return { ...heard, state: 'skipped', finishedAt: now };
  return failed(heard, result.reason ?? 'unknown-code', now);
}

/** Written down as unclear; a step that was unclear before keeps its time. */
export function unclearStep(step: Step, now: number): Step {
  return {
    ...step,
    unclearAt: step.unclearAt ?? now,
    nextCheckAt: Math.max(step.nextCheckAt ?? 0, now + SETTLE_MS),
  };
}

function applyFailure(input: Answered, failure: Failure): Applied {
  const { job, step, items, pacing, now } = input;
  const { reason } = failure;
  const careful = firstBatchSize(job.kind, pacing, job.batchLimit);
  const uncounted = () =>
    items.map((item) => backToDo(job, { ...item, attempts: Math.max(0, item.attempts - 1) }, now));
  switch (CALL_EFFECTS[reason]) {
    case 'later':
      return settle(input, job, uncounted(), { notBefore: now + NOT_NOW_MS });
    case 'back-off': {
      const backoffs = job.backoffs + 1;
      const notBefore = now + backOffMs(backoffs, failure.retryAfterMs);
      const batchLimit = namedLimit(job.batchLimit, failure.mostPeople);
      const batchSize = Math.min(job.batchSize, firstBatchSize(job.kind, pacing, batchLimit));
      const next = { ...job, backoffs, batchLimit, batchSize };
      return settle(input, waiting(next, notBefore, 'rate-limited'), uncounted(), { notBefore });
    }
    case 'try-again': {
      const serverErrors = (job.serverErrors ?? 0) + 1;
      const notBefore = now + serverErrorWaitMs(serverErrors);
      const tried = items.map((item) =>
        item.attempts < WHOLE_TRIES ? backToDo(job, item, now) : failed(item, reason, now),
      );
      const next = { ...job, serverErrors, batchSize: Math.min(job.batchSize, careful) };
      const stop = serverErrors >= SERVER_ERRORS_IN_A_ROW ? { what: 'job' as const, reason } : undefined;
      return settle(input, waiting(next, notBefore, 'server-error'), tried, { notBefore, stop });
    }
    case 'one-by-one': {
      const notBefore = now + pauseMs(job.kind, items.length, pacing);
      if (items.length > 1) {
        const batchLimit = halvedLimit(items.length);
        const next = { ...job, batchLimit, batchSize: firstBatchSize(job.kind, pacing, batchLimit) };
        const alone = items.map((item) => ({ ...backToDo(job, item, now), alone: true }));
        return settle(input, waiting(next, notBefore, 'pacing'), alone, { notBefore });
      }
      const isCause = items.some((item) => item.alone);
      const next: Job = isCause
        ? { ...job, batchLimit: undefined, batchSize: firstBatchSize(job.kind, pacing) }
        : job;
      const gone = items.map((item) => failed(item, reason, now));
      return settle(input, waiting(next, notBefore, 'pacing'), gone, { notBefore });
    }
    case 'end-group':
      return settle(
        input,
        job,
        items.map((item) => failed(item, reason, now)),
        { notBefore: now + pauseMs(job.kind, items.length, pacing), stop: { what: 'group', reason } },
      );
    case 'stop-account':
      return settle(
        input,
        job,
        items.map((item) => failed(item, reason, now)),
        { stop: { what: 'account', reason } },
      );
    case 'stop-job':
      return settle(input, job, uncounted(), { stop: { what: 'job', reason } });
    case 'reconcile': {
      const unclear = items.map((item) => ({ ...item, reason, code: undefined }));
      const settled = settle(input, waiting(job, now + SETTLE_MS, 'unclear'), unclear);
      return { ...settled, step: unclearStep(step, now) };
    }
  }
}
