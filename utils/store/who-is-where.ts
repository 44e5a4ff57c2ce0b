/** Who is in which groups, from memory where they were read before: see `roster.ts`. */
import type { AccountId, GroupId, PersonId, Wid } from '@/utils/domain/ids.ts';
import type { Database } from './db.ts';
import type { Roster } from './roster.ts';

/** For so many groups it is worth taking what was kept of all. */
const WORTH_RECALLING = 8;

/** Looks them up; the same groups as last time, and nobody came or went: nothing is looked up again. */
export function createLook(
  db: Database,
): (accountId: AccountId, groupIds: readonly GroupId[]) => Promise<Seen> {
  let last: { key: string; version: number; seen: Seen } | undefined;
  return async (accountId, groupIds) => {
    const above = await readParts(db);
    const key = JSON.stringify([accountId, groupIds, [...above]]);
    const version = db.roster.version();
    if (last?.key !== key || last.version !== version)
      last = { key, version, seen: await lookUp(db, accountId, groupIds, above) };
    return last.seen;
  };
}

export type Seen = {
  groupIds: readonly GroupId[];
  /** By place in `groupIds`. */
  members: Int32Array[];
  /** The whole person behind a wid's number, by that number. */
  people: (PersonId | undefined)[];
  /** People who are a part of another. */
  above: ReadonlyMap<PersonId, PersonId>;
};

export async function readParts(db: Database): Promise<Map<PersonId, PersonId>> {
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
  if (groupIds.length >= WORTH_RECALLING) await roster.recall(db, accountId);
  const members = await readGroups(db, accountId, groupIds);
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

/** Groups read at once, so that other questions are answered in between. */
const AT_ONCE = 8;
/** While of so few wids per group is known who they are, the rows of a group are read: they say that too. */
const FEW_WIDS = 50;

async function readGroups(
  db: Database,
  accountId: AccountId,
  groupIds: readonly GroupId[],
): Promise<Int32Array[]> {
  const { roster } = db;
  const unread = groupIds.filter((groupId) => !roster.isRead(accountId, groupId));
  const isFirst = roster.size() < unread.length * FEW_WIDS;
  const reading = db.firstReading.begin('groups', unread.length);
  try {
    for (let from = 0; from < unread.length; from += AT_ONCE) {
      const some = unread.slice(from, from + AT_ONCE);
      await Promise.all(
        some.map((groupId) =>
          isFirst ? roster.readPeople(db, accountId, groupId) : roster.membersIn(db, accountId, groupId),
        ),
      );
      reading.more(some.length);
    }
  } finally {
    reading.end();
  }
  return Promise.all(groupIds.map((groupId) => roster.membersIn(db, accountId, groupId)));
}

/** GM21: each group once for each person, whatever number of wids they have in it. */
export function countGroups(roster: Roster, { members, people }: Seen): Map<PersonId, number> {
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

export type Place = { groupId: GroupId; wid: Wid };

/** Every membership of these people, in the order of the groups. */
export function placesOf(
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
