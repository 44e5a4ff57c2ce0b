import { useApp } from '@/components/app/context.tsx';
import { LiveView } from '@/components/app/live-view.tsx';
import { groupTitle } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { useFresh } from '@/components/app/use-fresh.ts';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState, Skeleton } from '@/components/ui/states.tsx';
import { t, tn } from '@/utils/i18n.ts';
import { readingProgress } from './reading-progress.ts';
import { ReadingRequests } from './reading-requests.tsx';
import { RequestQueue } from './request-queue.tsx';

/** Join requests of all groups I administer in one queue, or of the group in focus. */
export function RequestsView() {
  const { account } = useApp();
  const { group, groups, pickGroup } = useShell();
  const requests = useLive('requests', account ? { accountId: account.id, groupId: group?.id } : null);
  const { read, wanted } = readingProgress(group ? [group] : groups);
  useFresh('requests', wanted > 0 ? group?.id : undefined, group?.requestsReadAt);
  const showAll = <Button onClick={() => pickGroup(undefined)}>{t('requestsShowAll')}</Button>;

  if (group && group.myRole !== 'admin' && group.myRole !== 'superadmin') {
    return (
      <EmptyState
        icon="shield"
        title={t('requestsNotAdmin', groupTitle(group.subject))}
        text={t('requestsNotAdminText')}
        action={showAll}
      />
    );
  }
  return (
    <LiveView live={requests}>
      {(rows) => {
        if (rows.length > 0) return <RequestQueue key={group?.id ?? 'all'} rows={rows} showGroup={!group} />;
        // Counts come before a long list does.
        if ((group ? [group] : groups).some((one) => one.pendingCount > 0))
          return <Skeleton label={t('loading')} />;
        if (!group)
          return (
            <>
              <ReadingRequests />
              <EmptyState icon="inbox" title={t('requestsEmptyTitle')} text={t('requestsEmptyText')} />
            </>
          );
        const elsewhere = groups.reduce((sum, one) => sum + (one.id === group.id ? 0 : one.pendingCount), 0);
        const unread = read < wanted;
        const about =
          group.settings.approval === false
            ? t('requestsApprovalOff')
            : t(unread ? 'requestsUnreadText' : 'requestsEmptyGroupText', groupTitle(group.subject));
        return (
          <EmptyState
            icon={unread ? 'clock' : 'inbox'}
            title={t(unread ? 'requestsUnreadTitle' : 'requestsEmptyTitle')}
            text={elsewhere > 0 ? `${about} ${tn('requestsEmptyElsewhere', elsewhere)}` : about}
            action={elsewhere > 0 ? showAll : undefined}
          />
        );
      }}
    </LiveView>
  );
}
