import { useRef } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { t, tn } from '@/utils/i18n.ts';
import type { JobRow } from '@/utils/store/api.ts';

/** Asks before the rest of a job is given up, and says what stays as it is. */
export function CancelJob(props: { job: JobRow; onClose(): void; onCancelJob(): void }) {
  const { job, onClose, onCancelJob } = props;
  const keep = useRef<HTMLButtonElement>(null);
  const rest = job.counts.todo + job.counts.acting;
  return (
    <Dialog
      open
      size="s"
      title={t('jobsCancelTitle')}
      closeLabel={t('close')}
      onClose={onClose}
      initialFocus={keep}
      footer={
        <>
          <Button ref={keep} onClick={onClose}>
            {t('jobsKeep')}
          </Button>
          <Button
            variant="danger"
            onClick={() => {
              onCancelJob();
              onClose();
            }}
          >
            {t('jobsCancelDo')}
          </Button>
        </>
      }
    >
      <p>{tn('jobsCancelRest', rest)}</p>
      {job.counts.done > 0 && <p>{tn('jobsCancelDone', job.counts.done)}</p>}
    </Dialog>
  );
}
