import { useEffect, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { FailedQuestion } from '@/components/app/failed-question.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Dim, Stack } from '@/components/ui/layout.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { Banner, Skeleton } from '@/components/ui/states.tsx';
import { formatDateTime, formatNumber, t, tn } from '@/utils/i18n.ts';
import type { ImportPreview, StoreOutcome } from '@/utils/store/api.ts';
import { tableName } from './import-words.ts';
import { OpenJobs } from './open-jobs.tsx';
import styles from './settings.module.css';

type Mode = 'merge' | 'replace';

/** Checks a file before anything is done with it, shows what it would do, and does it only when told to. BK51. */
export function ImportDialog(props: {
  text: string;
  /** Of a backup: it is there to bring everything back. */
  isRestore?: boolean;
  onClose(): void;
}) {
  const { text, isRestore = false, onClose } = props;
  const command = useCommand();
  const { toast } = useShell();
  const { store } = useApp();
  // Asked once, not live: the file may be large, and what it would do is only said, not promised.
  const [check, setCheck] = useState<StoreOutcome<ImportPreview>>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let current = true;
    setCheck(undefined);
    void store.call('checkImport', { text }).then((outcome) => {
      if (current) setCheck(outcome);
    });
    return () => {
      current = false;
    };
    // `tries` asks the same question again.
  }, [store, text, tries]);
  const [mode, setMode] = useState<Mode>(isRestore ? 'replace' : 'merge');
  const [busy, setBusy] = useState(false);
  const preview = check?.ok ? check.value : undefined;
  const apply = async () => {
    setBusy(true);
    const outcome = await command('applyImport', { text, mode });
    setBusy(false);
    if (!outcome.ok) return;
    if (!outcome.value.ok) {
      setCheck(outcome);
      return;
    }
    toast({ kind: 'done', text: t(isRestore ? 'backupRestored' : 'settingsImported') });
    onClose();
  };
  return (
    <Dialog
      open
      isHeld={busy}
      title={t(isRestore ? 'backupRestoreTitle' : 'settingsImportTitle')}
      closeLabel={t('close')}
      onClose={onClose}
      footer={
        <>
          <Button disabled={busy} onClick={onClose}>
            {t('cancel')}
          </Button>
          {preview?.ok && (
            <Button
              variant={mode === 'replace' ? 'danger' : 'primary'}
              busy={busy}
              onClick={() => void apply()}
            >
              {t(mode === 'replace' ? 'settingsReplaceDo' : 'settingsMergeDo')}
            </Button>
          )}
        </>
      }
    >
      {preview ? (
        preview.ok ? (
          busy ? (
            <p role="status">{t('settingsImporting')}</p>
          ) : (
            <Good preview={preview} mode={mode} onMode={setMode} />
          )
        ) : (
          <Bad preview={preview} />
        )
      ) : check && !check.ok ? (
        <FailedQuestion reason={check.reason} onAgain={() => setTries((count) => count + 1)} />
      ) : (
        <Skeleton rows={3} label={t('settingsChecking')} />
      )}
    </Dialog>
  );
}

function Good(props: { preview: ImportPreview; mode: Mode; onMode(mode: Mode): void }) {
  const { preview, mode, onMode } = props;
  // What is here and not in the file is lost, too.
  const shown = preview.tables.filter(({ rows, here }) => rows > 0 || (mode === 'replace' && here > 0));
  return (
    <Stack gap={12}>
      {preview.exportedAt !== undefined && (
        <Dim>{t('settingsExportedAt', formatDateTime(preview.exportedAt))}</Dim>
      )}
      <div>
        <Segments
          label={t('settingsImportHow')}
          value={mode}
          options={[
            { value: 'merge', label: t('settingsMerge') },
            { value: 'replace', label: t('settingsReplace') },
          ]}
          onChange={(value) => onMode(value === 'replace' ? 'replace' : 'merge')}
        />
      </div>
      <Banner kind={mode === 'replace' ? 'warning' : 'info'}>
        {t(mode === 'replace' ? 'settingsReplaceHint' : 'settingsMergeHint')}{' '}
        {mode === 'merge' && t('cannotUndo')}
      </Banner>
      {mode === 'replace' && <OpenJobs />}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('settingsImportWhat')}</th>
            <th scope="col">{t('settingsImportRows')}</th>
            <th scope="col">{t(mode === 'replace' ? 'settingsImportHere' : 'settingsImportNew')}</th>
            {mode === 'merge' && <th scope="col">{t('settingsImportChanged')}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((table) => (
            <tr key={table.name}>
              <th scope="row">{tableName(table.name)}</th>
              <td>{formatNumber(table.rows)}</td>
              <td>{formatNumber(mode === 'replace' ? table.here : table.added)}</td>
              {mode === 'merge' && <td>{formatNumber(table.changed)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Stack>
  );
}

function Bad({ preview }: { preview: ImportPreview }) {
  return (
    <Stack gap={12}>
      <Banner kind="error">{t('settingsImportBad')}</Banner>
      <p>{tn('settingsProblems', preview.problems.length)}</p>
      <ul
        className={styles.problems}
        tabIndex={0}
        aria-label={tn('settingsProblems', preview.problems.length)}
      >
        {preview.problems.map((problem) => (
          <li key={`${problem.where} ${problem.message}`}>
            <code className={styles.where}>{problem.where}</code>
            <span>{problem.message}</span>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
