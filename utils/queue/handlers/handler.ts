import type { Picture } from '@/utils/domain/group-icons.ts';
import type { ItemResult, JobItem, ReconciledItem, Step } from '@/utils/domain/job.ts';
import type { CallReason, Failure, Outcome } from '@/utils/domain/reasons.ts';

/** How the steps of one kind of job are done and looked at. One per kind; knows WhatsApp only through the gateway's type. */
export type StepHandler = {
  /** `picture`: of steps that set one. */
  act(step: Step, items: readonly JobItem[], picture?: Picture): Promise<Outcome<ItemResult[]>>;
  /** What the page remembers of the attempt, as far as it can be asked. */
  remembered(step: Step, items: readonly JobItem[]): Promise<Remembered>;
  /** Fresh from WhatsApp's server. Items that nothing can be said of are left out. */
  read(step: Step, items: readonly JobItem[]): Promise<Outcome<ReconciledItem[]>>;
};

export type Remembered =
  | { state: 'unknown' | 'pending' }
  | { state: 'settled'; outcome: Outcome<ItemResult[]> }
  | { state: 'unreadable'; failure: Failure };

/** Of kinds that may be sent twice: nothing hangs on an answer that is still to come. */
export const notRemembered: StepHandler['remembered'] = () => Promise.resolve({ state: 'unknown' });

/** RC12; seen in August 2026. A second is far longer than it takes, and nobody waits for it. */
export const ARRIVAL_MS = 1_000;

/** A read that failed before anything was sent: never a reason to reconcile. */
export function nothingSent(failure: Failure): Failure {
  const instead: Partial<Record<CallReason, CallReason>> = {
    'page-gone': 'not-ready',
    unclear: 'server-error',
    'unexpected-answer': 'server-error',
  };
  return { ...failure, reason: instead[failure.reason] ?? failure.reason };
}
