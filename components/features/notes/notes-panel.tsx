import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { LiveView } from '@/components/app/live-view.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dim } from '@/components/ui/layout.tsx';
import type { GroupId, PersonId } from '@/utils/domain/ids.ts';
import { t, tn } from '@/utils/i18n.ts';
import { NoteForm } from './note-form.tsx';
import { NoteItem } from './note-item.tsx';
import styles from './notes.module.css';
import { useNoteCommands } from './use-note-commands.ts';

type NotesPanelProps = { personId: PersonId; groupId?: GroupId | undefined };

/** All notes on one person: writing, editing, and the bin. */
export function NotesPanel({ personId, groupId }: NotesPanelProps) {
  const { account } = useApp();
  const { groups } = useShell();
  const commands = useNoteCommands();
  const [bin, setBin] = useState(false);
  const live = useLive('person', account ? { personId, accountId: account.id } : null);
  return (
    <LiveView live={live} skeletonRows={2}>
      {(person) => {
        const shown = person ? (bin ? person.binnedNotes : person.notes) : [];
        const nameOf = (id: GroupId | undefined) =>
          groups.find((group) => group.id === id)?.subject ??
          person?.groups.find((group) => group.groupId === id)?.groupName;
        return (
          <div className={styles.panel}>
            {!bin && (
              <NoteForm
                text=""
                label={t('notesAdd')}
                saveLabel={t('notesSave')}
                groupId={groupId}
                onSave={async (text, scope) => (await commands.add([personId], text, scope)) !== undefined}
              />
            )}
            {bin && <Dim>{t('notesBinHint')}</Dim>}
            <ul className={styles.list} aria-label={t(bin ? 'notesBinTitle' : 'notesTitle')}>
              {shown.map((note) => (
                <NoteItem
                  key={note.id}
                  note={note}
                  groupName={nameOf(note.groupId)}
                  onEdit={(text) => commands.edit(note.id, text)}
                  onBin={() => void commands.bin(note.id)}
                  onRestore={() => void commands.restore(note.id)}
                />
              ))}
            </ul>
            {shown.length === 0 && <Dim>{t(bin ? 'notesBinEmpty' : 'notesNone')}</Dim>}
            {(bin || (person?.binnedNotes.length ?? 0) > 0) && (
              <Button
                size="s"
                variant="plain"
                icon={bin ? 'arrow-left' : 'trash'}
                className={styles.binButton}
                onClick={() => setBin(!bin)}
              >
                {bin ? t('notesBack') : tn('notesInBin', person?.binnedNotes.length ?? 0)}
              </Button>
            )}
          </div>
        );
      }}
    </LiveView>
  );
}
