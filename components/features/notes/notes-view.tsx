import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { NoMatch } from '@/components/app/no-match.tsx';
import { personTitle } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { Avatar } from '@/components/ui/avatar.tsx';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { SearchField } from '@/components/ui/search-field.tsx';
import { Toolbar, View } from '@/components/ui/layout.tsx';
import { Banner, EmptyState } from '@/components/ui/states.tsx';
import { VirtualList } from '@/components/ui/virtual-list.tsx';
import { t } from '@/utils/i18n.ts';
import type { NoteRow } from '@/utils/store/api.ts';
import { NoteFacts } from './note-item.tsx';
import styles from './notes.module.css';
import { useNoteCommands } from './use-note-commands.ts';

/** Nobody reads further back in a list; the person's card has all of theirs. */
const SHOWN_NOTES = 1_000;

/** The newest notes, of the group in focus or of all, and the bin. */
export function NotesView() {
  const { account } = useApp();
  const { group } = useShell();
  const [bin, setBin] = useState(false);
  const [typed, setTyped] = useState('');
  const live = useLive(
    'recentNotes',
    account ? { accountId: account.id, groupId: group?.id, binned: bin, limit: SHOWN_NOTES } : null,
  );
  return (
    <View>
      <Toolbar
        end={
          <IconButton icon="trash" label={t('notesBinTitle')} pressed={bin} onClick={() => setBin(!bin)} />
        }
      >
        <SearchField
          value={typed}
          onChange={setTyped}
          label={t('notesSearch')}
          clearLabel={t('clearSearch')}
        />
      </Toolbar>
      {bin && <Banner icon="trash">{t('notesBinHint')}</Banner>}
      <LiveView live={live}>
        {(rows) => <NoteList rows={rows} typed={typed} bin={bin} onClear={() => setTyped('')} />}
      </LiveView>
    </View>
  );
}

type NoteListProps = { rows: readonly NoteRow[]; typed: string; bin: boolean; onClear(): void };

function NoteList({ rows, typed, bin, onClear }: NoteListProps) {
  const { openPerson, openFeature, group } = useShell();
  const { restore } = useNoteCommands();
  const wanted = useDeferredValue(typed).trim().toLocaleLowerCase();
  const shown = useMemo(
    () =>
      wanted === ''
        ? rows
        : rows.filter((row) =>
            `${row.text}\n${personTitle(row.person)}\n${row.author ?? ''}`
              .toLocaleLowerCase()
              .includes(wanted),
          ),
    [rows, wanted],
  );
  const renderRow = useCallback(
    (row: NoteRow) => (
      <div className={styles.card}>
        <Avatar
          seed={row.personId}
          name={row.person.displayName === undefined ? undefined : personTitle(row.person)}
        />
        <div className={styles.cardWords}>
          <div className={styles.cardHead}>
            <span className={styles.name}>
              <bdi>{personTitle(row.person)}</bdi>
            </span>
            <NoteFacts note={row} groupName={row.groupName} />
          </div>
          <p className={styles.clamped} dir="auto" title={row.text} data-long={isLong(row) || undefined}>
            {row.text}
          </p>
        </div>
        {bin && (
          <IconButton
            size="s"
            icon="undo"
            label={t('notesRestoreOf', isolate(personTitle(row.person)))}
            onClick={() => void restore(row.id)}
          />
        )}
      </div>
    ),
    [bin, restore],
  );
  if (rows.length === 0) {
    return bin ? (
      <EmptyState icon="trash" title={t('notesBinEmpty')} text={t('notesBinHint')} />
    ) : (
      <EmptyState
        icon="note"
        title={t('notesEmptyTitle')}
        text={t('notesEmptyText')}
        action={<Button onClick={() => openFeature('members')}>{t('emptyToMembers')}</Button>}
      />
    );
  }
  if (shown.length === 0) return <NoMatch typed onClear={onClear} />;
  return (
    <VirtualList
      items={shown}
      keyOf={keyOf}
      rowHeight={rowHeight}
      label={t(bin ? 'notesBinTitle' : 'notesTitle')}
      renderRow={renderRow}
      onOpen={(row) => openPerson(row.personId, row.groupId ?? group?.id)}
    />
  );
}

const keyOf = (row: NoteRow) => row.id;
/** About what fits on one line of the narrowest drawer. */
const isLong = (row: NoteRow) => row.text.length > 44 || row.text.includes('\n');
/** px: name, then one or two lines of text. Keep in step with notes.module.css. */
const rowHeight = (row: NoteRow) => (isLong(row) ? 80 : 62);
