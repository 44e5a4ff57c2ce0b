import { useApp } from '@/components/app/context.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { asId, type JobId } from '@/utils/domain/ids.ts';
import { t } from '@/utils/i18n.ts';

const UNDONE = {
  'before-start': 'undoneBeforeStart',
  reversed: 'undoneReversed',
  'reinvite-list': 'undoneReinvite',
} as const;

export function useJobCommands() {
  const { newId } = useApp();
  const { toast, confirm } = useShell();
  const command = useCommand();
  return {
    pause: (jobId: JobId) => command('pauseJob', { jobId }),
    resume: (jobId: JobId) => command('resumeJob', { jobId }),
    cancel: (jobId: JobId) => command('cancelJob', { jobId }),
    /** Shows who would be tried again, as for every job. */
    retry: async (jobId: JobId, title: string) => {
      const outcome = await command('job', { jobId });
      if (!outcome.ok || !outcome.value) return;
      const { kind, items, tryAgain } = outcome.value;
      const wanted = new Set(tryAgain);
      const again = items.filter(({ index }) => wanted.has(index));
      if (again.length === 0) return toast({ kind: 'info', text: t('jobsRetryNone') });
      await confirm({ kind, items: again, retryOf: jobId, title: kind === 'set' ? title : undefined });
    },
    undo: async (jobId: JobId) => {
      const outcome = await command('undoJob', { jobId, newJobId: asId(newId()) });
      if (outcome.ok) toast({ kind: 'done', text: t(UNDONE[outcome.value.undone]) });
    },
  };
}
