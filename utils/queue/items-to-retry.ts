import { isRetryable } from '@/utils/domain/job-state.ts';
import type { Job, JobItem } from '@/utils/domain/job.ts';
import type { Database } from '@/utils/store/db.ts';
import { withPictures } from '@/utils/store/pictures.ts';
import { heldSettings } from '@/utils/store/lock-items.ts';

/** Those of a job's items whose reason may pass (JB17), without what its lock-down is done with (LK18) and pictures that are gone (GI8). */
export async function itemsToRetry(
  db: Database,
  { accountId, lock }: Pick<Job, 'accountId' | 'lock'>,
  items: readonly JobItem[],
): Promise<JobItem[]> {
  const mayPass = await withPictures(db, items.filter(isRetryable));
  if (!lock || mayPass.length === 0) return mayPass;
  const isHeld = await heldSettings(db, accountId);
  return mayPass.filter(({ groupId, change }) => isHeld(groupId, change?.setting) === (lock.does === 'lock'));
}
