/**
 * Days and times of day in a time zone, by one fact of the world: how far the zone's clocks are ahead of UTC at a moment.
 * Rules LK8, LK9: `SPEC.md`.
 */

/** Milliseconds that the clocks of a zone are ahead of UTC at a moment; nothing for a zone that nobody knows. */
export type ZoneOffset = (timeZone: string, atMs: number) => number | undefined;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
export const DAY_MINUTES = 1_440;

/** A day as its number, counted from 1 January 1970. */
export type DayNumber = number;

export class UnknownZoneError extends Error {
  override name = 'UnknownZoneError';
}

function offsetAt(offset: ZoneOffset, timeZone: string, atMs: number): number {
  const ms = offset(timeZone, atMs);
  if (ms === undefined) throw new UnknownZoneError(timeZone);
  return ms;
}

/** The day that the zone's calendars show, and the minute of that day. */
export function localTime(
  offset: ZoneOffset,
  timeZone: string,
  atMs: number,
): { day: DayNumber; minute: number } {
  const wallMs = atMs + offsetAt(offset, timeZone, atMs);
  const day = Math.floor(wallMs / DAY_MS);
  return { day, minute: Math.floor((wallMs - day * DAY_MS) / MINUTE_MS) };
}

/**
 * The moment when the zone's clocks show this minute of this day. A time that comes twice is the `first` or the `last` of
 * both; one that is skipped is the moment of the jump.
 */
export function momentOf(
  offset: ZoneOffset,
  timeZone: string,
  { day, minute }: { day: DayNumber; minute: number },
  which: 'first' | 'last',
): number {
  const wallMs = day * DAY_MS + minute * MINUTE_MS;
  // No zone is more than a day from UTC, and none moves its clocks twice within two days.
  const before = offsetAt(offset, timeZone, wallMs - DAY_MS);
  const after = offsetAt(offset, timeZone, wallMs + DAY_MS);
  const fitting = [wallMs - before, wallMs - after]
    .filter((atMs) => atMs + offsetAt(offset, timeZone, atMs) === wallMs)
    .sort((a, b) => a - b);
  const found = which === 'first' ? fitting[0] : fitting.at(-1);
  return found ?? jumpBetween(offset, timeZone, wallMs - after, wallMs - before);
}

/** The first moment after `lowMs` with the offset of `highMs`. */
function jumpBetween(offset: ZoneOffset, timeZone: string, lowMs: number, highMs: number): number {
  const target = offsetAt(offset, timeZone, highMs);
  let low = lowMs;
  let high = highMs;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(offset, timeZone, middle) === target) high = middle;
    else low = middle;
  }
  return high;
}

/** 1 is Monday, 7 is Sunday. 1 January 1970 was a Thursday. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `2028-02-29` as a day; nothing for a text that is no date of the calendar. */
export function dayOfDate(date: string): DayNumber | undefined {
  const parts = DATE.exec(date);
  if (!parts) return undefined;
  const [year, month, dayOfMonth] = parts.slice(1).map(Number);
  if (year === undefined || month === undefined || dayOfMonth === undefined) return undefined;
  const day = daysFromCivil(year, month, dayOfMonth);
  // The thirtieth of February is another day of the calendar.
  return dateOfDay(day) === date ? day : undefined;
}

/** The days of the Gregorian calendar, with years that begin in March so that the leap day is the last of its year. */
function daysFromCivil(year: number, month: number, dayOfMonth: number): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** A day as `2028-02-29`. */
export function dateOfDay(day: DayNumber): string {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`;
}
