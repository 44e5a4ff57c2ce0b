import { useShell } from '@/components/app/shell.tsx';
import { Banner } from '@/components/ui/states.tsx';
import { formatNumber, t } from '@/utils/i18n.ts';

/** Groups are asked one after the other with pauses: until all answered, the queue is not whole and says so. */
export function ReadingRequests() {
  const { groups } = useShell();
  const wanted = groups.filter(
    ({ myRole, settings }) => (myRole === 'admin' || myRole === 'superadmin') && settings.approval !== false,
  );
  const read = wanted.filter((group) => group.requestsReadAt !== undefined).length;
  if (read === wanted.length) return null;
  return (
    <Banner icon="clock">{t('requestsReading', formatNumber(read), formatNumber(wanted.length))}</Banner>
  );
}
