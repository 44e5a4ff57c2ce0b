import { useApp } from '@/components/app/context.tsx';
import { LiveView } from '@/components/app/live-view.tsx';
import { oneLine, personTitle } from '@/components/app/person-words.ts';
import { useNow } from '@/components/app/use-now.ts';
import { useLive } from '@/components/app/use-live.ts';
import view from '@/components/app/view.module.css';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState, RelativeTime } from '@/components/ui/states.tsx';
import { formatDateTime, formatNumber, formatRelative, t, tn } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { CopyInvite } from './copy-invite.tsx';
import styles from './members.module.css';
import { numberList } from './number-list.ts';

/** Names shown of a list; the rest is a number. Whoever is invited by hand is named. */
const SHOWN_NAMES = 4;

/** Lists of people who were removed and may be added again, or are to be invited (SN51). */
export function RemovedLists({
  group,
  onAdd,
}: {
  group: GroupRow;
  onAdd: ((text: string) => void) | undefined;
}) {
  const { account } = useApp();
  const nowMs = useNow(60_000);
  const live = useLive('reinviteLists', account ? { accountId: account.id } : null);
  return (
    <LiveView live={live}>
      {(all) => {
        const lists = all.filter((list) => list.groupId === group.id);
        if (lists.length === 0)
          return <EmptyState icon="undo" title={t('listsEmptyTitle')} text={t('listsEmptyText')} />;
        return (
          <ul className={view.scroll}>
            {lists.map((list) => {
              const shown = list.isInvite ? list.people : list.people.slice(0, SHOWN_NAMES);
              const names = shown.map((person) => oneLine(personTitle(person)));
              const numbered = list.people.filter(({ phone }) => phone);
              const rest = list.people.length - names.length;
              return (
                <li key={list.jobId} className={styles.removedList}>
                  <div className={styles.removedWords}>
                    <strong>
                      {list.isInvite
                        ? t('listsInvite', formatNumber(list.people.length))
                        : tn('listsEntry', list.people.length)}
                    </strong>
                    <span className={styles.removedTime}>
                      <RelativeTime
                        atMs={list.at}
                        text={formatRelative(list.at, nowMs)}
                        exact={formatDateTime(list.at)}
                      />
                    </span>
                    <div className={styles.removedNames}>
                      {names.map((name, index) => (
                        // Two people may have the same name.
                        // biome-ignore lint/suspicious/noArrayIndexKey: see above
                        <bdi key={index}>{name}</bdi>
                      ))}
                      {rest > 0 && <span>+{rest}</span>}
                    </div>
                  </div>
                  {onAdd && numbered.length > 0 && (
                    <Button onClick={() => onAdd(numberList(numbered))}>{t('inviteAgain')}</Button>
                  )}
                  {onAdd && numbered.length < list.people.length && <CopyInvite groupId={group.id} />}
                </li>
              );
            })}
          </ul>
        );
      }}
    </LiveView>
  );
}
