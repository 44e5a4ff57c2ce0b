/** The jobs of lock-downs. Rules LK2, LK13, LK53: `domain/SPEC.md`. To be called inside a transaction of the queue. */
import { asId, type AccountId, type GroupId, type JobId } from '@/utils/domain/ids.ts';
import type { JobItem } from '@/utils/domain/job.ts';
import { newJob, type Wanted } from '@/utils/domain/job-new.ts';
import { isOpen, recount } from '@/utils/domain/job-state.ts';
import type { ItemPlace, LockCause, LockSetting } from '@/utils/domain/locks.ts';
import { actorOf } from '@/utils/store/actor.ts';
import { readSettings } from '@/utils/store/settings-handlers.ts';
import { cancelled } from './control-job.ts';
import type { QueueDeps } from './deps.ts';
import { logItems, logJob, wasSent } from './log-job.ts';
import { writeJob } from './write-applied.ts';

/** One setting that shall be set, and what is to be known of the item that does it. */
export type Order = { cause: LockCause; item: Wanted; setting: LockSetting; onMade(place: ItemPlace): void };

/** One job for each cause: its name is the reason. */
export async function makeLockJobs(
  deps: QueueDeps,
  accountId: AccountId,
  does: 'lock' | 'restore',
  orders: readonly Order[],
  reasonOf: (cause: LockCause) => string,
): Promise<void> {
  if (orders.length === 0) return;
  const { db, clock, newId } = deps;
  const { pacing } = await readSettings(db);
  const actor = await actorOf(db, accountId);
  for (const own of Map.groupBy(orders, ({ cause }) => cause.id).values()) {
    const cause = own[0]?.cause;
    if (!cause) continue;
    const now = clock.now();
    const { job, items } = newJob(
      {
        jobId: asId<JobId>(newId()),
        accountId,
        kind: 'set',
        items: own.map(({ item }) => item),
        reason: reasonOf(cause),
        actor,
        lock: { id: cause.id, does, isRaid: cause.kind === 'raid' ? true : undefined },
      },
      // A raid does not wait, and a lock-down is ended rather than undone.
      { now, undoDelayMs: 0 },
      pacing,
    );
    await db.jobs.put(job);
    await db.items.bulkPut(items);
    await logJob(deps, job, now, { action: 'job-created', result: 'done', detail: String(items.length) });
    const places = new Map(items.map((item) => [key(item.groupId, item.change?.setting), item.index]));
    for (const { item, setting, onMade } of own) {
      const index = places.get(key(item.groupId, setting));
      if (index !== undefined) onMade({ jobId: job.id, index });
    }
  }
}

const key = (groupId: GroupId, setting: string | undefined): string => `${groupId} ${setting}`;

/** Items that were not sent yet and are not wanted any more. A job of nothing else is cancelled. */
export async function dropItems(deps: QueueDeps, items: readonly JobItem[]): Promise<void> {
  const { db, clock } = deps;
  for (const [jobId, own] of Map.groupBy(items, (item) => item.jobId)) {
    const job = await db.jobs.get(jobId);
    if (!job || !isOpen(job)) continue;
    if (job.counts.todo === own.length) {
      await writeJob(deps, await cancelled(deps, job));
      continue;
    }
    const now = clock.now();
    const skipped = own.map((item) => ({ ...item, state: 'skipped' as const, finishedAt: now }));
    await db.items.bulkPut(skipped);
    await logItems(deps, job, skipped.filter(wasSent), now);
    await logJob(deps, job, now, { action: 'job-cancelled', result: 'skipped', detail: String(own.length) });
    await writeJob(deps, recount(job, own, skipped));
  }
}
