import { useRef } from 'react';
import { personTitle } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import type { GroupId } from '@/utils/domain/ids.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';
import { t, tn } from '@/utils/i18n.ts';
import { NoteForm } from './note-form.tsx';
import styles from './notes.module.css';
import { useNoteCommands } from './use-note-commands.ts';

type BulkNoteProps = {
  people: readonly PersonSummary[];
  groupId?: GroupId | undefined;
  text?: string | undefined;
  onClose(): void;
};

/** Writes the same note on each of many people, all of them named. */
export function BulkNote({ people, groupId, text = '', onClose }: BulkNoteProps) {
  const commands = useNoteCommands();
  const { toast } = useShell();
  const field = useRef<HTMLTextAreaElement>(null);
  const save = async (written: string, scope: GroupId | undefined) => {
    const undo = await commands.add(
      people.map((person) => person.personId),
      written,
      scope,
    );
    if (undo) {
      toast({ kind: 'done', text: tn('notesAddedTo', people.length), undo });
      onClose();
    }
    return undo !== undefined;
  };
  return (
    <Dialog
      open
      title={tn('notesBulkTitle', people.length)}
      closeLabel={t('close')}
      onClose={onClose}
      initialFocus={field}
    >
      <NoteForm
        text={text}
        label={t('notesText')}
        saveLabel={tn('notesBulkSave', people.length)}
        groupId={groupId}
        fieldRef={field}
        onSave={save}
        onCancel={onClose}
      >
        <details className={styles.who}>
          <summary>{tn('people', people.length)}</summary>
          <ul className={styles.whoList} tabIndex={0} aria-label={tn('people', people.length)}>
            {people.map((person) => (
              <li key={person.personId}>
                <bdi>{personTitle(person)}</bdi>
              </li>
            ))}
          </ul>
        </details>
      </NoteForm>
    </Dialog>
  );
}
