import { useCallback, useMemo, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { LiveView } from '@/components/app/live-view.tsx';
import { NoMatch } from '@/components/app/no-match.tsx';
import { compareNames, groupTitle } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import view from '@/components/app/view.module.css';
import { Avatar } from '@/components/ui/avatar.tsx';
import { Button } from '@/components/ui/button.tsx';
import { SearchField } from '@/components/ui/search-field.tsx';
import { Toolbar, View } from '@/components/ui/layout.tsx';
import { EmptyState } from '@/components/ui/states.tsx';
import { VirtualList } from '@/components/ui/virtual-list.tsx';
import { fold } from '@/utils/domain/filter-text.ts';
import { formatDateTime, t, tn } from '@/utils/i18n.ts';
import type { SnapshotShelf } from '@/utils/store/api.ts';
import { DailyDialog } from './daily-dialog.tsx';
import { useGroupInAddress } from './group-in-address.ts';
import { GroupSnapshots } from './group-snapshots.tsx';
import styles from './snapshots.module.css';
import { TakeDialog } from './take-dialog.tsx';

/** Snapshots by group: of each the last one, and behind it all of them. */
export function SnapshotsView() {
  const { account } = useApp();
  const live = useLive('snapshotShelves', account ? { accountId: account.id } : null);
  return <LiveView live={live}>{(shelves) => <Shelves shelves={shelves} />}</LiveView>;
}

type Named = SnapshotShelf & { name: string };

const keyOf = (shelf: Named) => shelf.groupId;
/** px; keep in step with snapshots.module.css. */
const ROW_HEIGHT = 56;

function Shelves({ shelves }: { shelves: readonly SnapshotShelf[] }) {
  const { groups } = useShell();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<'take' | 'daily'>();
  const [groupId, openGroup] = useGroupInAddress();
  const named = useMemo(() => {
    const names = new Map(groups.map(({ id, subject }) => [id, subject]));
    return shelves
      .map((shelf) => ({
        ...shelf,
        name: groupTitle(names.get(shelf.groupId) ?? shelf.newest.facts.subject),
      }))
      .sort((a, b) => compareNames(a.name, b.name));
  }, [shelves, groups]);
  const shown = useMemo(() => {
    const wanted = fold(text.trim());
    return wanted === '' ? named : named.filter(({ name }) => fold(name).includes(wanted));
  }, [named, text]);
  const renderRow = useCallback((shelf: Named) => <ShelfRow shelf={shelf} />, []);
  const take = (
    <Button size="s" variant="primary" icon="plus" onClick={() => setOpen('take')}>
      {t('snapTake')}
    </Button>
  );
  // A group without any is shown, too: its first one is taken there.
  const group = groups.find(({ id }) => id === groupId);
  const current =
    named.find((shelf) => shelf.groupId === groupId)?.name ?? (group && groupTitle(group.subject));
  return (
    <View>
      <View inert={current !== undefined}>
        <Toolbar
          end={
            <>
              <Button size="s" icon="clock" onClick={() => setOpen('daily')}>
                {t('snapDaily')}
              </Button>
              {named.length > 0 && take}
            </>
          }
        >
          {named.length > 0 && (
            <SearchField
              value={text}
              onChange={setText}
              label={t('groupFind')}
              clearLabel={t('clearSearch')}
            />
          )}
        </Toolbar>
        <div className={view.list}>
          {named.length === 0 ? (
            <EmptyState icon="clock" title={t('snapEmptyTitle')} text={t('snapEmptyText')} action={take} />
          ) : shown.length === 0 ? (
            <NoMatch typed title={t('groupNone')} onClear={() => setText('')} />
          ) : (
            <VirtualList
              items={shown}
              keyOf={keyOf}
              rowHeight={ROW_HEIGHT}
              label={t('snapTitle')}
              renderRow={renderRow}
              onOpen={(shelf) => openGroup(shelf.groupId)}
            />
          )}
        </div>
      </View>
      {groupId !== undefined && current !== undefined && (
        <GroupSnapshots key={groupId} groupId={groupId} name={current} onBack={() => openGroup(undefined)} />
      )}
      {open === 'take' && <TakeDialog onClose={() => setOpen(undefined)} />}
      {open === 'daily' && <DailyDialog onClose={() => setOpen(undefined)} />}
    </View>
  );
}

function ShelfRow({ shelf: { name, groupId, count, newest } }: { shelf: Named }) {
  const facts = [
    t('snapLast', formatDateTime(newest.at)),
    tn('membersCount', newest.members),
    ...(newest.seenAt > newest.at ? [t('snapUnchanged', formatDateTime(newest.seenAt))] : []),
  ];
  return (
    <div className={styles.row}>
      <Avatar name={name} seed={groupId} size={32} />
      <div className={styles.words}>
        <div className={styles.name}>
          <bdi>{name}</bdi>
        </div>
        <div className={styles.facts}>{facts.join(' · ')}</div>
      </div>
      <span className={styles.count}>{tn('snapCount', count)}</span>
    </div>
  );
}
