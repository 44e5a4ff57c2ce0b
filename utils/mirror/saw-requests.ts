import type { AccountId } from '@/utils/domain/ids.ts';
import type { PersonFacts } from '@/utils/domain/person.ts';
import { sameData } from '@/utils/domain/same-data.ts';
import { type CommandHandlers, done, refuse, type StoreDeps } from '@/utils/store/deps.ts';
import { endRequests } from '@/utils/store/past-requests.ts';
import { requestsOf } from '@/utils/store/ranges.ts';
import type { RequestStored } from '@/utils/store/rows.ts';
import { openSightings, SIGHTING_TABLES } from '@/utils/store/sightings.ts';
import { renewedReadAt } from '@/utils/domain/freshness.ts';

/** People met in one transaction: screens cannot read people meanwhile. */
const CHUNK = 1_000;

/** MI1, MI4, MI11. The list itself is one transaction, since a list with holes would read as "gone"; the people of a long one are met before. */
export function sawRequests(deps: StoreDeps): CommandHandlers<'sawRequests'>['sawRequests'] {
  const { db } = deps;
  const tables = ['groups', 'requests', 'pastRequests', ...SIGHTING_TABLES].map((name) => db.table(name));
  return async ({ accountId, groupId, requests, at }) => {
    const seen: PersonFacts[] = requests.flatMap(({ person, addedBy }) =>
      addedBy ? [person, addedBy] : [person],
    );
    if (!(await db.groups.get([accountId, groupId]))) return refuse('not-found', 'group');
    for (let from = 0; seen.length > CHUNK && from < seen.length; from += CHUNK)
      await meet(deps, seen.slice(from, from + CHUNK), { accountId, at });

    return db.transaction('rw', tables, async () => {
      const group = await db.groups.get([accountId, groupId]);
      if (!group) return refuse('not-found', 'group');
      const stored = await requestsOf(db, accountId, groupId);
      const before = new Map(stored.map((row) => [row.wid, row]));
      const people = await openSightings(deps, seen, { at, accountId });
      const rows: RequestStored[] = [];
      for (const request of requests) {
        const { wid } = request.person;
        const old = before.get(wid);
        before.delete(wid);
        const isSame = old?.requestedAt === request.requestedAt;
        const row: RequestStored = {
          accountId,
          groupId,
          groupName: group.subject,
          wid,
          personId: people.see(request.person),
          requestedAt: request.requestedAt,
          method: request.method,
          addedById: request.addedBy && people.see(request.addedBy),
          // Whoever asks anew is a new case.
          seenAt: isSame ? old.seenAt : at,
          laterUntil: old?.laterUntil,
          takenUpAt: isSame ? old.takenUpAt : undefined,
        };
        if (!sameData(old, row)) rows.push(row);
      }
      const gone = [...before.values()];
      await people.save();
      await endRequests(db, gone, { at, outcome: 'gone' });
      await db.requests.bulkPut(rows);
      const requestsReadAt = renewedReadAt(group.requestsReadAt, at, rows.length + gone.length > 0);
      if (requestsReadAt !== undefined) await db.groups.update([accountId, groupId], { requestsReadAt });
      return done(null);
    });
  };
}

function meet(deps: StoreDeps, seen: PersonFacts[], at: { accountId: AccountId; at: number }): Promise<void> {
  const tables = SIGHTING_TABLES.map((name) => deps.db.table(name));
  return deps.db.transaction('rw', tables, async () => {
    const people = await openSightings(deps, seen, at);
    for (const facts of seen) people.see(facts);
    await people.save();
  });
}
