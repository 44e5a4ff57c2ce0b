/** The list of everybody. Rules PL1–PL8: `domain/SPEC.md`. Asked, not followed: see `people-index.ts`. */
import type { Role } from '@/utils/domain/group.ts';
import { groupsOfSet } from '@/utils/domain/group-sets.ts';
import type { AccountId, GroupId, PersonId } from '@/utils/domain/ids.ts';
import type { ListEntry } from '@/utils/domain/lists.ts';
import {
  asksForGroups,
  type KnownPerson,
  type PeopleFacts,
  type PeopleFilter,
  type PeopleSort,
  peopleTest,
  sortPeople,
} from '@/utils/domain/people-list.ts';
import type { PeopleRow, Result } from './api.ts';
import { done, type QueryHandlers, type StoreDeps } from './deps.ts';
import {
  readAdmins,
  readListLines,
  readRoots,
  readSilent,
  readStrikeCounts,
  rolesIn,
} from './people-facts.ts';
import { requestCounts } from './ranges.ts';
import { keepEverybody } from './keep-everybody.ts';
import { countGroups, createLook } from './who-is-where.ts';

/** What the list is made of: a write to one of these may make it another. */
const TABLES = ['people', 'identities', 'memberships', 'listed', 'strikes', 'settings', 'insightWriters'];
const RANK: Readonly<Record<Role, number>> = { superadmin: 2, admin: 1, member: 0 };

type Found = { all: number; people: KnownPerson[]; tooEarly?: number | undefined };
type World = PeopleFacts & {
  lines: ReadonlyMap<PersonId, ListEntry[]>;
  groupCount(person: PersonId): number;
  rolesAnywhere(person: PersonId): Role[];
};

export type FindPeople = ReturnType<typeof createFindPeople>;

/** Finds whoever meets a filter. Kept for the store's life, since it remembers what it looked up. */
export function createFindPeople(deps: StoreDeps) {
  const { db } = deps;
  const lookAtAll = createLook(db);
  const lookAtSome = createLook(db);
  let lastWorld: { key: string; base: ReturnType<typeof readBase> } | undefined;

  /** What does not hang on the filter. */
  async function readBase(accountId: AccountId) {
    const rootOf = await readRoots(deps);
    const groups = await db.groups.where('accountId').equals(accountId).toArray();
    const groupIds = groups.filter(({ goneAt }) => goneAt === undefined).map(({ id }) => id);
    const seen = await lookAtAll(accountId, groupIds);
    const [lines, strikes, admins] = await Promise.all([
      readListLines(deps, rootOf),
      readStrikeCounts(deps, rootOf),
      readAdmins(deps, accountId, rootOf),
    ]);
    return { rootOf, groupIds, seen, counts: countGroups(db.roster, seen), lines, strikes, admins };
  }

  const baseOf = async (accountId: AccountId) => {
    // Strikes fade and lines end by the clock: a minute is soon enough.
    const minute = Math.floor(deps.clock.now() / 60_000);
    const key = `${accountId} ${db.peopleIndex.version(...TABLES, 'groups')} ${minute}`;
    if (lastWorld?.key === key) return lastWorld.base;
    // Whoever asks meanwhile waits for the same reading.
    const world = { key, base: readBase(accountId) };
    lastWorld = world;
    try {
      return await world.base;
    } catch (error) {
      if (lastWorld === world) lastWorld = undefined;
      throw error;
    }
  };

  const askedGroups = async (accountId: AccountId, { groupIds, setId }: PeopleFilter): Promise<GroupId[]> => {
    if (setId === undefined) return groupIds;
    const [set, groups, pending] = await Promise.all([
      db.groupSets.get(setId),
      db.groups.where('accountId').equals(accountId).toArray(),
      requestCounts(db, accountId),
    ]);
    if (!set) return groupIds;
    const table = groups.map((group) => ({ ...group, pendingCount: pending.get(group.id) ?? 0 }));
    return [...new Set([...groupIds, ...groupsOfSet(table, set, deps.clock.now()).map(({ id }) => id)])];
  };

  return async (accountId: AccountId, filter: PeopleFilter): Promise<Found & { world: World }> => {
    // Opening changes what the next two go by.
    if (!db.isOpen()) await db.open();
    const [{ people: everybody }, base] = await deps.awake(
      Promise.all([db.peopleIndex.all(db), baseOf(accountId)]),
    );
    keepEverybody(deps);
    const isNarrow = asksForGroups(filter);
    const groupIds = isNarrow ? await askedGroups(accountId, filter) : base.groupIds;
    const seen = isNarrow ? await lookAtSome(accountId, groupIds) : base.seen;
    const counts = isNarrow ? countGroups(db.roster, seen) : base.counts;
    const { rootOf } = base;
    const silence =
      filter.silentDays > 0
        ? await readSilent(deps, { accountId, days: filter.silentDays, seen, rootOf })
        : { silent: new Set<PersonId>(), tooEarly: undefined };
    const rolesAnywhere = rolesIn(base.admins, new Set(base.groupIds), base.counts);
    const world: World = {
      lines: base.lines,
      groupCount: (person) => base.counts.get(person) ?? 0,
      rolesAnywhere,
      groups: (person) => counts.get(person) ?? 0,
      isAnywhere: (person) => base.counts.has(person),
      roles: isNarrow ? rolesIn(base.admins, new Set(groupIds), counts) : rolesAnywhere,
      lists: (person) => base.lines.get(person)?.map(({ list }) => list) ?? [],
      strikes: (person) => base.strikes.get(person) ?? 0,
      isSilent: (person) => silence.silent.has(person),
    };
    const people = everybody.filter(peopleTest(filter, world));
    const me = everybody.reduce((count, { isMe }) => count + Number(isMe), 0);
    return { all: everybody.length - me, people, tooEarly: silence.tooEarly, world };
  };
}

