import { useApp } from '@/components/app/context.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { Banner } from '@/components/ui/states.tsx';
import { isOpen } from '@/utils/domain/job-state.ts';
import { tn } from '@/utils/i18n.ts';

const LOOKED_AT = 20;

/** Jobs that go with everything else, before it is deleted: their results will be known to nobody. */
export function OpenJobs() {
  const { account } = useApp();
  const jobs = useLive('jobs', account ? { accountId: account.id, limit: LOOKED_AT } : null).value ?? [];
  const open = jobs.filter(isOpen).length;
  return open === 0 ? null : <Banner kind="warning">{tn('settingsOpenJobs', open)}</Banner>;
}
