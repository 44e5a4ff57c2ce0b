import { vi } from 'vitest';

/** Longer than any stall of a machine that is busy with browsers; what never comes fails all the same. */
const PATIENCE_MS = 60_000;

/** Asks over and over until `check` no longer throws; then gives its value. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: PATIENCE_MS, interval: 20 });
}
