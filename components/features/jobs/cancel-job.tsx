import { AskDialog } from '@/components/app/ask-dialog.tsx';
import { t, tn } from '@/utils/i18n.ts';
import type { JobRow } from '@/utils/store/api.ts';

/** Asks before the rest of a job is given up, and says what stays as it is. */
export function CancelJob(props: { job: JobRow; onClose(): void; onCancelJob(): void }) {
  const { job, onClose, onCancelJob } = props;
  const rest = job.counts.todo + job.counts.acting;
  return (
    <AskDialog
      title={t('jobsCancelTitle')}
      keepLabel={t('jobsKeep')}
      doLabel={t('jobsCancelDo')}
      danger
      onDo={() => {
        onCancelJob();
        onClose();
      }}
      onClose={onClose}
    >
      <p>{tn('jobsCancelRest', rest)}</p>
      {job.counts.done > 0 && <p>{tn('jobsCancelDone', job.counts.done)}</p>}
    </AskDialog>
  );
}
