import { type FormEvent, useId, useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { downloadFile, fileName } from '@/components/app/files.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Checkbox, Switch, TextField } from '@/components/ui/fields.tsx';
import { Stack } from '@/components/ui/layout.tsx';
import { Banner } from '@/components/ui/states.tsx';
import { TEXT_LIMIT_BYTES } from '@/utils/backup/file-layout.ts';
import { makeBackup } from '@/utils/backup/make-backup.ts';
import { alsoMade, PASSPHRASE_LEAST, passphraseProblem } from '@/utils/domain/backup.ts';
import { t, tOf } from '@/utils/i18n.ts';
import { megabytes } from './megabytes.ts';
import { useLeaveButton, useWork } from './use-work.ts';
import { WorkProgress } from './work-progress.tsx';

/** Packing is most of it after the reading. */
const READ_SHARE = 0.3;
const PACKED_SHARE = 0.9;

/** Everything into one file. The passphrase lives in this dialog and goes to the cipher alone (BK5). */
export function BackupSave({ onClose }: { onClose(): void }) {
  const { now } = useApp();
  const { toast } = useShell();
  const command = useCommand();
  const { progress, run, giveUp } = useWork();
  const formId = useId();
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const leave = useLeaveButton(progress !== undefined);
  const [isLocked, setLocked] = useState(true);
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState('');
  const [isShown, setShown] = useState(false);
  const [isTold, setTold] = useState(false);
  const [tooMuch, setTooMuch] = useState(false);
  const problem = isLocked ? passphraseProblem(typed) : undefined;
  const differs = isLocked && problem === undefined && again !== typed;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTold(true);
    if (problem) return first.current?.focus();
    if (differs) return second.current?.focus();
    const passphrase = isLocked ? typed : undefined;
    const madeAt = now();
    const outcome = await run(async ({ signal, say }) => {
      say(t('backupStep_read'), 0);
      const exported = await command('exportAll', {});
      signal.throwIfAborted();
      if (!exported.ok) return exported;
      return makeBackup(exported.value.text, {
        signal,
        madeAt,
        passphrase,
        onShare: (share) =>
          say(
            t(share === 1 && isLocked ? 'backupStep_lock' : 'backupStep_pack'),
            READ_SHARE + share * (PACKED_SHARE - READ_SHARE),
          ),
      });
    });
    if (outcome === 'given-up') return;
    if (!outcome.ok) {
      setTooMuch(outcome.reason === 'too-big');
      return;
    }
    // BK60. Before the file is there: a test of it may follow at once.
    const settings = await command('settings', {});
    if (!settings.ok) return;
    const backupsMade = alsoMade(settings.value.backupsMade, madeAt);
    if (!(await command('putSettings', { settings: { backupsMade } })).ok) return;
    downloadFile(fileName('backup', madeAt, 'backup'), outcome.value, 'application/octet-stream');
    // BK52: whether the browser wrote it is seen by the test alone.
    toast({ kind: 'info', text: t(isLocked ? 'backupSavedLocked' : 'backupSavedPlain') });
    onClose();
  };

  const kind = isShown ? 'text' : 'password';
  return (
    <Dialog
      open
      title={t('backupMakeTitle')}
      closeLabel={t('close')}
      onClose={onClose}
      footer={
        <>
          <Button ref={leave} onClick={progress ? giveUp : onClose}>
            {t('cancel')}
          </Button>
          {!progress && (
            <Button type="submit" form={formId} variant="primary" icon="download">
              {t('backupSave')}
            </Button>
          )}
        </>
      }
    >
      {progress ? (
        <WorkProgress {...progress} />
      ) : (
        <form id={formId} onSubmit={(event) => void save(event)}>
          <Stack gap={16}>
            {tooMuch && <Banner kind="error">{t('backupTooMuch', megabytes(TEXT_LIMIT_BYTES))}</Banner>}
            <Switch label={t('backupLock')} on={isLocked} onChange={setLocked} />
            {isLocked && (
              <>
                <TextField
                  ref={first}
                  type={kind}
                  label={t('backupPassphrase')}
                  hint={t('backupPassphraseHint', PASSPHRASE_LEAST)}
                  error={isTold && problem ? tOf('backupPassphrase', problem, PASSPHRASE_LEAST) : undefined}
                  value={typed}
                  autoComplete="off"
                  spellCheck={false}
                  onChange={setTyped}
                />
                <TextField
                  ref={second}
                  type={kind}
                  label={t('backupPassphraseAgain')}
                  error={isTold && differs ? t('backupPassphraseDiffers') : undefined}
                  value={again}
                  autoComplete="off"
                  spellCheck={false}
                  onChange={setAgain}
                />
                <Checkbox label={t('backupPassphraseShow')} checked={isShown} onChange={setShown} />
              </>
            )}
            <Banner kind="warning">{t(isLocked ? 'backupLockWarning' : 'backupPlainWarning')}</Banner>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}
