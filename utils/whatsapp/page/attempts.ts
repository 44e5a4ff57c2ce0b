/**
 * Remembers what was sent, by the name of the attempt, until the page is reloaded. WhatsApp keeps an unanswered request
 * and sends it again after a reconnect; a time limit of ours cancels nothing. So an attempt is made once: asking for
 * it again gives what became of it.
 */
import type { ActionState, PersonResult } from '@/utils/domain/action.ts';
import type { StepId } from '@/utils/domain/ids.ts';
import type { Failure, Outcome } from '@/utils/domain/reasons.ts';
import { type Timers, within } from '../timers.ts';
import { errorName } from './codes.ts';
import { fail, good } from './outcomes.ts';

type Results = Outcome<PersonResult[]>;

/** Stands between planning and sending. */
export type Gate = {
  /** The failure to end with when it is too late or WhatsApp cannot act; undefined: send now, without waiting. */
  refusal(): Failure | undefined;
  markSent(): void;
};

export type Attempts = {
  /** Runs `work` once per id and answers within the time limit; later answers are found by `stateOf`. */
  run(id: StepId, work: (gate: Gate) => Promise<Results>): Promise<Results>;
  stateOf(id: StepId): ActionState;
};

type Attempt = { sent: boolean; isOver: boolean; promise: Promise<Results>; outcome?: Results };

/** A job asks about its last steps only; this is some hours of the fastest job. */
const REMEMBERED = 2_000;

const late = Symbol('late');

export function createAttempts(options: {
  timers: Timers;
  limitMs: number;
  refusal: () => Failure | undefined;
}): Attempts {
  const { timers, limitMs } = options;
  const attempts = new Map<StepId, Attempt>();

  function forgetOldest(): void {
    for (const [id, attempt] of attempts) {
      if (attempts.size <= REMEMBERED) return;
      if (attempt.outcome) attempts.delete(id);
    }
  }

  function start(id: StepId, work: (gate: Gate) => Promise<Results>): Attempt {
    const attempt: Attempt = {
      sent: false,
      isOver: false,
      promise: Promise.resolve(good([])),
    };
    attempts.set(id, attempt);
    const gate: Gate = {
      refusal: () => (attempt.isOver ? notSent() : options.refusal()),
      markSent: () => {
        attempt.sent = true;
      },
    };
    const settle = (outcome: Results): Results => {
      attempt.outcome = outcome;
      // Nothing was sent: the same attempt may be made when WhatsApp can act.
      if (!attempt.sent) attempts.delete(id);
      forgetOldest();
      return outcome;
    };
    attempt.promise = work(gate).then(settle, (error: unknown) =>
      settle(fail(attempt.sent ? 'unclear' : 'unexpected-answer', errorName(error))),
    );
    return attempt;
  }

  return {
    async run(id, work) {
      const attempt = attempts.get(id) ?? start(id, work);
      const outcome = await within(timers, limitMs, attempt.promise, late);
      if (outcome !== late) return outcome;
      attempt.isOver = true;
      return attempt.sent ? fail('unclear', `no answer in ${limitMs} ms`) : notSent();
    },
    stateOf(id) {
      const attempt = attempts.get(id);
      if (!attempt) return { state: 'unknown' };
      return attempt.outcome ? { state: 'settled', outcome: attempt.outcome } : { state: 'pending' };
    },
  };
}

function notSent(): Failure {
  return fail('server-error', 'not sent: WhatsApp did not answer before');
}
