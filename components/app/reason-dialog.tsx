import { type ReactNode, useRef, useState } from 'react';
import { TextField } from '@/components/ui/fields.tsx';
import { Stack } from '@/components/ui/layout.tsx';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t } from '@/utils/i18n.ts';
import { AskDialog } from './ask-dialog.tsx';
import { WhereChoice } from './where-choice.tsx';

type ReasonDialogProps = {
  title: string;
  label: string;
  saveLabel: string;
  /** Most characters of the reason. */
  limit: number;
  required?: boolean | undefined;
  /** What the field begins with. */
  text?: string | undefined;
  /** Something asked besides is not as it should be. */
  disabled?: boolean | undefined;
  /** With a group it may be kept to it. */
  groupId?: GroupId | undefined;
  /** True when it was kept: the dialog closes. The text has no spaces around it and may be empty unless required. */
  onSave(text: string, groupId: GroupId | undefined): Promise<boolean>;
  onClose(): void;
  /** Asked besides. */
  children?: ReactNode;
};

/** Asks why, and for something that is written on people where it holds. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, label, saveLabel, limit, required, disabled, groupId, onSave, onClose, children } = props;
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(props.text ?? '');
  const [here, setHere] = useState(false);
  const [busy, setBusy] = useState(false);
  const reason = text.trim();
  const save = async () => {
    setBusy(true);
    if (await onSave(reason, here ? groupId : undefined)) onClose();
    else setBusy(false);
  };
  return (
    <AskDialog
      title={title}
      doLabel={saveLabel}
      busy={busy}
      disabled={disabled || (required && reason === '')}
      initialFocus={field}
      onDo={() => void save()}
      onClose={onClose}
    >
      <Stack>
        <TextField
          ref={field}
          label={label}
          maxLength={limit}
          required={required}
          value={text}
          onChange={setText}
        />
        {groupId && <WhereChoice label={t('strikeWhere')} here={here} onChange={setHere} />}
        {children}
      </Stack>
    </AskDialog>
  );
}
