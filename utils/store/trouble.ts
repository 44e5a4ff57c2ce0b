import type { StoreReason } from './api.ts';

/** The database could not be opened, or was closed under a running call. */
const BROKEN = [
  'OpenFailedError',
  'UnknownError',
  'MissingAPIError',
  'InvalidStateError',
  'UpgradeError',
  'DatabaseClosedError',
];

/**
 * What a thrown error means. Dexie wraps: the true cause may be in `inner`, in `failures` of a bulk call, or in `cause`.
 * `internal` is everything that was not foreseen.
 */
export function reasonOf(error: unknown): StoreReason {
  const names = new Set(causesOf(error).map((cause) => cause.name));
  const has = (...wanted: string[]): boolean => wanted.some((name) => names.has(name));
  if (has('QuotaExceededError')) return 'quota';
  if (has('NewerDatabaseError', 'VersionError')) return 'newer-database';
  if (BROKEN.some((name) => names.has(name))) return 'broken-database';
  return 'internal';
}

/** The error and all that it carries, each once. */
function causesOf(error: unknown): { name: string }[] {
  const found = new Set<{ name: string }>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || !('name' in value)) return;
    const cause = value as { name: string; inner?: unknown; cause?: unknown; failures?: unknown };
    if (found.has(cause)) return;
    found.add(cause);
    look(cause.inner);
    look(cause.cause);
    if (Array.isArray(cause.failures)) cause.failures.forEach(look);
  };
  look(error);
  return [...found];
}
