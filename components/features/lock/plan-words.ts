/** A plan in words. Days and times are written for the reader, in the plan's own time zone. */
import type { LockPlan, PlanException, WeeklyTime } from '@/utils/domain/locks.ts';
import { dayOfDate, type DayNumber } from '@/utils/domain/zoned-time.ts';
import { formatList, language, t, tn } from '@/utils/i18n.ts';
import { zoneOffsetMs } from '@/utils/platform/time-zone.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** A Monday. */
const MONDAY_MS = Date.UTC(2026, 10, 23);

const utc = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language(), { ...options, timeZone: 'UTC' });

/** "Mon"; 1 is Monday. */
export const weekdayText = (day: number, style: 'short' | 'long' = 'short'): string =>
  utc({ weekday: style }).format(MONDAY_MS + (day - 1) * DAY_MS);

/** "22:00" or "10:00 PM" for a minute of the day. */
export const minuteText = (minute: number): string =>
  utc({ timeStyle: 'short' }).format(MONDAY_MS + minute * MINUTE_MS);

/** "Fri, Nov 27". */
export const dayText = (day: DayNumber): string =>
  utc({ weekday: 'short', month: 'short', day: 'numeric' }).format(day * DAY_MS);

/** "Mon–Fri 22:00–07:00". */
export function weeklyText({ days, from, to }: WeeklyTime): string {
  return t('planWeekly', weekdaysText(days), minuteText(from), minuteText(to));
}

/** Three or more in a row as "Mon–Fri". */
export function weekdaysText(days: readonly number[]): string {
  if (days.length === 7) return t('planEveryDay');
  const runs: number[][] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  return formatList(
    runs.flatMap((run) => {
      const [first, last] = [run[0], run.at(-1)];
      if (run.length < 3 || first === undefined || last === undefined)
        return run.map((day) => weekdayText(day));
      return [t('planFromTo', weekdayText(first), weekdayText(last))];
    }),
  );
}

/** "Dec 24, 2026 – Jan 6, 2027". */
export function datesText({ from, to }: PlanException): string {
  const [first, last] = [dayOfDate(from), dayOfDate(to)];
  if (first === undefined || last === undefined) return from;
  return utc({ dateStyle: 'medium' }).formatRange(first * DAY_MS, last * DAY_MS);
}

/** All that a plan says of its times. */
export function planText({ weekly, exceptions }: Pick<LockPlan, 'weekly' | 'exceptions'>): string {
  const on = exceptions.filter(({ is }) => is === 'on');
  const off = exceptions.length - on.length;
  return [...weekly.map(weeklyText), ...on.map(datesText), ...(off > 0 ? [tn('planOff', off)] : [])].join(
    ' · ',
  );
}

/**
 * A time zone by its city or country. In English the names of IANA are the ones that people know, and the only ones that
 * tell all zones apart.
 */
export function zoneText(timeZone: string): string {
  const plain = timeZone.replaceAll('_', ' ');
  if (language().startsWith('en') || zoneOffsetMs(timeZone, 0) === undefined) return plain;
  const parts = new Intl.DateTimeFormat(language(), { timeZone, timeZoneName: 'shortGeneric' }).formatToParts(
    0,
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? plain;
}

/** `22:00`, as the browser's field for times has it. */
export const timeValue = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The minute of the day; nothing for an empty field. */
export function minuteOf(value: string): number | undefined {
  const [hours, minutes] = value.split(':').map(Number);
  const minute = (hours ?? Number.NaN) * 60 + (minutes ?? Number.NaN);
  return Number.isInteger(minute) ? minute : undefined;
}
