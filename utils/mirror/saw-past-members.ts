import { OWN_ENTRY_MS } from './own-doings.ts';
import type { PersonStored } from '@/utils/store/rows.ts';
import type { MembershipStored } from '@/utils/store/rows.ts';
import { asRemoval } from '@/utils/domain/log.ts';
import type { Removal } from '@/utils/domain/person.ts';
import { sameData } from '@/utils/domain/same-data.ts';
import { type CommandHandlers, done, refuse, type StoreDeps } from '@/utils/store/deps.ts';
import type { Database } from '@/utils/store/db.ts';
import { loadPeople } from '@/utils/store/load-people.ts';
import { membershipsOf } from '@/utils/store/ranges.ts';
import { openSightings, SIGHTING_TABLES } from '@/utils/store/sightings.ts';

/** MI1, MI8, MI9, MI11, HP40. */
export function sawPastMembers(deps: StoreDeps): CommandHandlers<'sawPastMembers'>['sawPastMembers'] {
  const { db } = deps;
  const tables = ['groups', 'memberships', ...SIGHTING_TABLES].map((name) => db.table(name));
  return ({ accountId, groupId, past, at }) =>
    db.transaction('rw', tables, async () => {
      const group = await db.groups.get([accountId, groupId]);
      if (!group) return refuse('not-found', 'group');
      const stored = await membershipsOf(db, accountId, groupId);
      const before = new Map(stored.map((row) => [row.wid, row]));
      const people = await openSightings(deps, past, { at, accountId });
      const rows: MembershipStored[] = [];
      const corrected: MembershipStored[] = [];
      for (const facts of past) {
        const old = before.get(facts.wid);
        const personId = people.see(facts);
        if (facts.leaveReason === 'removed') {
          const removal = { groupId, groupName: group.subject, at: facts.leftAt };
          people.change(personId, (person) => withRemoval(person, removal));
        }
        if (old?.state === 'member') continue;
        const row: MembershipStored = {
          accountId,
          groupId,
          role: 'member',
          firstSeenAt: facts.leftAt,
          ...old,
          personId,
          wid: facts.wid,
          state: 'left',
          leftAt: facts.leftAt,
          leaveReason: facts.leaveReason,
        };
        if (sameData(old, row)) continue;
        rows.push(row);
        if (old && old.leaveReason !== 'removed' && facts.leaveReason === 'removed') corrected.push(row);
      }
      await people.save();
      await db.memberships.bulkPut(rows);
      await logRemovals(db, corrected);
      return done(null);
    });
}

/** MI8. */
function withRemoval(person: PersonStored, seen: Removal): PersonStored {
  const before = person.lastRemoval;
  const isSame = before?.groupId === seen.groupId && Math.abs(before.at - seen.at) <= OWN_ENTRY_MS;
  if (before && (isSame || before.at >= seen.at)) return person;
  return { ...person, lastRemoval: seen };
}

/** HP40: what was logged as a leaving, and is now known to have been a removal. */
async function logRemovals(db: Database, corrected: readonly MembershipStored[]): Promise<void> {
  if (corrected.length === 0) return;
  const people = await loadPeople(
    db,
    corrected.map(({ personId }) => personId),
  );
  const ids = corrected.flatMap(({ personId }) => people.wholeOf(personId).map((part) => part.personId));
  const lines = await db.log.where('personId').anyOf(ids).toArray();
  const leavings = Map.groupBy(
    lines.filter(({ action }) => action === 'seen-left'),
    ({ personId }) => personId && people.rootOf(personId),
  );
  const better = corrected.flatMap(({ accountId, groupId, personId, leftAt = 0 }) => {
    const [last] = (leavings.get(people.rootOf(personId)) ?? [])
      .filter((line) => line.accountId === accountId && line.groupId === groupId)
      // A leaving of before, after which they came back, is another one.
      .filter(({ at }) => at >= leftAt - OWN_ENTRY_MS)
      .sort((a, b) => b.at - a.at);
    return last ? [asRemoval(last)] : [];
  });
  await db.log.bulkPut(better);
}
