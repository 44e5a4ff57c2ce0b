/** People in several groups, and where some people are. Rules GM21, GM22: `domain/SPEC.md`. Asked, not followed: see `roster.ts`. */
import type { AccountId, GroupId, PersonId, Wid } from '@/utils/domain/ids.ts';
import type { AcrossRow, Args, Whereabouts } from './api.ts';
import type { Database } from './db.ts';
import { done, type QueryHandlers, type StoreDeps } from './deps.ts';
import { matchesPerson } from './find-person.ts';
import { readListed } from './listed.ts';
import { loadPeople } from './load-people.ts';
import { readAdmins } from './people-facts.ts';
import { pendingJobs } from './pending-jobs.ts';
import { membersOf } from './ranges.ts';
import type { MembershipStored } from './rows.ts';
import { countGroups, createLook, placesOf, type Seen } from './who-is-where.ts';

type Ranked = { personId: PersonId; groups: number };
/** The order of the last question: scrolling on, and coming back, sort nothing again. A new name moves nobody until then. */
type LastOrder = { question: string; version: number; ranked: Ranked[] };

export function acrossQueries(
  deps: StoreDeps,
): QueryHandlers<'peopleAcross' | 'whereAre' | 'adminsOf' | 'countAdmins'> {
  const { db } = deps;
  let last: LastOrder | undefined;
  const look = createLook(db);

  return {
    async peopleAcross(args) {
      const { accountId, groupIds, limit } = args;
      const { roster } = db;
      const seen = await look(accountId, groupIds);
      const question = JSON.stringify([
        accountId,
        groupIds,
        args.atLeast,
        args.text,
        args.by,
        [...seen.above],
      ]);
      if (last?.question !== question || last.version !== roster.version()) {
        const version = roster.version();
        last = { question, version, ranked: await rank(db, seen, args) };
      }
      const page = last.ranked.slice(0, limit);
      const people = await loadPeople(
        db,
        page.map(({ personId }) => personId),
      );
      const listed = await readListed(deps, people);
      const where = placesOf(roster, seen, new Set(page.map(({ personId }) => personId)));
      return done({
        total: last.ranked.length,
        rows: page.map(
          ({ personId }): AcrossRow => ({
            ...people.summaryOf(personId),
            listed: listed(personId)[0],
            groupIds: [...new Set(where.get(personId)?.map(({ groupId }) => groupId))],
          }),
        ),
      });
    },

    async adminsOf({ accountId, groupIds }) {
      const admins: MembershipStored[] = [];
      // One group after the other: their rows are let go of again.
      for (const groupId of groupIds)
        admins.push(...(await membersOf(db, accountId, groupId)).filter(({ role }) => role !== 'member'));
      const [people, pending] = await Promise.all([
        loadPeople(
          db,
          admins.map(({ personId }) => personId),
        ),
        pendingJobs(db, accountId),
      ]);
      return done(
        admins.map(({ personId, groupId, wid, role }) => ({
          ...people.summaryOf(personId),
          groupId,
          wid,
          role,
          pendingJob: pending.kindOf(groupId, wid),
        })),
      );
    },

    async countAdmins({ accountId, groupIds }) {
      const asked = new Set(groupIds);
      const admins = await readAdmins(deps, accountId, (person) => person);
      const found = admins.filter(({ groupId }) => asked.has(groupId)).map(({ personId }) => personId);
      const people = await loadPeople(db, found);
      const whole = new Set(found.map(people.rootOf));
      return done({ people: [...whole].filter((person) => !people.summaryOf(person).isMe).length });
    },

    async whereAre({ accountId, groupIds, personIds }) {
      const seen = await look(accountId, groupIds);
      const asked = await loadPeople(db, personIds);
      const roots = new Set(personIds.map((id) => asked.rootOf(id)));
      const places = [...placesOf(db.roster, seen, roots)].flatMap(([personId, all]) =>
        all.map((place) => ({ personId, ...place })),
      );
      const [rows, pending] = await Promise.all([
        db.memberships.bulkGet(
          places.map(({ groupId, wid }): [AccountId, GroupId, Wid] => [accountId, groupId, wid]),
        ),
        pendingJobs(db, accountId),
      ]);
      return done(
        places.flatMap(({ personId, groupId, wid }, at): Whereabouts[] => {
          const row = rows[at];
          if (!row || row.state !== 'member') return [];
          return [{ personId, groupId, wid, role: row.role, pendingJob: pending.kindOf(groupId, wid) }];
        }),
      );
    },
  };
}

/** GM21, GM22. */
async function rank(
  db: Database,
  seen: Seen,
  { atLeast, text, by }: Args<'peopleAcross'>,
): Promise<Ranked[]> {
  const counts = countGroups(db.roster, seen);
  const enough = [...counts].filter(([, groups]) => groups >= atLeast);
  const people = await loadPeople(
    db,
    enough.map(([personId]) => personId),
  );
  const wanted = text.trim();
  const named = enough.flatMap(([personId, groups]) => {
    const person = people.summaryOf(personId);
    if (person.isMe || (wanted !== '' && !matchesPerson(person, wanted))) return [];
    // Without a name or a number: last.
    return [{ personId, groups, name: person.displayName ?? person.phone?.e164 ?? '\uffff' }];
  });
  const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  named.sort(
    (a, b) =>
      (by === 'groups' ? b.groups - a.groups : 0) ||
      compare(a.name, b.name) ||
      b.groups - a.groups ||
      (a.personId < b.personId ? -1 : 1),
  );
  return named.map(({ personId, groups }) => ({ personId, groups }));
}
