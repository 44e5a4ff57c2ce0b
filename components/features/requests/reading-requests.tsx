import { useShell } from '@/components/app/shell.tsx';
import { Banner } from '@/components/ui/states.tsx';
import { formatNumber, t } from '@/utils/i18n.ts';
import { readingProgress } from './reading-progress.ts';

/** Groups are asked one after the other with pauses: until all answered, the queue is not whole and says so. */
export function ReadingRequests() {
  const { groups } = useShell();
  const { read, wanted } = readingProgress(groups);
  if (read === wanted) return null;
  return <Banner icon="clock">{t('requestsReading', formatNumber(read), formatNumber(wanted))}</Banner>;
}
