import { useRef, useState } from 'react';
import { downloadFile } from '@/components/app/files.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useLive } from '@/components/app/use-live.ts';
import { Button } from '@/components/ui/button.tsx';
import { Cluster, Dim, Section } from '@/components/ui/layout.tsx';
import { formatPercent, t, tn } from '@/utils/i18n.ts';
import type { StoreApi } from '@/utils/store/api.ts';
import { DeleteAll } from './delete-all.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { megabytes } from './megabytes.ts';

/** A file larger than this is no export of ours: 100 groups of 1,024 with 20,000 notes take about 60 MB. */
const FILE_LIMIT_BYTES = 200_000_000;

/** Below this share of what the browser allows, the limit is nobody's concern. */
const SHOWN_SHARE = 0.05;

/** What is kept here, and taking it out, in, or away. */
export function DataSection() {
  const { toast } = useShell();
  const command = useCommand();
  const storage = useLive('storage', {});
  const chooser = useRef<HTMLInputElement>(null);
  const [text, setText] = useState<string>();
  const [deleting, setDeleting] = useState(false);
  const [busy, setBusy] = useState(false);

  const save = async () => {
    setBusy(true);
    const outcome = await command('exportAll', {});
    setBusy(false);
    if (!outcome.ok) return;
    downloadFile(outcome.value.fileName, outcome.value.text, 'application/json');
    toast({ kind: 'done', text: t('settingsExported') });
  };
  const read = async (file: File) => {
    if (file.size > FILE_LIMIT_BYTES) {
      toast({ kind: 'error', text: t('settingsFileTooBig', megabytes(FILE_LIMIT_BYTES)) });
      return;
    }
    try {
      setText(await file.text());
    } catch (error) {
      // NotReadableError: the file was moved or locked after it was chosen.
      toast({ kind: 'error', text: t('settingsFileUnread', error instanceof Error ? error.name : '') });
    }
  };

  return (
    <Section title={t('settingsData')} hint={t('settingsDataHint')}>
      <LiveView live={storage} skeletonRows={1}>
        {(value) => <Storage value={value} />}
      </LiveView>
      <Cluster>
        <Button icon="download" busy={busy} onClick={() => void save()}>
          {t('settingsExport')}
        </Button>
        <Button icon="upload" onClick={() => chooser.current?.click()}>
          {t('settingsImport')}
        </Button>
        <Button variant="remove" icon="trash" onClick={() => setDeleting(true)}>
          {t('settingsDeleteAll')}
        </Button>
      </Cluster>
      <input
        ref={chooser}
        type="file"
        hidden
        accept="application/json,.json"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again after it was mended.
          event.currentTarget.value = '';
          if (file) void read(file);
        }}
      />
      {text !== undefined && <ImportDialog text={text} onClose={() => setText(undefined)} />}
      {deleting && <DeleteAll onClose={() => setDeleting(false)} />}
    </Section>
  );
}

function Storage({ value }: { value: StoreApi['queries']['storage']['result'] }) {
  const { rows, usedBytes, quotaBytes } = value;
  const kept = (['people', 'notes', 'log'] as const).map((table) =>
    tn(`settingsRows_${table}`, rows[table] ?? 0),
  );
  const share = usedBytes !== undefined && quotaBytes ? usedBytes / quotaBytes : 0;
  return (
    <div>
      <p>{kept.join(' · ')}</p>
      {usedBytes !== undefined && (
        <Dim>
          {share < SHOWN_SHARE
            ? t('settingsUsed', megabytes(usedBytes))
            : t('settingsUsedOf', megabytes(usedBytes), formatPercent(share))}
        </Dim>
      )}
    </div>
  );
}
