/** Time as an argument: the driver, the bridge and the fake never ask the machine for it, so that tests move it. */
export type Timers = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `run` once after `delayMs`; returns its cancel. */
  after(delayMs: number, run: () => void): () => void;
};

export function createTimers(
  host: Pick<typeof globalThis, 'setTimeout' | 'clearTimeout' | 'Date'> = globalThis,
): Timers {
  return {
    now: () => host.Date.now(),
    after(delayMs, run) {
      const timer = host.setTimeout(run, delayMs);
      return () => host.clearTimeout(timer);
    },
  };
}

/** What `promise` settles to, or `late` when that takes longer than `limitMs`. Rejections pass through. */
export function within<Value, Late>(
  timers: Timers,
  limitMs: number,
  promise: Promise<Value>,
  late: Late,
): Promise<Value | Late> {
  return new Promise((resolve, reject) => {
    const cancel = timers.after(limitMs, () => resolve(late));
    promise.then(
      (value) => {
        cancel();
        resolve(value);
      },
      (error: unknown) => {
        cancel();
        reject(error);
      },
    );
  });
}
