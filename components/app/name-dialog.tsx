import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { TextField } from '@/components/ui/fields.tsx';
import { Stack } from '@/components/ui/layout.tsx';
import { t } from '@/utils/i18n.ts';
import { AskDialog } from './ask-dialog.tsx';

type NameDialogProps = {
  title: string;
  /** Of the field. */
  label: string;
  /** The name it has; missing: a new one. */
  name?: string | undefined;
  /** What is wrong with a name, in words; told once somebody wanted to keep it. */
  problemOf(name: string): string | undefined;
  onClose(): void;
  /** Whether it was kept. */
  onSave(name: string): Promise<boolean>;
  /** What stands under the name. */
  children?: ReactNode;
};

/** Asks for the name of something that is saved. What is wrong with it is said there, and nothing that was typed is lost. */
export function NameDialog({
  title,
  label,
  name: before = '',
  problemOf,
  onClose,
  onSave,
  children,
}: NameDialogProps) {
  const formId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(before);
  const [isAsked, setIsAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const problem = problemOf(name);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (problem !== undefined) {
      field.current?.focus();
      return;
    }
    setBusy(true);
    const isKept = await onSave(name);
    setBusy(false);
    if (isKept) onClose();
  };
  return (
    <AskDialog
      title={title}
      doLabel={t('save')}
      busy={busy}
      formId={formId}
      initialFocus={field}
      onClose={onClose}
    >
      <form id={formId} onSubmit={(event) => void save(event)} noValidate>
        <Stack gap={16}>
          <TextField
            ref={field}
            label={label}
            value={name}
            onChange={setName}
            error={isAsked ? problem : undefined}
          />
          {children}
        </Stack>
      </form>
    </AskDialog>
  );
}
