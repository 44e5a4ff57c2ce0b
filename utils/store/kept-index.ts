/**
 * What the background found out by reading everybody, kept over its stops. The browser ends it after half a minute of rest;
 * 100,000 people in 300 full groups take many seconds to read from their rows, as they are kept a fraction of it. In
 * `keptChunks` lies what was found out, in `keptChanges` the keys of what was written since: whoever takes the one reads
 * what lies under the others anew. Rules PL70–PL73: `domain/SPEC.md`.
 */
import type { DBCore, Middleware } from 'dexie';
import type { AccountId, GroupId, PersonId, Wid } from '@/utils/domain/ids.ts';
import type { KnownPerson } from '@/utils/domain/people-list.ts';
import type { Database } from './db.ts';
import { createKeptChanges, HEAD, type MembershipKey } from './kept-changes.ts';
import { packPeople, unpackPeople } from './packed-people.ts';
import type { KeptChunkStored, MembershipStored } from './rows.ts';

/** From so many keys on that were written since, it is worth keeping all anew. */
const WORTH_KEEPING = 2_000;
/** Before the number of the chunk. */
const PEOPLE = 'people ';

/** Who is in the groups of an account; everywhere numbers for wids, by place in `wids`. */
export type PackedRoster = {
  wids: Wid[];
  /** Who each wid is, by its number; nothing where it was not known. */
  people: (PersonId | undefined)[];
  groups: { groupId: GroupId; members: Int32Array }[];
};

export type KeptContent = { people: readonly KnownPerson[]; rosters: ReadonlyMap<AccountId, PackedRoster> };

/** A key that was written since, and what lies there now. */
export type ChangedMembership = readonly [MembershipKey, MembershipStored | undefined];

export type KeptIndex = {
  middleware: Middleware<DBCore>;
  /** Everybody as they were kept, in order, and who was written since; nothing where nobody is kept. */
  people(db: Database): Promise<{ people: KnownPerson[]; changed: ReadonlySet<PersonId> } | undefined>;
  /** The same of memberships. `take` is called while nothing can be written to them. */
  roster(
    db: Database,
    accountId: AccountId,
    take: (kept: PackedRoster, changed: readonly ChangedMembership[]) => void,
  ): Promise<void>;
  /** Whether to keep so many people anew: nobody is kept, or much was written since. */
  isDue(people: number): boolean;
  /** Keeps what `make` gives; it is asked while no write is under way. Nothing: all stays as it is. */
  keep(db: Database, make: () => KeptContent | undefined): Promise<void>;
};

export type KeptOptions = {
  /** Names the code and the browser that keep: another reads anew, since what it finds out may be another. */
  build?: string | undefined;
  /** So many people are kept, and more: fewer are read as fast from their rows. */
  keepFrom?: number | undefined;
  /** Hears why what was kept could not be read. Without anybody who hears, whoever asked does. */
  onTrouble?: ((error: unknown) => void) | undefined;
};

export function createKeptIndex({ build = '', keepFrom = 2_000, onTrouble }: KeptOptions): KeptIndex {
  const changes = createKeptChanges();

  /** Whether what lies there was kept by this code and in this order. */
  const isOurs = async (db: Database): Promise<boolean> => {
    const kept = (await db.keptChunks.get(HEAD))?.head;
    return kept !== undefined && kept.build === build && kept.order === orderOfNames();
  };

  /** What cannot be read any more is thrown away, and why is told: the rows that it was made of are there. */
  const orNothing = async <Value>(
    db: Database,
    read: () => PromiseLike<Value>,
  ): Promise<Value | undefined> => {
    try {
      return await read();
    } catch (error) {
      await db.transaction('rw', db.keptChunks, db.keptChanges, async () => {
        await db.keptChunks.clear();
        await db.keptChanges.clear();
      });
      if (!onTrouble) throw error;
      onTrouble(error);
      return undefined;
    }
  };

  return {
    middleware: changes.middleware,

    people: (db) =>
      orNothing(db, async () => {
        const found = await db.transaction('r', db.keptChunks, db.keptChanges, async () => {
          if (!(await isOurs(db))) return undefined;
          const chunks = await db.keptChunks.where('id').startsWith(PEOPLE).toArray();
          return { chunks, since: await db.keptChanges.toArray() };
        });
        if (!found) return undefined;
        changes.learn(found.since);
        return {
          people: found.chunks.flatMap(({ people }) => (people ? unpackPeople(people) : [])),
          changed: new Set(found.since.flatMap((row) => row.people)),
        };
      }),

    async roster(db, accountId, take) {
      await orNothing(db, () =>
        db.transaction('r', db.keptChunks, db.keptChanges, db.memberships, async () => {
          if (!(await isOurs(db))) return;
          const kept = (await db.keptChunks.get(rosterId(accountId)))?.roster;
          if (!kept) return;
          const since = await db.keptChanges.toArray();
          const keys = since.flatMap((row) => row.memberships.filter(([account]) => account === accountId));
          const unique = [...new Map(keys.map((key) => [key.join(' '), key])).values()];
          const rows = await db.memberships.bulkGet(unique);
          take(
            kept,
            unique.map((key, at) => [key, rows[at]]),
          );
        }),
      );
    },

    isDue(people) {
      const count = changes.count();
      return people >= keepFrom && (typeof count !== 'number' || count >= WORTH_KEEPING);
    },

    async keep(db, make) {
      let isKept = false;
      await changes.whileKeeping(() =>
        db.transaction('rw', db.keptChunks, db.keptChanges, async () => {
          // The first answer comes when all writes before this one are done.
          await db.keptChunks.get(HEAD);
          const content = make();
          if (!content) return;
          await db.keptChunks.clear();
          await db.keptChanges.clear();
          let number = 0;
          for (const people of packPeople(content.people))
            await db.keptChunks.put({ id: `${PEOPLE}${String(number++).padStart(5, '0')}`, people });
          for (const [accountId, roster] of content.rosters)
            await db.keptChunks.put({ id: rosterId(accountId), roster });
          await db.keptChunks.put({ id: HEAD, head: { build, order: orderOfNames() } });
          isKept = true;
        }),
      );
      // Whoever wrote behind it may have counted already.
      if (isKept) changes.learn([]);
    },
  };
}

const rosterId = (accountId: AccountId): KeptChunkStored['id'] => `roster ${accountId}`;

/** People are kept in the order of their names, which is the browser's. */
const orderOfNames = (): string => new Intl.Collator().resolvedOptions().locale;
