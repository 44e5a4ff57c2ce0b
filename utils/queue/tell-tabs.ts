import type { AccountId } from '@/utils/domain/ids.ts';
import type { QueueDeps } from './deps.ts';
import { openJobs } from './write-applied.ts';

/** The lease became free. Other tabs watch jobs, so one of them says so; without it they would find out at their next heartbeat. */
export async function tellTabs(deps: QueueDeps, accountId: AccountId): Promise<void> {
  const [job] = await openJobs(deps, accountId);
  if (job) await deps.db.jobs.put({ ...job, handedOnAt: deps.clock.now() });
}
