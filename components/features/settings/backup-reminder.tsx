import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useNow } from '@/components/app/use-now.ts';
import { Button } from '@/components/ui/button.tsx';
import { Banner } from '@/components/ui/states.tsx';
import { isBackupOld, isSomethingToLose } from '@/utils/domain/backup.ts';
import { t, tn } from '@/utils/i18n.ts';
import { BackupSave } from './backup-save.tsx';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A calm line on the full page when the last backup is old (BK10, BK11). */
export function BackupReminder() {
  const { now } = useApp();
  const command = useCommand();
  // Looked at every hour, but by the time it is: what was done a second ago would else lie in the future.
  useNow(HOUR_MS);
  const nowMs = now();
  const settings = useLive('settings', {}).value;
  const isOld = settings !== undefined && isBackupOld(settings, nowMs);
  const storage = useLive('storage', isOld ? {} : null).value;
  const [saving, setSaving] = useState(false);
  const isDue = isOld && storage !== undefined && isSomethingToLose(storage.rows);
  const { lastBackupAt } = settings ?? {};
  return (
    <>
      {isDue && (
        <Banner
          icon="download"
          action={
            <>
              <Button size="s" onClick={() => setSaving(true)}>
                {t('backupMake')}
              </Button>
              <Button
                size="s"
                onClick={() => void command('putSettings', { settings: { backupPutOffAt: now() } })}
              >
                {t('backupNotNow')}
              </Button>
            </>
          }
        >
          {lastBackupAt === undefined
            ? t('backupDueNever')
            : tn('backupDue', Math.max(0, Math.floor((nowMs - lastBackupAt) / DAY_MS)))}
        </Banner>
      )}
      {saving && <BackupSave onClose={() => setSaving(false)} />}
    </>
  );
}
