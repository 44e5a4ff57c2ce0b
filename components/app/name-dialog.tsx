import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { TextField } from '@/components/ui/fields.tsx';
import { Stack } from '@/components/ui/layout.tsx';
import { t } from '@/utils/i18n.ts';

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
    <Dialog
      open
      onClose={onClose}
      size="s"
      title={title}
      closeLabel={t('close')}
      initialFocus={field}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            {t('save')}
          </Button>
        </>
      }
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
    </Dialog>
  );
}
