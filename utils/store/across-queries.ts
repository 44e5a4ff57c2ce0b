/** People in several groups, and where some people are. Rules GM21, GM22: `domain/SPEC.md`. Asked, not followed: see `roster.ts`. */
import type { AccountId, GroupId, PersonId, Wid } from '@/utils/domain/ids.ts';
import type { AcrossRow, Args, Whereabouts } from './api.ts';
import type { Database } from './db.ts';
import { done, type QueryHandlers, type StoreDeps } from './deps.ts';
import { matchesPerson } from './find-person.ts';
import { readListed } from './listed.ts';
import { loadPeople } from './load-people.ts';
import { pendingJobs } from './pending-jobs.ts';
import { membersOf } from './ranges.ts';
import type { Roster } from './roster.ts';
import type { MembershipStored } from './rows.ts';

type Ranked = { personId: PersonId; groups: number };
/** The order of the last question: scrolling on, and coming back, sort nothing again. A new name moves nobody until then. */
type LastOrder = { question: string; version: number; ranked: Ranked[] };

export function acrossQueries(deps: StoreDeps): QueryHandlers<'peopleAcross' | 'whereAre' | 'adminsOf'> {
  const { db } = deps;
  let last: LastOrder | undefined;
  let lastSeen: { key: string; version: number; seen: Seen } | undefined;

  /** The same groups as last time, and nobody came or went: nothing is looked up again. */
  const look = async (accountId: AccountId, groupIds: readonly GroupId[]): Promise<Seen> => {
    const above = await readParts(db);
    const key = JSON.stringify([accountId, groupIds, [...above]]);
    const version = db.roster.version();
    if (lastSeen?.key !== key || lastSeen.version !== version)
      lastSeen = { key, version, seen: await lookUp(db, accountId, groupIds, above) };
    return lastSeen.seen;
  };

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

type Seen = {
  groupIds: readonly GroupId[];
  /** By place in `groupIds`. */
  members: Int32Array[];
  /** The whole person behind a wid's number, by that number. */
  people: (PersonId | undefined)[];
  /** People who are a part of another. */
  above: ReadonlyMap<PersonId, PersonId>;
};

async function readParts(db: Database): Promise<Map<PersonId, PersonId>> {
  const merged = await db.people.where('mergedInto').above('').toArray();
  return new Map(merged.flatMap((row) => (row.mergedInto ? [[row.personId, row.mergedInto]] : [])));
}

/** Who is in these groups, from memory where they were read before. */
async function lookUp(
  db: Database,
  accountId: AccountId,
  groupIds: readonly GroupId[],
  above: ReadonlyMap<PersonId, PersonId>,
): Promise<Seen> {
  const { roster } = db;
  const members = await Promise.all(groupIds.map((groupId) => roster.membersIn(db, accountId, groupId)));
  const placeOf = new Int32Array(roster.size()).fill(-1);
  members.forEach((list, place) => {
    for (const number of list) placeOf[number] = place;
  });
  const asked: { wid: Wid; groupId: GroupId }[] = [];
  placeOf.forEach((place, number) => {
    const groupId = groupIds[place];
    if (groupId !== undefined) asked.push({ wid: roster.widOf(number), groupId });
  });
  const own = await roster.peopleOf(db, accountId, asked);
  const rootOf = (person: PersonId): PersonId => {
    let at = person;
    for (let next = above.get(at); next !== undefined; next = above.get(at)) at = next;
    return at;
  };
  const people: (PersonId | undefined)[] = [];
  for (const [wid, person] of own) people[roster.numberOf(wid)] = rootOf(person);
  return { groupIds, members, people, above };
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

/** GM21: each group once for each person, whatever number of wids they have in it. */
function countGroups(roster: Roster, { members, people }: Seen): Map<PersonId, number> {
  const byNumber = new Int32Array(roster.size());
  for (const list of members) for (const number of list) byNumber[number] = (byNumber[number] ?? 0) + 1;
  const counts = new Map<PersonId, number>();
  const several = new Set<PersonId>();
  byNumber.forEach((groups, number) => {
    const person = people[number];
    if (groups === 0 || person === undefined) return;
    const before = counts.get(person);
    if (before !== undefined) several.add(person);
    counts.set(person, (before ?? 0) + groups);
  });
  if (several.size === 0) return counts;
  for (const person of several) counts.set(person, 0);
  for (const list of members) {
    const here = new Set<PersonId>();
    for (const number of list) {
      const person = people[number];
      if (person !== undefined && several.has(person)) here.add(person);
    }
    for (const person of here) counts.set(person, (counts.get(person) ?? 0) + 1);
  }
  return counts;
}

type Place = { groupId: GroupId; wid: Wid };

/** Every membership of these people, in the order of the groups. */
function placesOf(
  roster: Roster,
  { groupIds, members, people }: Seen,
  wanted: ReadonlySet<PersonId>,
): Map<PersonId, Place[]> {
  const found = new Map<PersonId, Place[]>();
  const isWanted = people.map((person) => person !== undefined && wanted.has(person));
  members.forEach((list, place) => {
    const groupId = groupIds[place];
    if (groupId === undefined) return;
    for (const number of list) {
      const person = isWanted[number] ? people[number] : undefined;
      if (person === undefined) continue;
      const places = found.get(person) ?? [];
      places.push({ groupId, wid: roster.widOf(number) });
      found.set(person, places);
    }
  });
  return found;
}
