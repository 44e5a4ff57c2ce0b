/** Milliseconds since 1970. */
export type Clock = { now(): number };

export const systemClock: Clock = { now: () => Date.now() };

/** Milliseconds since this world began; only goes forward. */
export const elapsedMs = (): number => performance.now();
