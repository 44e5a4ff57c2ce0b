/**
 * Everybody in memory, folded with all parts and in the order of names: 100,000 people are some 60 MB, and take the database
 * 3 s to read. They are read once, when the list of everybody is first asked for, or taken as they were kept over the last
 * stop of the background (`kept-index.ts`); after that only those who changed. Like the roster it lies below Dexie's watch over live queries: what is made of it is asked for, not followed.
 */
import type { DBCore, DBCoreMutateRequest, Middleware } from 'dexie';
import { countBy, NO_COUNTRY } from '@/utils/domain/filter.ts';
import { asId, type PersonId } from '@/utils/domain/ids.ts';
import { type KnownPerson, nameForOrder } from '@/utils/domain/people-list.ts';
import type { Database } from './db.ts';
import { type LoadedPeople, loadPeople, lookAt } from './load-people.ts';

/** People in one read, so that other questions are answered in between. */
const CHUNK = 2_000;

export type Everybody = {
  /** By name (PL7). The same array as long as nobody changed. */
  people: readonly KnownPerson[];
  /** The most frequent first. */
  countries: { country: string; count: number }[];
};

export type PeopleIndex = {
  middleware: Middleware<DBCore>;
  all(db: Database): Promise<Everybody>;
  /** Changes with every write to one of these tables. */
  version(...tables: string[]): string;
  /** Everybody as last told of, where nobody was written since. */
  ifCurrent(): readonly KnownPerson[] | undefined;
};

export function createPeopleIndex(): PeopleIndex {
  /** Since the last reading; `undefined`: everybody may be another. */
  let changed: Set<PersonId> | undefined;
  /** Writes by table, and how often the database was opened. */
  const writes = new Map<string, number>();
  let opened = 0;
  let known: Everybody = { people: [], countries: [] };
  let reading: Promise<void> = Promise.resolve();

  const note = (keys: readonly PersonId[] | undefined): void => {
    if (keys === undefined) changed = undefined;
    else for (const key of keys) changed?.add(key);
  };

  /** Marks are taken off before the read: what is written meanwhile is read again the next time. */
  const refresh = async (db: Database): Promise<void> => {
    // Opening forgets what was read, and would do so in the middle of the first reading.
    if (!db.isOpen()) await db.open();
    const ids = changed;
    if (ids?.size === 0) return;
    changed = new Set();
    try {
      const people = ids
        ? await withThese(db, known.people, ids)
        : ((await recall(db)) ?? (await readAll(db)));
      known = { people, countries: countriesOf(people) };
    } catch (error) {
      changed = undefined;
      throw error;
    }
  };

  return {
    middleware: {
      stack: 'dbcore',
      name: 'people index',
      level: -5,
      create(core) {
        opened++;
        note(undefined);
        return {
          table(name) {
            const table = core.table(name);
            return {
              ...table,
              mutate(request) {
                writes.set(name, (writes.get(name) ?? 0) + 1);
                if (name === 'people') note(keysOf(request));
                return table.mutate(request);
              },
            };
          },
        };
      },
    },

    async all(db) {
      // One after the other: two readings at once would each miss what the other took off.
      const mine = reading.catch(() => {}).then(() => refresh(db));
      reading = mine;
      await mine;
      return known;
    },

    ifCurrent: () => (changed?.size === 0 ? known.people : undefined),

    version: (...tables) => [opened, ...tables.map((name) => writes.get(name) ?? 0)].join('.'),
  };
}

function keysOf(request: DBCoreMutateRequest): PersonId[] | undefined {
  if (request.type === 'deleteRange') return undefined;
  if (request.keys) return request.keys as PersonId[];
  return request.type === 'delete' ? undefined : request.values.map((row: KnownPerson) => row.personId);
}

/** PL70: as they were kept, with those who were written since. */
async function recall(db: Database): Promise<readonly KnownPerson[] | undefined> {
  const kept = await db.keptIndex.people(db);
  return kept && withThese(db, kept.people, kept.changed);
}

