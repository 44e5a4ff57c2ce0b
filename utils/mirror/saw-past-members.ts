import { OWN_ENTRY_MS } from './own-doings.ts';
import type { PersonStored } from '@/utils/store/rows.ts';
import type { MembershipStored } from '@/utils/store/rows.ts';
import type { Removal } from '@/utils/domain/person.ts';
import { sameData } from '@/utils/domain/same-data.ts';
import { type CommandHandlers, done, refuse, type StoreDeps } from '@/utils/store/deps.ts';
import { membershipsOf } from '@/utils/store/ranges.ts';
import { openSightings, SIGHTING_TABLES } from '@/utils/store/sightings.ts';

/** MI1, MI8, MI9, MI11. */
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
        if (!sameData(old, row)) rows.push(row);
      }
      await people.save();
      await db.memberships.bulkPut(rows);
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
