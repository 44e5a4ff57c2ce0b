import { Banner, EmptyState } from '@/components/ui/states.tsx';
import type { Silent } from '@/utils/domain/insight.ts';
import { formatNumber, t, tn } from '@/utils/i18n.ts';
import { hoursText, longDay } from './insight-words.ts';

type Found = Omit<Silent, 'members'>;

/** IN8: not so many days are counted. */
export function SilentTooEarly({ found, days }: { found: Found; days: number }) {
  return (
    <EmptyState
      icon="health"
      title={t('silentEarlyTitle')}
      text={t('silentEarlyText', tn('days', found.counted), tn('days', days))}
    />
  );
}

/** IN8: what the list is worth. */
export function SilentBanner(props: { found: Found; days: number; isAcross?: boolean | undefined }) {
  const { found, days, isAcross } = props;
  return (
    <Banner icon="info">
      {t('silentSince', tn('days', days), longDay(found.from ?? 0), hoursText(found.heardMs))}{' '}
      {tn('silentWorth', found.ofDays ?? days, formatNumber(days))}
      {isAcross && ` ${t('silentAcrossHow')}`}
    </Banner>
  );
}
