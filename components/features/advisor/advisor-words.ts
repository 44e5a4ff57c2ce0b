import type { AdvisorWeek } from '@/utils/domain/advisor.ts';
import type { DayNumber } from '@/utils/domain/zoned-time.ts';
import { formatNumber, language, t } from '@/utils/i18n.ts';

const DAY_MS = 86_400_000;

/** A rate: with a tenth where it is small. */
export const rateText = (value: number | undefined): string =>
  value === undefined
    ? t('advisorUnknown')
    : formatNumber(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));

/** "≤ 15 min". */
export function waitText(minutes: number | undefined): string {
  if (minutes === undefined) return t('advisorUnknown');
  if (minutes === Number.POSITIVE_INFINITY) return t('advisorOver', unit(7, 'day'));
  if (minutes < 60) return t('advisorWithin', unit(minutes, 'minute'));
  return t('advisorWithin', minutes < 1_440 ? unit(minutes / 60, 'hour') : unit(minutes / 1_440, 'day'));
}

const unit = (value: number, name: string): string =>
  new Intl.NumberFormat(language(), { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);

/** "Nov 8 – 14": days of the calendar, wherever they are read. */
export function weekText({ from, to }: Pick<AdvisorWeek, 'from' | 'to'>): string {
  const format = new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const at = (day: DayNumber): number => day * DAY_MS;
  return format.formatRange(at(from), at(to));
}
