import type { Clock } from '@/utils/platform/clock.ts';
import type { Timers } from '@/utils/platform/timers.ts';

export type Waker = {
  /** Something may have changed: the wait under way, or the next one, ends at once. */
  wake(): void;
  /** Forget hints: what they were about is looked at now. */
  clear(): void;
  /** Until `wakeAt`, a hint, or the end; without a time, until one of the others. */
  until(wakeAt: number | undefined): Promise<void>;
  /** So long, whatever the hints. */
  pause(delayMs: number): Promise<void>;
};

/** A bound on how often a wrong "due now" can make us ask. */
const SHORTEST_WAIT_MS = 50;

export function createWaker(options: {
  clock: Clock;
  timers: Pick<Timers, 'after'>;
  signal: AbortSignal;
}): Waker {
  const { clock, timers, signal } = options;
  let isHinted = false;
  let endWait: (() => void) | undefined;

  const wait = async (delayMs: number | undefined, onHint: boolean): Promise<void> => {
    if (signal.aborted || (onHint && isHinted)) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel =
      delayMs === undefined ? undefined : timers.after(Math.max(delayMs, SHORTEST_WAIT_MS), resolve, signal);
    const onAbort = (): void => resolve();
    signal.addEventListener('abort', onAbort, { once: true });
    if (onHint) endWait = resolve;
    await promise;
    endWait = undefined;
    signal.removeEventListener('abort', onAbort);
    cancel?.();
  };

  return {
    wake() {
      isHinted = true;
      endWait?.();
    },
    clear() {
      isHinted = false;
    },
    until: (wakeAt) => wait(wakeAt === undefined ? undefined : wakeAt - clock.now(), true),
    pause: (delayMs) => wait(delayMs, false),
  };
}
