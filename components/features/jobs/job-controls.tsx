import { useState } from 'react';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { isOpen } from '@/utils/domain/job-state.ts';
import { t } from '@/utils/i18n.ts';
import type { JobRow } from '@/utils/store/api.ts';
import { CancelJob } from './cancel-job.tsx';
import { useJobCommands } from './use-job-commands.ts';

/** What can be done with a job right now. `title` tells equal buttons of several jobs apart. */
export function JobControls({ job, title }: { job: JobRow; title: string }) {
  const commands = useJobCommands();
  const [asking, setAsking] = useState(false);
  // While it waits to begin it is undone rather than cancelled; that of a lock-down never is (LK50).
  const isUndone = job.state === 'delayed' && job.canUndo;
  if (!isOpen(job)) {
    return job.canRetry ? (
      <Button size="s" icon="refresh" onClick={() => void commands.retry(job.id, title)}>
        {t('jobsRetry')}
      </Button>
    ) : null;
  }
  return (
    <>
      {isUndone && (
        <Button size="s" icon="undo" onClick={() => void commands.undo(job.id)}>
          {t('undo')}
        </Button>
      )}
      {job.state === 'paused' ? (
        <IconButton
          size="s"
          icon="play"
          label={t('jobsResume', title)}
          onClick={() => void commands.resume(job.id)}
        />
      ) : (
        <IconButton
          size="s"
          icon="pause"
          label={t('jobsPause', title)}
          onClick={() => void commands.pause(job.id)}
        />
      )}
      {!isUndone && (
        <IconButton size="s" icon="close" label={t('jobsCancel', title)} onClick={() => setAsking(true)} />
      )}
      {asking && (
        <CancelJob
          job={job}
          onClose={() => setAsking(false)}
          onCancelJob={() => void commands.cancel(job.id)}
        />
      )}
    </>
  );
}
