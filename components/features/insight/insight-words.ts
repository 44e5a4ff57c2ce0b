/** Days and lengths of time in the reader's words. A day is a date of the calendar, wherever it is read. */
import type { DayNumber } from '@/utils/domain/zoned-time.ts';
import { formatNumber, language, t } from '@/utils/i18n.ts';

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(day: DayNumber, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(options);
  const formatter = formats.get(key) ?? new Intl.DateTimeFormat(language(), { ...options, timeZone: 'UTC' });
  formats.set(key, formatter);
  return formatter.format(day * DAY_MS);
}

export const shortDay = (day: DayNumber): string => format(day, { day: 'numeric', month: 'short' });
export const longDay = (day: DayNumber): string => format(day, { dateStyle: 'medium' });

const unit = (value: number, name: string): string =>
  new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: name,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(value);

/** "3.5 hr", or minutes where it is less than one. */
export const hoursText = (ms: number): string =>
  ms < 3_600_000 ? unit(Math.floor(ms / 60_000), 'minute') : unit(ms / 3_600_000, 'hour');

/** "≤ 15 min". */
export function waitText(minutes: number): string {
  if (minutes === Number.POSITIVE_INFINITY) return t('insightOver', unit(7, 'day'));
  if (minutes < 60) return t('insightWithin', unit(minutes, 'minute'));
  return t('insightWithin', minutes < 1_440 ? unit(minutes / 60, 'hour') : unit(minutes / 1_440, 'day'));
}

export const numberText = (value: number | undefined): string =>
  value === undefined ? t('insightNone') : formatNumber(value);

/** "+12", "−3", "0". */
export const changeText = (change: number): string => changes().format(change);

let changeFormat: Intl.NumberFormat | undefined;
const changes = (): Intl.NumberFormat => {
  changeFormat ??= new Intl.NumberFormat(language(), { signDisplay: 'exceptZero' });
  return changeFormat;
};

/** An average: whole, or with a tenth where it is small. */
export const averageText = (value: number | undefined): string =>
  value === undefined
    ? t('insightNone')
    : formatNumber(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
