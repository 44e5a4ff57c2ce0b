/** Time that stands still while anything is under way in the store, and else jumps to the next timer. */
export type VirtualTime = {
  now(): number;
  /** Runs `run` once after `delayMs`; returns its cancel. */
  after(delayMs: number, run: () => void): () => void;
  /** Counts what takes real turns of the event loop, so that time waits for it. */
  busy<Value>(work: Promise<Value>): Promise<Value>;
  /** Runs timers until `isOver` says so, or until `limitMs` have passed; says whether it was over in time. */
  run(isOver: () => boolean, limitMs: number): Promise<boolean>;
};

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function createVirtualTime(startMs: number): VirtualTime {
  let now = startMs;
  let order = 0;
  let underWay = 0;
  const timers = new Map<number, { atMs: number; run: () => void }>();

  async function settle(): Promise<void> {
    // Two quiet turns: what an answer sets off may ask the store again.
    for (let quiet = 0; quiet < 2; ) {
      await turn();
      quiet = underWay === 0 ? quiet + 1 : 0;
    }
  }

  function next(): [number, { atMs: number; run: () => void }] | undefined {
    let first: [number, { atMs: number; run: () => void }] | undefined;
    for (const entry of timers) if (!first || entry[1].atMs < first[1].atMs) first = entry;
    return first;
  }

  return {
    now: () => now,
    after(delayMs, run) {
      const key = order++;
      timers.set(key, { atMs: now + Math.max(0, delayMs), run });
      return () => void timers.delete(key);
    },
    async busy(work) {
      underWay++;
      try {
        return await work;
      } finally {
        underWay--;
      }
    },
    async run(isOver, limitMs) {
      const untilMs = now + limitMs;
      for (;;) {
        await settle();
        if (isOver()) return true;
        const timer = next();
        if (!timer || timer[1].atMs > untilMs) {
          now = Math.max(now, untilMs);
          return false;
        }
        timers.delete(timer[0]);
        now = Math.max(now, timer[1].atMs);
        timer[1].run();
      }
    },
  };
}
