import { type FormEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { troubleText } from '@/components/app/reason-text.ts';
import { useCommand } from '@/components/app/use-command.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { TextField } from '@/components/ui/fields.tsx';
import { Dim, Stack } from '@/components/ui/layout.tsx';
import { Banner, EmptyState } from '@/components/ui/states.tsx';
import { type BackupProblem, TEXT_LIMIT_BYTES } from '@/utils/backup/file-layout.ts';
import { openBackup } from '@/utils/backup/open-backup.ts';
import { backupCounted } from '@/utils/domain/backup.ts';
import { formatDateTime, t, tn, tOf } from '@/utils/i18n.ts';
import type { ImportPreview } from '@/utils/store/api.ts';
import { megabytes } from './megabytes.ts';
import { useLeaveButton, useWork } from './use-work.ts';
import { WorkProgress } from './work-progress.tsx';

type State =
  | { at: 'start' }
  | { at: 'locked'; isWrong: boolean }
  /** In words. */
  | { at: 'refused'; why: string }
  /** `isOurs`: it is known to be made here. */
  | { at: 'opened'; text: string; madeAt: number; isOurs: boolean; preview: ImportPreview };

/** The unlocking and unpacking of a file; the check of its rows is the rest. */
const UNPACKED_SHARE = 0.5;

/**
 * Opens a backup. A test ends with what is in it; for a restore, and where a row is not as it should be, `onText` gets
 * the export, for the import to check and show. Nothing is changed here (BK8) but the time of the last backup (BK52).
 */
export function BackupOpen(props: {
  file: File;
  purpose: 'test' | 'restore';
  onText(text: string): void;
  onClose(): void;
}) {
  const { file, purpose, onText, onClose } = props;
  const { store, now } = useApp();
  const command = useCommand();
  const { progress, run, giveUp } = useWork();
  const formId = useId();
  const [state, setState] = useState<State>({ at: 'start' });
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const leave = useLeaveButton(progress !== undefined);

  const open = useCallback(
    async (passphrase?: string) => {
      const next = await run(async ({ signal, say }): Promise<State | { at: 'import'; text: string }> => {
        say(t(passphrase === undefined ? 'backupStep_file' : 'backupStep_unlock'), 0);
        if (file.size > TEXT_LIMIT_BYTES) return { at: 'refused', why: problemText('too-big') };
        const bytes = await readFile(file);
        signal.throwIfAborted();
        if (typeof bytes === 'string') return { at: 'refused', why: t('settingsFileUnread', bytes) };
        const opened = await openBackup(bytes, {
          signal,
          passphrase,
          onShare: (share) => say(t('backupStep_unpack'), share * UNPACKED_SHARE),
        });
        if (!opened.ok) {
          if (opened.reason === 'passphrase-needed') return { at: 'locked', isWrong: false };
          if (opened.reason === 'wrong-passphrase') return { at: 'locked', isWrong: true };
          return { at: 'refused', why: problemText(opened.reason) };
        }
        const { text, madeAt } = opened.value;
        if (purpose === 'restore') return { at: 'import', text };
        say(t('backupStep_check'), UNPACKED_SHARE);
        const checked = await store.call('checkImport', { text });
        if (!checked.ok) return { at: 'refused', why: troubleText(checked.reason) };
        if (!checked.value.ok) return { at: 'import', text };
        const settings = await store.call('settings', {});
        if (!settings.ok) return { at: 'refused', why: troubleText(settings.reason) };
        signal.throwIfAborted();
        // BK60.
        const isOurs = settings.value.backupsMade?.includes(madeAt) ?? false;
        const lastBackupAt = isOurs && backupCounted(settings.value.lastBackupAt, madeAt, now());
        if (lastBackupAt) await command('putSettings', { settings: { lastBackupAt } });
        return { at: 'opened', text, madeAt, isOurs, preview: checked.value };
      });
      if (next === 'given-up') return;
      if (next.at === 'import') onText(next.text);
      else setState(next);
    },
    [file, purpose, run, store, command, now, onText],
  );
  useEffect(() => {
    void open();
  }, [open]);

  const isAsking = state.at === 'locked' && !progress;
  // Also after a wrong one: then it is to be typed again.
  useEffect(() => {
    if (isAsking) field.current?.select();
  }, [isAsking]);
  const unlock = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== '') void open(typed);
  };

  return (
    <Dialog
      open
      title={t(purpose === 'test' ? 'backupTestTitle' : 'backupRestoreTitle')}
      closeLabel={t('close')}
      onClose={onClose}
      footer={
        <>
          <Button ref={leave} onClick={progress && state.at === 'locked' ? giveUp : onClose}>
            {t(state.at === 'opened' || state.at === 'refused' ? 'close' : 'cancel')}
          </Button>
          {isAsking && (
            <Button type="submit" form={formId} variant="primary" disabled={typed === ''}>
              {t('backupUnlock')}
            </Button>
          )}
          {state.at === 'opened' && (
            <Button icon="upload" onClick={() => onText(state.text)}>
              {t('backupRestoreThis')}
            </Button>
          )}
        </>
      }
    >
      {progress ? (
        <WorkProgress {...progress} />
      ) : state.at === 'locked' ? (
        <form id={formId} onSubmit={unlock}>
          <Stack gap={16}>
            <p>{t('backupLocked')}</p>
            <TextField
              ref={field}
              type="password"
              label={t('backupPassphrase')}
              error={state.isWrong ? t('backupWrong') : undefined}
              value={typed}
              autoComplete="off"
              spellCheck={false}
              onChange={setTyped}
            />
          </Stack>
        </form>
      ) : state.at === 'refused' ? (
        <Stack gap={12}>
          <Banner kind="error">{t('backupRefused')}</Banner>
          <p role="alert">{state.why}</p>
        </Stack>
      ) : (
        state.at === 'opened' && <Opened {...state} />
      )}
    </Dialog>
  );
}

function Opened({ madeAt, isOurs, preview }: { madeAt: number; isOurs: boolean; preview: ImportPreview }) {
  const rows = (name: string): number => preview.tables.find((table) => table.name === name)?.rows ?? 0;
  const holds = [
    tn('settingsRows_notes', rows('notes')),
    tn('groupsCount', rows('groups')),
    tn('settingsRows_people', rows('people')),
    tn('settingsRows_log', rows('log')),
  ];
  return (
    <div role="status">
      <EmptyState
        icon="check"
        title={t('backupOpens')}
        text={holds.join(' · ')}
        action={
          <Stack gap={4}>
            <Dim>{t('backupMadeAt', formatDateTime(madeAt))}</Dim>
            <Dim>{t('backupUntouched')}</Dim>
            {!isOurs && <Dim>{t('backupNotOurs')}</Dim>}
          </Stack>
        }
      />
    </div>
  );
}

/** The bytes, or why they could not be read: it was moved or locked after it was chosen. */
async function readFile(file: File): Promise<Uint8Array<ArrayBuffer> | string> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    return error instanceof Error ? error.name : '';
  }
}

const problemText = (problem: Exclude<BackupProblem, 'passphrase-needed' | 'wrong-passphrase'>): string =>
  tOf('backupProblem', problem, megabytes(TEXT_LIMIT_BYTES));
