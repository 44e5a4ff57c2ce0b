/** Time as an argument: the stand-in never asks the machine for it, so tests can run it in virtual time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `run` once after `delayMs`; returns its cancel. */
  after(delayMs: number, run: () => void): () => void;
}

/** A clock that stands still until it is moved. */
export interface VirtualClock extends Clock {
  /** Moves time forward, running what falls due in order, letting promises settle in between. */
  advance(byMs: number): Promise<void>;
  /** Runs timers, however far ahead, until the promise settles; throws when nothing is left that could settle it. */
  settle<T>(promise: Promise<T>): Promise<T>;
  /** Runs timers until none is left. */
  runUntilIdle(): Promise<void>;
}

// Taken at import, so that a test's own fake timers do not freeze the turns we wait for.
const laterTurn = globalThis.setTimeout.bind(globalThis);

/** Lets promises and one round of message ports run. */
function aTurn(): Promise<void> {
  return new Promise((resolve) => {
    laterTurn(resolve, 0);
  });
}

async function turns(count: number): Promise<void> {
  for (let left = count; left > 0; left--) await aTurn();
}

/** Jumps as far as the time limits of calls. */
const FAR_MS = 5_000;
const FAR_TURNS = 8;

export function createRealClock(): Clock {
  return {
    now: () => Date.now(),
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
  };
}

interface Timer {
  atMs: number;
  order: number;
  run: () => void;
}

/**
 * `auto`: whenever a turn passes with nothing else to do, time jumps to the next timer by itself. Good for
 * tests that only await answers; tests about timing move the clock by hand.
 */
export function createVirtualClock(options: { startMs?: number; auto?: boolean } = {}): VirtualClock {
  const auto = options.auto ?? false;
  let nowMs = options.startMs ?? Date.UTC(2026, 10, 23, 9, 0, 0);
  let order = 0;
  let timers: Timer[] = [];
  let pumping = false;

  function next(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of timers) {
      if (!first || timer.atMs < first.atMs || (timer.atMs === first.atMs && timer.order < first.order))
        first = timer;
    }
    return first;
  }

  function fire(timer: Timer): void {
    timers = timers.filter((each) => each !== timer);
    nowMs = Math.max(nowMs, timer.atMs);
    timer.run();
  }

  async function pump(): Promise<void> {
    if (pumping) return;
    pumping = true;
    // Two turns: an answer that travels over a message port needs one more than a plain promise.
    for (await turns(2); timers.length > 0; await turns(2)) {
      // On a busy machine an answer may be on its way for longer, and a time limit would end it.
      if ((next()?.atMs ?? nowMs) - nowMs > FAR_MS) await turns(FAR_TURNS);
      const timer = next();
      if (timer) fire(timer);
    }
    pumping = false;
  }

  return {
    now: () => nowMs,
    after(delayMs, run) {
      const timer: Timer = { atMs: nowMs + Math.max(0, delayMs), order: order++, run };
      timers.push(timer);
      if (auto) void pump();
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    async advance(byMs) {
      const untilMs = nowMs + byMs;
      await aTurn();
      for (let timer = next(); timer && timer.atMs <= untilMs; timer = next()) {
        fire(timer);
        await aTurn();
      }
      nowMs = Math.max(nowMs, untilMs);
      await aTurn();
    },
    async settle(promise) {
      let settled = false;
      const mark = (): void => {
        settled = true;
      };
      promise.then(mark, mark);
      for (await aTurn(); !settled; await aTurn()) {
        const timer = next();
        if (!timer)
          throw new Error('The promise hangs: the virtual clock has no timer left that could settle it');
        fire(timer);
      }
      return promise;
    },
    async runUntilIdle() {
      await aTurn();
      for (let timer = next(); timer; timer = next()) {
        fire(timer);
        await aTurn();
      }
    },
  };
}
