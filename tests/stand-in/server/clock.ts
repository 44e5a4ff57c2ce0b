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
/** Only where the stand-in runs outside of a page. */
const afterPorts = (globalThis as { setImmediate?: (run: () => void) => unknown }).setImmediate?.bind(
  globalThis,
);
/** A question over a port and its answer, each with a promise on the way. */
const PORT_ROUNDS = 4;
/** A leap so far is a time limit that ran out, or a long pause: what is still on its way gets more turns before it. */
const FAR_MS = 5_000;
const TURNS_BEFORE_FAR = 12;

/** Lets promises and some rounds of message ports run. */
async function aTurn(): Promise<void> {
  await new Promise<void>((resolve) => {
    laterTurn(resolve, 0);
  });
  if (!afterPorts) return;
  // A slow machine comes back from a timer before it has looked at its ports.
  for (let round = 0; round < PORT_ROUNDS; round++)
    await new Promise<void>((resolve) => {
      afterPorts(resolve);
    });
}

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

  /** Fires the next timer, unless another came before it while we waited; false when there is none. */
  async function fireNext(): Promise<boolean> {
    const timer = next();
    if (!timer) return false;
    if (timer.atMs - nowMs > FAR_MS)
      for (let turn = 0; turn < TURNS_BEFORE_FAR && next() === timer; turn++) await aTurn();
    if (next() === timer) fire(timer);
    return true;
  }

  async function pump(): Promise<void> {
    if (pumping) return;
    pumping = true;
    for (await aTurn(); timers.length > 0; await aTurn()) {
      await fireNext();
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
        if (!(await fireNext()))
          throw new Error('The promise hangs: the virtual clock has no timer left that could settle it');
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
