import type { Clock } from '@/utils/platform/clock.ts';
import type { Timers } from '@/utils/platform/timers.ts';
import { NOON } from './builders.ts';

/** Time that passes when a test says so. */
export type ManualTime = {
  clock: Clock;
  timers: Timers;
  /** Lets everything that was started come to rest. */
  settle(): Promise<void>;
  /** Moves the clock, runs what falls due in order, and settles after each. */
  pass(ms: number): Promise<void>;
  /** The page has nothing to do: runs what waited for that, once. */
  idle(): Promise<void>;
};

export function manualTime(): ManualTime {
  let now = NOON;
  let due: { at: number; run: () => void; signal: AbortSignal }[] = [];
  let idle: { run: () => void; signal: AbortSignal }[] = [];

  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    clock: { now: () => now },
    timers: {
      after(delayMs, run, signal) {
        const entry = { at: now + Math.max(0, delayMs), run, signal };
        due.push(entry);
        return () => {
          due = due.filter((other) => other !== entry);
        };
      },
      whenIdle(run, { signal }) {
        idle.push({ run, signal });
      },
    },
    settle,
    async pass(ms) {
      const end = now + ms;
      await settle();
      while (true) {
        const [next] = due.filter((entry) => entry.at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        due = due.filter((entry) => entry !== next);
        now = Math.max(now, next.at);
        if (!next.signal.aborted) next.run();
        await settle();
      }
      now = end;
      await settle();
    },
    async idle() {
      const waiting = idle;
      idle = [];
      for (const entry of waiting) if (!entry.signal.aborted) entry.run();
      await settle();
    },
  };
}
