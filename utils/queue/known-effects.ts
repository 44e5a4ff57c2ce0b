/** What a finished item certainly changed, written ahead of the mirror so that lists do not flicker until WhatsApp's own notice is read. */
import type { PersonId } from '@/utils/domain/ids.ts';
import type { Job, JobItem } from '@/utils/domain/job.ts';
import type { Removal } from '@/utils/domain/person.ts';
import { broughtAbout } from '@/utils/domain/undo.ts';
import { endRequests } from '@/utils/store/past-requests.ts';
import { laterRemoval } from '@/utils/store/person-summary.ts';
import type { QueueDeps } from './deps.ts';
import { groupNames } from './log-job.ts';

export async function writeKnownEffects(
  deps: QueueDeps,
  job: Job,
  items: readonly JobItem[],
  at: number,
): Promise<void> {
  const done = items.filter((item) => item.state === 'done');
  if (done.length === 0) return;
  if (job.kind === 'approve' || job.kind === 'reject') await endDecided(deps, job, done, at);
  if (job.kind === 'relink') await rememberLinks(deps, job, done, at);
  if (job.kind === 'remove') {
    await leaveGroups(deps, job, done, at);
    await rememberRemovals(deps, job, broughtAbout(done), at);
  }
}

async function endDecided({ db }: QueueDeps, job: Job, items: readonly JobItem[], at: number): Promise<void> {
  const ours = new Set(broughtAbout(items).map((item) => item.index));
  const decided = job.kind === 'approve' ? 'approved' : 'rejected';
  for (const outcome of [decided, 'gone'] as const) {
    const own = items.filter(({ index }) => ours.has(index) === (outcome === decided));
    const keys = own.flatMap(({ groupId, wid }) => (wid ? [[job.accountId, groupId, wid] as const] : []));
    const requests = (await db.requests.bulkGet(keys.map(mutable))).filter((row) => row !== undefined);
    await endRequests(db, requests, { at, outcome });
  }
}

async function leaveGroups(
  { db }: QueueDeps,
  job: Job,
  items: readonly JobItem[],
  at: number,
): Promise<void> {
  const keys = items.flatMap(({ groupId, wid }) => (wid ? [[job.accountId, groupId, wid] as const] : []));
  const rows = await db.memberships.bulkGet(keys.map(mutable));
  await db.memberships.bulkPut(
    rows.flatMap((row) =>
      row && row.state === 'member'
        ? [{ ...row, state: 'left' as const, leftAt: at, leaveReason: 'removed' as const }]
        : [],
    ),
  );
}

async function rememberLinks(
  { db }: QueueDeps,
  job: Job,
  items: readonly JobItem[],
  linkResetAt: number,
): Promise<void> {
  const keys = items.map(({ groupId }) => [job.accountId, groupId] as const);
  const groups = await db.groups.bulkGet(
    keys.map(([account, group]): [typeof account, typeof group] => [account, group]),
  );
  await db.groups.bulkPut(groups.flatMap((group) => (group ? [{ ...group, linkResetAt }] : [])));
}

async function rememberRemovals(
  deps: QueueDeps,
  job: Job,
  items: readonly JobItem[],
  at: number,
): Promise<void> {
  const names = await groupNames(
    deps,
    job,
    items.map((item) => item.groupId),
  );
  const removals = new Map<PersonId, Removal>();
  for (const { personId, groupId } of items) {
    if (!personId) continue;
    const groupName = names.get(groupId) ?? '';
    removals.set(personId, { groupId, groupName, at, by: job.actor, reason: job.reason });
  }
  const people = await deps.db.people.bulkGet([...removals.keys()]);
  await deps.db.people.bulkPut(
    people.flatMap((person) => {
      const removal = person && removals.get(person.personId);
      return removal ? [{ ...person, lastRemoval: laterRemoval(person.lastRemoval, removal) }] : [];
    }),
  );
}

/** Dexie's key types are mutable tuples. */
function mutable<A, B, C>(key: readonly [A, B, C]): [A, B, C] {
  return [...key];
}
