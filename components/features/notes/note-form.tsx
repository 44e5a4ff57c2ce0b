import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { WhereChoice } from '@/components/app/where-choice.tsx';
import { Button } from '@/components/ui/button.tsx';
import { TextArea } from '@/components/ui/fields.tsx';
import { keyIn } from '@/components/ui/keys.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { NOTE_LIMIT } from '@/utils/domain/knowledge.ts';
import { t, tn } from '@/utils/i18n.ts';
import styles from './notes.module.css';

type NoteFormProps = {
  text: string;
  label: string;
  saveLabel: string;
  /** With a group the note may be kept to it. Missing when an existing note is edited: its place stays. */
  groupId?: GroupId | undefined;
  /** Writing starts at once. In a dialog give `fieldRef` to the dialog instead: it opens after the form was made. */
  focused?: boolean | undefined;
  fieldRef?: RefObject<HTMLTextAreaElement | null> | undefined;
  /** True when it was kept: the form is emptied. */
  onSave(text: string, groupId: GroupId | undefined): Promise<boolean>;
  onCancel?: (() => void) | undefined;
  children?: ReactNode;
};

/** The text of a note, where it holds, and the hint what does not belong here. Ctrl+Enter saves. */
export function NoteForm(props: NoteFormProps) {
  const { label, saveLabel, groupId, focused = false, fieldRef, onSave, onCancel, children } = props;
  const formId = useId();
  const [text, setText] = useState(props.text);
  const [here, setHere] = useState(false);
  const [busy, setBusy] = useState(false);
  const ownRef = useRef<HTMLTextAreaElement>(null);
  const field = fieldRef ?? ownRef;
  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused, field]);
  const { length } = text.trim();
  const tooLong = length > NOTE_LIMIT;

  const save = async () => {
    if (length === 0 || tooLong || busy) return;
    setBusy(true);
    const kept = await onSave(text.trim(), here ? groupId : undefined);
    setBusy(false);
    // Whoever types on while it is saved loses nothing.
    if (kept) setText((current) => (current === text ? '' : current));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = keyIn('note', event);
    if (key === 'save0') {
      event.preventDefault();
      void save();
    } else if (key === 'none0' && onCancel) {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <form
      id={formId}
      className={styles.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextArea
        label={label}
        value={text}
        rows={3}
        ref={field}
        hint={t('notesHint')}
        error={tooLong ? tn('notesTooLong', length - NOTE_LIMIT) : undefined}
        onChange={setText}
        onKeyDown={onKeyDown}
      />
      {children}
      <div className={styles.formFoot}>
        {groupId && <WhereChoice label={t('notesWhere')} here={here} onChange={setHere} />}
        <span className={styles.formButtons}>
          {onCancel && (
            <Button size="s" onClick={onCancel}>
              {t('cancel')}
            </Button>
          )}
          <Button size="s" type="submit" variant="primary" busy={busy} disabled={length === 0 || tooLong}>
            {saveLabel}
          </Button>
        </span>
      </div>
    </form>
  );
}
