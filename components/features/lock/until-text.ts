import { isolate } from '@/components/app/isolate.ts';
import { type LockCause, lockedUntil } from '@/utils/domain/locks.ts';
import { formatDateTime, formatList, formatTime, t } from '@/utils/i18n.ts';

const HALF_DAY_MS = 43_200_000;

/** "22:00" when that is soon, else with the day. */
export const momentText = (atMs: number, nowMs: number): string =>
  atMs - nowMs < HALF_DAY_MS ? formatTime(atMs) : formatDateTime(atMs);

/** "Locked until 22:00: Night". */
export function lockedText(causes: readonly LockCause[], nowMs: number): string {
  const until = lockedUntil(causes);
  const names = formatList(causes.map(({ name }) => isolate(name)));
  return until === undefined ? t('lockedBy', names) : t('lockedUntilBy', momentText(until, nowMs), names);
}
