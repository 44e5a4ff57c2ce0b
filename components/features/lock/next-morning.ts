const MORNING_HOUR = 8;
/** Sooner than this nobody means by "until the morning". */
const SOONEST_MS = 3 * 3_600_000;

/** Eight o'clock by this computer's clock, the next that is not just about to come. */
export function nextMorning(nowMs: number): number {
  const date = new Date(nowMs + SOONEST_MS);
  if (date.getHours() >= MORNING_HOUR) date.setDate(date.getDate() + 1);
  return date.setHours(MORNING_HOUR, 0, 0, 0);
}
