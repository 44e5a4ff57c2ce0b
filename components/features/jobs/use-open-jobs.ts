import { useApp } from '@/components/app/context.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { isOpen } from '@/utils/domain/job-state.ts';
import { JOBS_LIMIT } from './job-words.ts';

/** How many jobs are under way. */
export function useOpenJobs(): number | undefined {
  const { account } = useApp();
  const { value } = useLive('jobs', account ? { accountId: account.id, limit: JOBS_LIMIT } : null);
  return value?.filter(isOpen).length || undefined;
}
