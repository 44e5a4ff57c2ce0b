import { useState } from 'react';
import { groupTitle, oneLine } from '@/components/app/person-words.ts';
import { useApp } from '@/components/app/context.tsx';
import { IconButton } from '@/components/ui/button.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { RelativeTime } from '@/components/ui/states.tsx';
import type { Note } from '@/utils/domain/knowledge.ts';
import { formatDateTime, formatRelative, t } from '@/utils/i18n.ts';
import { NoteForm } from './note-form.tsx';
import styles from './notes.module.css';

type NoteItemProps = {
  note: Note;
  /** Name of the group the note is kept to. */
  groupName?: string | undefined;
  onEdit(text: string): Promise<boolean>;
  onBin(): void;
  onRestore(): void;
};

/** One note with who wrote it and when; edited in place. */
export function NoteItem({ note, groupName, onEdit, onBin, onRestore }: NoteItemProps) {
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <li className={styles.note}>
        <NoteForm
          text={note.text}
          label={t('notesEdit')}
          saveLabel={t('save')}
          focused
          onCancel={() => setEditing(false)}
          onSave={async (text) => {
            const kept = await onEdit(text);
            if (kept) setEditing(false);
            return kept;
          }}
        />
      </li>
    );
  }
  return (
    <li className={styles.note}>
      <p className={styles.text} dir="auto">
        {note.text}
      </p>
      <div className={styles.foot}>
        <NoteFacts note={note} groupName={groupName} />
        <span className={styles.buttons}>
          {note.binnedAt === undefined ? (
            <>
              <IconButton size="s" icon="edit" label={t('notesEdit')} onClick={() => setEditing(true)} />
              <IconButton size="s" icon="trash" label={t('notesBin')} onClick={onBin} />
            </>
          ) : (
            <IconButton size="s" icon="undo" label={t('notesRestore')} onClick={onRestore} />
          )}
        </span>
      </div>
    </li>
  );
}

/** Author, time, "edited", and the group where it holds in one only. */
export function NoteFacts({ note, groupName }: { note: Note; groupName?: string | undefined }) {
  const { now } = useApp();
  const atMs = note.binnedAt ?? note.editedAt ?? note.createdAt;
  const when = formatRelative(atMs, now());
  const word = note.binnedAt !== undefined ? 'notesBinnedAgo' : 'notesEditedAgo';
  return (
    <span className={styles.facts}>
      {note.groupId && (
        <Chip icon="users" title={t('onlyInGroup')}>
          {groupName === undefined ? t('onlyInGroup') : groupTitle(groupName)}
        </Chip>
      )}
      {note.author && <bdi>{oneLine(note.author)}</bdi>}
      <RelativeTime
        atMs={atMs}
        exact={t('notesWritten', formatDateTime(note.createdAt))}
        text={note.binnedAt === undefined && note.editedAt === undefined ? when : t(word, when)}
      />
    </span>
  );
}
