import { useCallback, useMemo, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { downloadFile, fileName } from '@/components/app/files.ts';
import { isolate } from '@/components/app/isolate.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { NoMatch } from '@/components/app/no-match.tsx';
import { oneLine } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useListUndo } from '@/components/app/use-list-undo.ts';
import { useLive } from '@/components/app/use-live.ts';
import view from '@/components/app/view.module.css';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { SearchField } from '@/components/ui/search-field.tsx';
import { Toolbar, View } from '@/components/ui/layout.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { EmptyState } from '@/components/ui/states.tsx';
import { VirtualList } from '@/components/ui/virtual-list.tsx';
import { fold } from '@/utils/domain/filter-text.ts';
import { listCsv } from '@/utils/domain/list-csv.ts';
import type { ListName } from '@/utils/domain/lists.ts';
import { formatDate, t, tn, tOf } from '@/utils/i18n.ts';
import type { ListRow } from '@/utils/store/api.ts';
import { AddEntries } from './add-entries.tsx';
import { EditEntry } from './edit-entry.tsx';
import styles from './lists.module.css';
import { dayText } from './list-days.ts';

const keyOf = (row: ListRow) => row.id;
/** px; keep in step with lists.module.css. */
const ROW_HEIGHT = 56;

/** The deny and the allow list: who, why, since when, until when. */
export function ListsView() {
  const [list, setList] = useState<ListName>('deny');
  const live = useLive('listEntries', { list });
  return (
    <View>
      <LiveView live={live}>
        {(rows) => <Entries key={list} list={list} rows={rows} onList={setList} />}
      </LiveView>
    </View>
  );
}

function Entries(props: { list: ListName; rows: readonly ListRow[]; onList(list: ListName): void }) {
  const { list, rows, onList } = props;
  const { account, now } = useApp();
  const { toast, openPerson } = useShell();
  const [text, setText] = useState('');
  const command = useCommand();
  const undoable = useListUndo();
  const [adding, setAdding] = useState(false);
  const [edited, setEdited] = useState<ListRow>();
  const shown = useMemo(() => {
    const wanted = fold(text.trim());
    return rows.filter((row) =>
      fold(`${row.label}\n${row.reason ?? ''}\n${row.keys.join('\n')}`).includes(wanted),
    );
  }, [rows, text]);
  const accountId = account?.id;
  const remove = useCallback(
    async (row: ListRow) => {
      if (accountId === undefined) return;
      const outcome = await command('takeOffList', { accountId, entryIds: [row.id] });
      if (outcome.ok) undoable(t('listsRemoved', isolate(nameOf(row))), [], outcome.value);
    },
    [accountId, command, undoable],
  );
  const renderRow = useCallback(
    (row: ListRow) => <Entry row={row} onEdit={() => setEdited(row)} onRemove={() => void remove(row)} />,
    [remove],
  );
  const add = (
    <Button size="s" variant="primary" icon="plus" disabled={!account} onClick={() => setAdding(true)}>
      {t('listsAdd')}
    </Button>
  );
  return (
    <>
      <Toolbar
        end={
          <>
            <IconButton
              icon="download"
              label={t('listsExport')}
              disabled={rows.length === 0}
              onClick={() => {
                downloadFile(fileName(`${list}-list`, now(), 'csv'), listCsv(rows, dayText), 'text/csv');
                toast({ kind: 'done', text: tn('listsExported', rows.length) });
              }}
            />
            {rows.length > 0 && add}
          </>
        }
      >
        <Segments<ListName>
          label={t('listsTitle')}
          value={list}
          onChange={onList}
          options={[
            { value: 'deny', label: t('listsDeny') },
            { value: 'allow', label: t('listsAllow') },
          ]}
        />
        <SearchField value={text} onChange={setText} label={t('listsSearch')} clearLabel={t('clearSearch')} />
      </Toolbar>
      <div className={view.list}>
        {rows.length === 0 ? (
          <EmptyState
            icon="ban"
            title={list === 'deny' ? t('listsDenyEmptyTitle') : t('listsAllowEmptyTitle')}
            text={list === 'deny' ? t('listsDenyEmptyText') : t('listsAllowEmptyText')}
            action={add}
          />
        ) : shown.length === 0 ? (
          <NoMatch typed onClear={() => setText('')} />
        ) : (
          <VirtualList
            items={shown}
            keyOf={keyOf}
            rowHeight={ROW_HEIGHT}
            label={tOf('list', list)}
            renderRow={renderRow}
            onOpen={(row) => row.person && openPerson(row.person.personId)}
          />
        )}
      </div>
      {adding && account && (
        <AddEntries list={list} accountId={account.id} onClose={() => setAdding(false)} />
      )}
      {edited && account && (
        <EditEntry
          row={edited}
          name={nameOf(edited)}
          accountId={account.id}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

const nameOf = (row: ListRow): string => oneLine(row.person?.displayName ?? row.label);

function Entry({ row, onEdit, onRemove }: { row: ListRow; onEdit(): void; onRemove(): void }) {
  const name = nameOf(row);
  const facts = [
    row.person?.phone?.formatted ?? (row.label === name ? undefined : oneLine(row.label)),
    row.author === undefined ? formatDate(row.at) : t('listsBy', oneLine(row.author), formatDate(row.at)),
    row.expiresAt === undefined
      ? undefined
      : row.isOver
        ? t('listsOver', formatDate(row.expiresAt))
        : t('listsUntil', formatDate(row.expiresAt)),
  ].filter((fact) => fact !== undefined);
  return (
    <div className={styles.row} data-over={row.isOver || undefined}>
      <div className={styles.words}>
        <div className={styles.first}>
          <bdi className={styles.name}>{name}</bdi>
          {row.reason !== undefined && <bdi className={styles.reason}>{oneLine(row.reason)}</bdi>}
        </div>
        <div className={styles.facts}>{facts.join(' · ')}</div>
      </div>
      <IconButton icon="edit" size="s" label={t('listsEdit', isolate(name))} onClick={onEdit} />
      <IconButton icon="trash" size="s" label={t('listsRemove', isolate(name))} onClick={onRemove} />
    </div>
  );
}
