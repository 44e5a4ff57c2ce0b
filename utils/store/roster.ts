/**
 * Who is in which group, small enough to be kept for all of them: 300 groups of 1,024 are 300,000 memberships, of which the
 * rows would take some 9 s to read and 150 MB to keep, the numbers here 1 MB. A group's members are read from an index, by
 * key alone, when they are first asked for; a write to the memberships of a group makes it be read again. Like what
 * `remember.ts` keeps, it lies below Dexie's watch over live queries: what is made of it is asked for, not followed.
 */
import type { DBCore, DBCoreMutateRequest, Middleware } from 'dexie';
import type { AccountId, GroupId, PersonId, Wid } from '@/utils/domain/ids.ts';
import type { Database } from './db.ts';
import type { ChangedMembership, PackedRoster } from './kept-index.ts';
import { createMemory, type Memory } from './memory.ts';
import { membersOf } from './ranges.ts';
import type { MembershipStored } from './rows.ts';

/** Kept at most: memberships, 4 bytes each, and people by wid. */
const MOST_MEMBERSHIPS = 2_000_000;
const MOST_PEOPLE = 1_000_000;

/** A row by itself costs as much as several of a range: from so many on the whole group is read. */
const WORTH_THE_GROUP = 100;

export type Roster = {
  middleware: Middleware<DBCore>;
  /** The members of a group, each as a number that stands for their wid while the background runs. */
  membersIn(db: Database, accountId: AccountId, groupId: GroupId): Promise<Int32Array>;
  isRead(accountId: AccountId, groupId: GroupId): boolean;
  /** Reads the members of a group and who each of them is. */
  readPeople(db: Database, accountId: AccountId, groupId: GroupId): Promise<void>;
  /** Since when each of them is known to be there: joined, or else first seen. Reads their rows when first asked. */
  sinceIn(db: Database, accountId: AccountId, groupId: GroupId): Promise<Since>;
  widOf(number: number): Wid;
  numberOf(wid: Wid): number;
  /** How many numbers were given out: all are below. */
  size(): number;
  /** The person that each of these wids was last seen as; each with a group where it is a member. */
  peopleOf(
    db: Database,
    accountId: AccountId,
    wids: readonly { wid: Wid; groupId: GroupId }[],
  ): Promise<Map<Wid, PersonId>>;
  /** Changes with every write to the memberships. */
  version(): number;
  /** Takes what was kept of an account over the last stop of the background, once. */
  recall(db: Database, accountId: AccountId): Promise<void>;
  /** What is in memory now, to be kept: of these groups those that are. While no write is under way. */
  pack(accountId: AccountId, groupIds: readonly GroupId[]): PackedRoster;
};

export type Since = { numbers: Int32Array; since: Float64Array };

type Key = readonly [string, string, string];

