import { useCommand } from '@/components/app/use-command.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useNow } from '@/components/app/use-now.ts';
import { Button } from '@/components/ui/button.tsx';
import { Banner } from '@/components/ui/states.tsx';
import { t, tn } from '@/utils/i18n.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A calm line when the last backup is old. BK10, BK11, BK61. */
export function BackupDue({ onMake }: { onMake(): void }) {
  const command = useCommand();
  const due = useLive('backupDue', {}).value;
  const nowMs = useNow(HOUR_MS);
  if (!due || nowMs < due.at) return null;
  return (
    <Banner
      icon="download"
      action={
        <>
          <Button size="s" onClick={onMake}>
            {t('backupMake')}
          </Button>
          <Button
            size="s"
            onClick={() => void command('putSettings', { settings: { backupPutOffAt: nowMs } })}
          >
            {t('backupNotNow')}
          </Button>
        </>
      }
    >
      {due.lastBackupAt === undefined
        ? t('backupDueNever')
        : tn('backupDue', Math.floor((nowMs - due.lastBackupAt) / DAY_MS))}
    </Banner>
  );
}
