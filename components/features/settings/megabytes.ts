import { formatNumber, language, t } from '@/utils/i18n.ts';

/** "14 MB"; less than ten with one decimal. */
export function megabytes(bytes: number): string {
  const value = bytes / 1_000_000;
  if (value >= 10) return t('settingsMegabytes', formatNumber(Math.round(value)));
  return t(
    'settingsMegabytes',
    new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(value),
  );
}