export function peopleListQueries(
  { db }: StoreDeps,
  find: FindPeople,
): QueryHandlers<'peopleList' | 'peopleVersion' | 'peopleReading'> {
  /** The order of the last question: another page of it finds and sorts nothing again. */
  let last: { question: string; found: Found & { world: World } } | undefined;

  const ask = async (accountId: AccountId, filter: PeopleFilter, sort: PeopleSort) => {
    const question = JSON.stringify([accountId, filter, sort, db.peopleIndex.version(...TABLES)]);
    if (last?.question !== question) {
      const found = await find(accountId, filter);
      last = {
        question,
        found: {
          ...found,
          people: sortPeople(found.people, sort, { ...found.world, groups: found.world.groupCount }),
        },
      };
    }
    return last.found;
  };

  return {
    async peopleList({ accountId, filter, sort, offset, limit }) {
      const { all, people, tooEarly, world } = await ask(accountId, filter, sort);
      const result: Result<'peopleList'> = {
        all,
        total: people.length,
        rows: people.slice(offset, offset + limit).map((person) => rowOf(person, world)),
        countries: (await db.peopleIndex.all(db)).countries,
        tooEarly,
      };
      return done(result);
    },

    peopleReading: async () => done({ reading: db.firstReading.now() }),

    async peopleVersion() {
      // One row of each, so that a live query watches them.
      await Promise.all(TABLES.map((name) => db.table(name).limit(1).toArray()));
      return done({ version: db.peopleIndex.version(...TABLES) });
    },
  };
}

function rowOf(person: KnownPerson, world: World): PeopleRow {
  const [line] = world.lines.get(person.personId) ?? [];
  const [role] = world.rolesAnywhere(person.personId).sort((a, b) => RANK[b] - RANK[a]);
  return {
    ...person,
    listed: line && { entryId: line.id, list: line.list, reason: line.reason },
    strikes: world.strikes(person.personId) || undefined,
    groupCount: world.groupCount(person.personId),
    role,
  };
}