export function createRoster(): Roster {
  const numbers = new Map<Wid, number>();
  const wids: Wid[] = [];
  let groups: Memory<Int32Array>;
  let sinces: Memory<Since>;
  let people: Memory<PersonId>;
  let version = 0;
  const recalled = new Map<AccountId, Promise<void>>();
  const forgetAll = () => {
    groups = createMemory({ most: MOST_MEMBERSHIPS, sizeOf: (list) => list.length + 1 });
    sinces = createMemory({ most: MOST_MEMBERSHIPS, sizeOf: ({ since }) => since.length * 3 + 1 });
    people = createMemory({ most: MOST_PEOPLE, sizeOf: () => 1 });
    recalled.clear();
    version++;
  };
  forgetAll();

  const numberOf = (wid: Wid): number => {
    const known = numbers.get(wid);
    if (known !== undefined) return known;
    numbers.set(wid, wids.length);
    return wids.push(wid) - 1;
  };

  /** The same group with the members of now in place of those that were written since. */
  const withChanges = (list: Int32Array, changed: readonly ChangedMembership[]): Int32Array => {
    if (changed.length === 0) return list;
    const written = new Set(changed.map(([[, , wid]]) => numberOf(wid)));
    const now = changed.flatMap(([[, , wid], row]) => (row?.state === 'member' ? [numberOf(wid)] : []));
    return Int32Array.from([...list.filter((number) => !written.has(number)), ...now]);
  };

  return {
    middleware: {
      stack: 'dbcore',
      name: 'roster',
      level: -3,
      create(core) {
        forgetAll();
        return {
          table(name) {
            const table = core.table(name);
            if (name !== 'memberships') return table;
            return {
              ...table,
              mutate(request) {
                const keys = keysOf(request, table.schema.primaryKey.extractKey);
                // At this level Dexie's transactions are the browser's own.
                const transaction = request.trans as unknown as IDBTransaction;
                const touched = keys && new Set(keys.map(([account, group]) => `${account} ${group}`));
                groups.touch(transaction, touched);
                sinces.touch(transaction, touched);
                people.touch(transaction, keys && new Set(keys.map(([, , wid]) => wid)));
                version++;
                return table.mutate(request);
              },
            };
          },
        };
      },
    },

    async membersIn(db, accountId, groupId) {
      const key = `${accountId} ${groupId}`;
      const known = groups.get(key);
      if (known) return known;
      const keys = await db.memberships
        .where('[accountId+groupId+state]')
        .equals([accountId, groupId, 'member'])
        .primaryKeys();
      const list = Int32Array.from(keys, ([, , wid]) => numberOf(wid));
      groups.keep(key, list);
      return list;
    },

    isRead: (accountId, groupId) => groups.get(`${accountId} ${groupId}`) !== undefined,

    async readPeople(db, accountId, groupId) {
      const rows = await membersOf(db, accountId, groupId);
      groups.keep(
        `${accountId} ${groupId}`,
        Int32Array.from(rows, ({ wid }) => numberOf(wid)),
      );
      for (const { wid, personId } of rows) people.keep(wid, personId);
    },

    async sinceIn(db, accountId, groupId) {
      const key = `${accountId} ${groupId}`;
      const known = sinces.get(key);
      if (known) return known;
      const rows = await membersOf(db, accountId, groupId);
      const made = {
        numbers: Int32Array.from(rows, ({ wid }) => numberOf(wid)),
        since: Float64Array.from(rows, ({ joinedAt, firstSeenAt }) => joinedAt ?? firstSeenAt),
      };
      sinces.keep(key, made);
      return made;
    },

    widOf: (number) => {
      const wid = wids[number];
      if (wid === undefined) throw new Error(`no wid has the number ${number}`);
      return wid;
    },
    numberOf,
    size: () => wids.length,
    version: () => version,

    recall(db, accountId) {
      const known = recalled.get(accountId);
      if (known) return known;
      const recalling = db.keptIndex.roster(db, accountId, (kept, changed) => {
        const own = kept.wids.map(numberOf);
        kept.people.forEach((person, at) => {
          const wid = kept.wids[at];
          if (wid !== undefined && person !== undefined) people.keep(wid, person);
        });
        const byGroup = Map.groupBy(changed, ([[, groupId]]) => groupId);
        for (const { groupId, members } of kept.groups) {
          const list = members.map((at) => own[at] ?? 0);
          groups.keep(`${accountId} ${groupId}`, withChanges(list, byGroup.get(groupId) ?? []));
        }
        for (const [[, , wid], row] of changed) if (row) people.keep(wid, row.personId);
      });
      recalled.set(accountId, recalling);
      recalling.catch(() => recalled.delete(accountId));
      return recalling;
    },

    pack(accountId, groupIds) {
      const packed: PackedRoster = { wids: [], people: [], groups: [] };
      const places = new Map<number, number>();
      const placeOf = (number: number): number => {
        const known = places.get(number);
        if (known !== undefined) return known;
        const wid = wids[number];
        if (wid === undefined) throw new Error(`no wid has the number ${number}`);
        places.set(number, packed.wids.length);
        packed.people.push(people.get(wid));
        return packed.wids.push(wid) - 1;
      };
      for (const groupId of groupIds) {
        const list = groups.get(`${accountId} ${groupId}`);
        if (list) packed.groups.push({ groupId, members: list.map(placeOf) });
      }
      return packed;
    },

    async peopleOf(db, accountId, asked) {
      const found = new Map<Wid, PersonId>();
      const unknown = asked.filter(({ wid }) => {
        const known = people.get(wid);
        if (known !== undefined) found.set(wid, known);
        return known === undefined;
      });
      if (unknown.length === 0) return found;
      const wanted = new Set(unknown.map(({ wid }) => wid));
      const keep = ({ wid, personId }: MembershipStored): void => {
        people.keep(wid, personId);
        if (wanted.has(wid)) found.set(wid, personId);
      };
      const single: [AccountId, GroupId, Wid][] = [];
      for (const [groupId, own] of Map.groupBy(unknown, (each) => each.groupId)) {
        if (own.length >= WORTH_THE_GROUP)
          for (const row of await membersOf(db, accountId, groupId)) keep(row);
        else single.push(...own.map(({ wid }): [AccountId, GroupId, Wid] => [accountId, groupId, wid]));
      }
      for (const row of await db.memberships.bulkGet(single)) if (row) keep(row);
      return found;
    },
  };
}

function keysOf(
  request: DBCoreMutateRequest,
  extractKey: ((row: object) => unknown) | null | undefined,
): readonly Key[] | undefined {
  if (request.type === 'deleteRange') return undefined;
  if (request.keys) return request.keys as readonly Key[];
  if (request.type === 'delete' || !extractKey) return undefined;
  return request.values.map((row) => extractKey(row) as Key);
}
