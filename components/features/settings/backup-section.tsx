import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Select } from '@/components/ui/fields.tsx';
import { Cluster, Section, Stack } from '@/components/ui/layout.tsx';
import { REMIND_DAYS } from '@/utils/domain/backup.ts';
import { DEFAULT_REMIND_DAYS, type Settings } from '@/utils/domain/settings.ts';
import { formatDateTime, t, tn } from '@/utils/i18n.ts';
import { BackupOpen } from './backup-open.tsx';
import { BackupSave } from './backup-save.tsx';
import { ImportDialog } from './import-dialog.tsx';

/** Of these that need no file first. */
export const BACKUP_ACTIONS = ['backupMake'] as const;

/** The reminder in the drawer opens this address. */
const isAskedFor = (): boolean => window.location.hash === '#settings?backup';

type Chosen = { file: File; purpose: 'test' | 'restore' };
type BackupProps = { settings: Settings; onChange(part: Partial<Settings>): void };

/** On the full page only. Everything into a file, the test of such a file, and the way back. */
export function BackupSection({ settings, onChange }: BackupProps) {
  const { lastBackupAt, backupRemindDays = DEFAULT_REMIND_DAYS } = settings;
  const chooser = useRef<HTMLInputElement>(null);
  const purpose = useRef<Chosen['purpose']>('test');
  const [saving, setSaving] = useState(isAskedFor);
  const first = useRef<HTMLParagraphElement>(null);
  // BK61: below the dialog lies what it is about.
  useEffect(() => {
    if (!isAskedFor()) return;
    window.history.replaceState(null, '', '#settings');
    first.current?.scrollIntoView({ block: 'center' });
  }, []);
  const [chosen, setChosen] = useState<Chosen>();
  const [text, setText] = useState<string>();
  const choose = (next: Chosen['purpose']) => {
    purpose.current = next;
    chooser.current?.click();
  };
  const take = useCallback((opened: string) => {
    setChosen(undefined);
    setText(opened);
  }, []);
  const days = [...new Set([...REMIND_DAYS, backupRemindDays])].sort((a, b) => a - b);
  return (
    <Section title={t('backupTitle')} hint={t('backupHint')}>
      <Stack gap={16}>
        <p ref={first}>
          {lastBackupAt === undefined ? t('backupNever') : t('backupLast', formatDateTime(lastBackupAt))}
        </p>
        <Cluster>
          <Button icon="download" onClick={() => setSaving(true)}>
            {t('backupMake')}
          </Button>
          <Button icon="shield" onClick={() => choose('test')}>
            {t('backupTest')}
          </Button>
          <Button icon="upload" onClick={() => choose('restore')}>
            {t('backupRestore')}
          </Button>
        </Cluster>
        <Select
          label={t('backupRemind')}
          hint={t('backupRemindHint')}
          value={String(backupRemindDays)}
          options={days.map((count) => ({
            value: String(count),
            label: count === 0 ? t('backupRemindNever') : tn('days', count),
          }))}
          onChange={(value) => onChange({ backupRemindDays: Number(value) })}
        />
      </Stack>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={t('backupTitle')}
        accept=".backup"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again.
          event.currentTarget.value = '';
          if (file) setChosen({ file, purpose: purpose.current });
        }}
      />
      {saving && <BackupSave onClose={() => setSaving(false)} />}
      {chosen && <BackupOpen {...chosen} onText={take} onClose={() => setChosen(undefined)} />}
      {text !== undefined && <ImportDialog isRestore text={text} onClose={() => setText(undefined)} />}
    </Section>
  );
}
