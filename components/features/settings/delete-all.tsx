import { type FormEvent, useId, useRef, useState } from 'react';
import { AskDialog } from '@/components/app/ask-dialog.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { TextField } from '@/components/ui/fields.tsx';
import { Stack } from '@/components/ui/layout.tsx';
import { t } from '@/utils/i18n.ts';
import { OpenJobs } from './open-jobs.tsx';

/** Deletes everything Muster keeps, after a word was typed. */
export function DeleteAll({ onClose }: { onClose(): void }) {
  const command = useCommand();
  const { toast } = useShell();
  const formId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const word = t('settingsDeleteWord');
  const agreed = typed.trim().toLocaleLowerCase() === word.toLocaleLowerCase();
  const remove = async (event: FormEvent) => {
    event.preventDefault();
    if (!agreed) return;
    setBusy(true);
    const outcome = await command('deleteAll', {});
    setBusy(false);
    if (!outcome.ok) return;
    toast({ kind: 'done', text: t('settingsDeleted') });
    onClose();
  };
  return (
    <AskDialog
      title={t('settingsDeleteTitle')}
      doLabel={t('settingsDeleteAll')}
      danger
      busy={busy}
      disabled={!agreed}
      formId={formId}
      initialFocus={field}
      onClose={onClose}
    >
      <form id={formId} onSubmit={(event) => void remove(event)}>
        <Stack gap={12}>
          <p>{t('settingsDeleteText')}</p>
          <OpenJobs />
          <TextField
            ref={field}
            label={t('settingsDeleteType', word)}
            value={typed}
            autoComplete="off"
            spellCheck={false}
            onChange={setTyped}
          />
        </Stack>
      </form>
    </AskDialog>
  );
}
