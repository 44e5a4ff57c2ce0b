/** Before each step of what a rule decided by itself: whether it is still to be done. Rule SC50: `domain/SPEC.md`. */
import { whyLeft } from '@/utils/domain/alone-job.ts';
import type { PersonId, Wid } from '@/utils/domain/ids.ts';
import type { Job, JobItem } from '@/utils/domain/job.ts';
import { recount } from '@/utils/domain/job-state.ts';
import { createListLookup } from '@/utils/domain/lists.ts';
import { identityKey } from '@/utils/domain/merge.ts';
import { openSince } from '@/utils/store/open-since.ts';
import { loadPeople } from '@/utils/store/load-people.ts';
import { rulesOf } from '@/utils/store/screening.ts';
import type { QueueDeps } from './deps.ts';
import { logItems } from './log-job.ts';
import { readRaided } from './read-raided.ts';
import { stopJob, writeJob } from './write-applied.ts';

/** The job after some of what it has to do was skipped; nothing where the batch may be sent. To be called inside a transaction of the queue. */
export async function leaveToAdmin(
  deps: QueueDeps,
  job: Job,
  batch: readonly JobItem[],
  now: number,
): Promise<Job | undefined> {
  const first = batch[0];
  if (!job.rule?.isAlone || !first) return undefined;
  const { db } = deps;
  const { accountId } = job;
  const { groupId } = first;
  const why = whyLeft(job, groupId, {
    rules: await rulesOf(deps, accountId),
    raided: await readRaided(deps, accountId, now),
    openSince: openSince(await db.accounts.get(accountId), now),
    nowMs: now,
  });
  if (!why) return job.kind === 'approve' ? skipDenied(deps, job, batch, now) : undefined;
  if (why === 'raided') await takeUpLater(deps, job, groupId);
  const what = why === 'raided' ? 'group' : 'job';
  return writeJob(deps, await stopJob(deps, job, { what, reason: why }, groupId));
}

/** SC16: afterwards the rule takes up again whom it left at the door. */
async function takeUpLater({ db }: QueueDeps, job: Job, groupId: JobItem['groupId']): Promise<void> {
  const todo = await db.items.where('[jobId+state]').equals([job.id, 'todo']).toArray();
  const keys = todo.flatMap(({ groupId: of, wid }): [typeof job.accountId, typeof of, Wid][] =>
    of === groupId && wid ? [[job.accountId, of, wid]] : [],
  );
  const requests = (await db.requests.bulkGet(keys)).filter((row) => row !== undefined);
  await db.requests.bulkPut(requests.map((row) => ({ ...row, takenUpAt: undefined })));
}

async function skipDenied(
  deps: QueueDeps,
  job: Job,
  batch: readonly JobItem[],
  now: number,
): Promise<Job | undefined> {
  const { db } = deps;
  const people = await loadPeople(
    db,
    batch.flatMap(({ personId }) => (personId === undefined ? [] : [personId])),
  );
  const asked = batch.map(({ personId, identities }) => {
    const whole = personId === undefined ? [] : people.wholeOf(personId);
    const known = [...identities, ...whole.flatMap((row) => row.identities)];
    return { ids: whole.map((row): PersonId => row.personId), keys: known.map(identityKey) };
  });
  const [byPerson, byKey] = await Promise.all([
    db.listed
      .where('personId')
      .anyOf(asked.flatMap(({ ids }) => ids))
      .toArray(),
    db.listed
      .where('keys')
      .anyOf(asked.flatMap(({ keys }) => keys))
      .toArray(),
  ]);
  const denying = [...byPerson, ...byKey].filter(({ list }) => list === 'deny');
  const listsOf = createListLookup(denying, now);
  const denied = batch.filter((_, at) => listsOf(asked[at] ?? { ids: [], keys: [] }).length > 0);
  if (denied.length === 0) return undefined;
  const skipped = denied.map(
    (item): JobItem => ({ ...item, state: 'skipped', reason: 'denied', finishedAt: now }),
  );
  await db.items.bulkPut(skipped);
  await logItems(deps, job, skipped, now);
  return writeJob(deps, recount(job, denied, skipped));
}