async function withThese(
  db: Database,
  people: readonly KnownPerson[],
  ids: ReadonlySet<PersonId>,
): Promise<readonly KnownPerson[]> {
  if (ids.size === 0) return people;
  const now = inOrder(await foldThese(db, ids));
  return merge(without(people, ids), now);
}

async function readAll(db: Database): Promise<KnownPerson[]> {
  const reading = db.firstReading.begin('people', await db.people.count());
  try {
    return await readInRuns(db, reading.more);
  } finally {
    reading.end();
  }
}

async function readInRuns(db: Database, onRead: (count: number) => void): Promise<KnownPerson[]> {
  /** Sorted runs, each at least twice as long as the next: no merge moves more than it must, and none waits for the end. */
  const runs: KnownPerson[][] = [];
  let after = asId<PersonId>('');
  while (true) {
    const rows = await db.people.where('personId').above(after).limit(CHUNK).toArray();
    const last = rows.at(-1);
    if (!last) break;
    after = last.personId;
    const withParts = rows.filter(({ parts, mergedInto }) => parts !== undefined && mergedInto === undefined);
    const loaded = await loadPeople(
      db,
      withParts.map(({ personId }) => personId),
    );
    const single = lookAt(new Map(rows.map((row) => [row.personId, row])));
    runs.push(
      inOrder(
        rows
          .filter(({ mergedInto }) => mergedInto === undefined)
          .map(({ personId }) => knownPerson(loaded.rows.has(personId) ? loaded : single, personId)),
      ),
    );
    collapse(runs, (longer, shorter) => longer <= shorter * 2);
    onRead(rows.length);
  }
  collapse(runs, () => true);
  return runs[0] ?? [];
}

function collapse(runs: KnownPerson[][], isDue: (longer: number, shorter: number) => boolean): void {
  while (runs.length > 1) {
    const [a, b] = runs.slice(-2);
    if (!a || !b || !isDue(a.length, b.length)) return;
    runs.splice(-2, 2, merge(a, b));
  }
}

/** Those of these ids who are whole people; parts are in theirs. */
async function foldThese(db: Database, ids: ReadonlySet<PersonId>): Promise<KnownPerson[]> {
  const people = await loadPeople(db, ids);
  const roots = [...ids].filter((id) => people.rows.has(id) && people.rootOf(id) === id);
  // A part that changed changes the whole.
  const above = [...ids].map(people.rootOf).filter((id) => people.rows.has(id) && !ids.has(id));
  return [...new Set([...roots, ...above])].map((id) => knownPerson(people, id));
}

function knownPerson(people: LoadedPeople, id: PersonId): KnownPerson {
  return {
    ...people.summaryOf(id),
    changedAt: Math.max(0, ...people.wholeOf(id).map(({ updatedAt }) => updatedAt)),
  };
}

const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const byName = (a: KnownPerson, b: KnownPerson): number =>
  compare(nameForOrder(a), nameForOrder(b)) ||
  (a.personId < b.personId ? -1 : a.personId > b.personId ? 1 : 0);
const inOrder = (people: KnownPerson[]): KnownPerson[] => people.sort(byName);

function without(people: readonly KnownPerson[], ids: ReadonlySet<PersonId>): readonly KnownPerson[] {
  return people.filter(({ personId }) => !ids.has(personId));
}

/** Of two ordered lists one; whoever is in both is taken from the second. */
function merge(a: readonly KnownPerson[], b: readonly KnownPerson[]): KnownPerson[] {
  const newer = new Set(b.map(({ personId }) => personId));
  const merged: KnownPerson[] = [];
  let next = 0;
  for (const person of a) {
    if (newer.has(person.personId)) continue;
    for (let one = b[next]; one !== undefined && byName(one, person) < 0; one = b[next]) {
      merged.push(one);
      next++;
    }
    merged.push(person);
  }
  for (const one of b.slice(next)) merged.push(one);
  return merged;
}

function countriesOf(people: readonly KnownPerson[]): Everybody['countries'] {
  const counted = countBy(
    people.filter(({ isMe }) => !isMe),
    ({ phone }) => [phone?.country ?? NO_COUNTRY],
  );
  return counted.map(([country, count]) => ({ country, count }));
}
