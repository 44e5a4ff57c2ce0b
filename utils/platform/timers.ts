/** Waiting, as an argument. */
export type Timers = {
  /** Runs `callback` once after `delayMs`, never after `signal` was aborted. Returns the way to prevent it. */
  after(delayMs: number, callback: () => void, signal: AbortSignal): () => void;
  /** Runs `callback` when the page has nothing else to do, after `timeoutMs` at the latest. */
  whenIdle(callback: () => void, options: { timeoutMs: number; signal: AbortSignal }): void;
};

/** Settles when what else waits in this world has had its turn. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export const systemTimers: Timers = {
  after(delayMs, callback, signal) {
    if (signal.aborted) return () => {};
    const cancel = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', cancel);
      callback();
    }, delayMs);
    signal.addEventListener('abort', cancel, { once: true });
    return cancel;
  },
  whenIdle(callback, { timeoutMs, signal }) {
    if (signal.aborted) return;
    const handle = requestIdleCallback(() => callback(), { timeout: timeoutMs });
    signal.addEventListener('abort', () => cancelIdleCallback(handle), { once: true });
  },
};
