/** The job, or the re-invite list, that undoes another. Rules UN2–UN5. To be called inside a transaction of the queue. */
import type { GroupId, PersonId } from '@/utils/domain/ids.ts';
import type { Job, JobItem } from '@/utils/domain/job.ts';
import { newJob } from '@/utils/domain/job-new.ts';
import { broughtAbout, oppositeKind, reversal } from '@/utils/domain/undo.ts';
import type { QueueDeps } from './deps.ts';
import { logJob } from './log-job.ts';
import { readSettings } from '@/utils/store/settings-handlers.ts';

/** Made once: a second call finds it made. */
export async function makeReversal(deps: QueueDeps, parent: Job): Promise<void> {
  const { db } = deps;
  if (parent.undoneBy === undefined) return;
  const done = await db.items.where('[jobId+state]').equals([parent.id, 'done']).toArray();
  if (parent.kind === 'remove') return saveReinvites(deps, parent, broughtAbout(done));
  const kind = oppositeKind(parent.kind);
  if (kind === undefined || (await db.jobs.get(parent.undoneBy))) return;
  const wanted = reversal(done);
  if (wanted.length === 0) return;
  const { pacing } = await readSettings(deps.db);
  const { job, items } = newJob(
    {
      jobId: parent.undoneBy,
      accountId: parent.accountId,
      kind,
      items: wanted,
      reason: parent.reason,
      actor: parent.actor,
      parentJobId: parent.id,
    },
    // Asked for by name in the toast or the list: no second time for reflection.
    { now: deps.clock.now(), undoDelayMs: 0 },
    pacing,
  );
  await db.jobs.put(job);
  await db.items.bulkPut(items);
  await logJob(deps, job, job.createdAt, {
    action: 'job-created',
    result: 'done',
    detail: String(items.length),
  });
}

async function saveReinvites(deps: QueueDeps, parent: Job, removed: readonly JobItem[]): Promise<void> {
  const { db, clock } = deps;
  const groups = new Map<GroupId, Set<PersonId>>();
  for (const { groupId, personId } of removed) {
    if (!personId) continue;
    const people = groups.get(groupId) ?? new Set<PersonId>();
    groups.set(groupId, people.add(personId));
  }
  for (const [groupId, people] of groups) {
    const known = await db.reinvites.get([parent.id, groupId]);
    await db.reinvites.put({
      jobId: parent.id,
      accountId: parent.accountId,
      groupId,
      at: known?.at ?? clock.now(),
      personIds: [...people],
    });
  }
}
