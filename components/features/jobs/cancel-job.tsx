import { AskDialog } from '@/components/app/ask-dialog.tsx';
import { t, tn } from '@/utils/i18n.ts';
import type { JobRow } from '@/utils/store/api.ts';

/** Asks before the rest of a job is given up, and says what stays as it is. */
export function CancelJob(props: { job: JobRow; onClose(): void; onCancelJob(): void }) {
  const { counts } = props.job;
  return (
    <AskDialog
      title={t('jobsCancelTitle')}
      keepLabel={t('jobsKeep')}
      doLabel={t('jobsCancelDo')}
      onDo={props.onCancelJob}
      onClose={props.onClose}
    >
      <p>{tn('jobsCancelRest', counts.todo + counts.acting)}</p>
      {counts.done > 0 && <p>{tn('jobsCancelDone', counts.done)}</p>}
    </AskDialog>
  );
}
