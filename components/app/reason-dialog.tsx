import { type ReactNode, useRef, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { TextField } from '@/components/ui/fields.tsx';
import { Stack } from '@/components/ui/layout.tsx';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t } from '@/utils/i18n.ts';
import { WhereChoice } from './where-choice.tsx';

type ReasonDialogProps = {
  title: string;
  label: string;
  saveLabel: string;
  /** Most characters of the reason. */
  limit: number;
  required?: boolean | undefined;
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
  const { title, label, saveLabel, limit, required, groupId, onSave, onClose, children } = props;
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [here, setHere] = useState(false);
  const [busy, setBusy] = useState(false);
  const reason = text.trim();
  const save = async () => {
    setBusy(true);
    if (await onSave(reason, here ? groupId : undefined)) onClose();
    else setBusy(false);
  };
  return (
    <Dialog
      open
      size="s"
      title={title}
      closeLabel={t('close')}
      onClose={onClose}
      initialFocus={field}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={required && reason === ''}
            onClick={() => void save()}
          >
            {saveLabel}
          </Button>
        </>
      }
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
    </Dialog>
  );
}
