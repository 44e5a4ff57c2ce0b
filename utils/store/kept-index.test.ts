/** Past 250 lines, since one disk and one world are what all of it is about. */
import fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, aGroup, aMember, NOON } from '@/tests/builders.ts';
import { testStore, type TestStore } from '@/tests/test-store.ts';
import { asId, type GroupId, type PersonId } from '@/utils/domain/ids.ts';
import { NO_PEOPLE_FILTER } from '@/utils/domain/people-list.ts';

/** So many that what was kept of the groups is taken. */
const GROUPS = Array.from({ length: 8 }, (_, n): GroupId => asId(`group-${n}@g.us`));
const NAME = 'kept';

/** One database, opened by one background after the other. */
function disk() {
  const indexedDB = new IDBFactory();
  let starts = 0;
  let running: TestStore | undefined;
  return {
    start(options: { build?: string; keepFrom?: number } = {}): TestStore {
      running?.db.close();
      running = testStore({ name: NAME, indexedDB, IDBKeyRange, build: 'one', ...options });
      // No id of the start before again.
      for (let n = 0; n < starts * 1_000; n++) running.newId();
      starts++;
      return running;
    },
  };
}

const list = async (store: TestStore) => {
  const answer = await store.ask('peopleList', {
    accountId: ACCOUNT,
    filter: NO_PEOPLE_FILTER,
    sort: { by: 'name', descending: false },
    offset: 0,
    limit: 100,
  });
  await store.settled();
  return answer;
};
const saw = (store: TestStore, groupId: GroupId, people: readonly number[], name = 'Person', at = NOON) =>
  store.ask('sawMembers', {
    accountId: ACCOUNT,
    groupId,
    members: people.map((n) => aMember(n, { pushName: `${name} ${n}` })),
    at,
  });
const personOf = async (store: TestStore, n: number): Promise<PersonId | undefined> =>
  (await store.db.identities.get(`lid:${n}@lid`))?.personId;

/** Persons 1 to 3 in the first group, 2 and 4 in the second. */
async function world() {
  const { start } = disk();
  const store = start();
  await store.ask('sawAccount', {
    me: { lid: asId(ACCOUNT), name: 'Nora', isBusiness: false },
    connection: { state: 'ready' },
    capabilities: [],
    at: NOON,
  });
  const groups = GROUPS.map((id, n) => aGroup({ id, subject: `Group ${n}` }));
  await store.ask('sawGroups', { accountId: ACCOUNT, groups, complete: true, at: NOON });
  const [first, second] = GROUPS as [GroupId, GroupId];
  await saw(store, first, [1, 2, 3]);
  await saw(store, second, [2, 4]);
  return { store, start, first, second };
}

/** How many people and memberships are read by row. */
function countReads({ db }: TestStore): () => number {
  let rows = 0;
  for (const table of [db.people, db.memberships])
    table.hook('reading', (row) => {
      rows++;
      return row;
    });
  return () => rows;
}

describe('what is kept of everybody', () => {
  it('[PL70] is there after a stop, with who was written since', async () => {
    const { store, start, first } = await world();
    const before = await list(store);
    expect(before.rows.map(({ displayName, groupCount }) => [displayName, groupCount])).toEqual([
      ['Person 1', 1],
      ['Person 2', 2],
      ['Person 3', 1],
      ['Person 4', 1],
    ]);
    const again = start();
    const reads = countReads(again);
    expect(await list(again)).toEqual(before);
    expect(reads()).toBe(0);
    await saw(again, first, [1, 2, 5], 'Somebody', NOON + 1);
    const after = await list(start());
    expect(after.rows.map(({ displayName, groupCount }) => [displayName, groupCount])).toEqual([
      ['Person 3', 0],
      ['Person 4', 1],
      ['Somebody 1', 1],
      ['Somebody 2', 2],
      ['Somebody 5', 1],
    ]);
    expect(await list(start({ build: 'other' }))).toEqual(after);
  });

  it('[PL70] of another build is not used, nor what cannot be read, of which is told', async () => {
    const { store, start } = await world();
    const before = await list(store);
    const [chunk] = await store.db.keptChunks.where('id').startsWith('people ').toArray();
    if (!chunk?.people) throw new Error('nobody is kept');
    await store.db.keptChunks.put({
      ...chunk,
      people: { ...chunk.people, displayName: chunk.people.displayName.map(() => 'Wrong') },
    });
    // Else the rest would prove nothing.
    expect((await list(start())).rows[0]?.displayName).toBe('Wrong');
    expect(await list(start({ build: 'other' }))).toEqual(before);
    await store.db.open();
    await start({ build: 'other' }).db.keptChunks.put({ ...chunk, people: {} as never });
    const healed = start({ build: 'other' });
    expect(await list(healed)).toEqual(before);
    expect(healed.unexpected).toEqual([{ name: 'kept', error: expect.any(TypeError) }]);
    const after = start({ build: 'other' });
    const reads = countReads(after);
    expect(await list(after)).toEqual(before);
    expect([reads(), after.unexpected]).toEqual([0, []]);
  });

  it('[PL71] is gone with everything', async () => {
    const { store } = await world();
    await list(store);
    expect(await store.db.keptChunks.count()).toBeGreaterThan(0);
    await store.ask('deleteAll', {});
    expect([await store.db.keptChunks.count(), await store.db.keptChanges.count()]).toEqual([0, 0]);
    expect((await list(store)).all).toBe(0);
  });

  it('[PL71] is gone with anybody who is erased, and kept anew without them', async () => {
    const { store, start } = await world();
    await list(store);
    const personId = await personOf(store, 2);
    if (!personId) throw new Error('nobody');
    await store.ask('erasePerson', { personId, keep: [], accountId: ACCOUNT });
    expect([await store.db.keptChunks.count(), await store.db.keptChanges.count()]).toEqual([0, 0]);
    const again = start();
    expect((await list(again)).rows.map(({ displayName }) => displayName)).toEqual([
      'Person 1',
      'Person 3',
      'Person 4',
    ]);
    const kept = JSON.stringify(await again.db.keptChunks.toArray());
    expect(kept).toContain('Person 1');
    expect(kept).not.toContain('Person 2');
    expect(kept).not.toContain(personId);
  });

  it('[PL73] is gone when too much was written since', async () => {
    const { store } = await world();
    await list(store);
    const { db } = store;
    const [row] = await db.people.toArray();
    if (!row) throw new Error('nobody');
    const copies = Array.from({ length: 6_000 }, (_, n) => ({
      ...row,
      personId: asId<PersonId>(`copy-${n}`),
    }));
    await db.people.bulkPut(copies);
    expect(await db.keptChanges.count()).toBe(1);
    await db.people.bulkDelete(copies.map(({ personId }) => personId));
    expect([await db.keptChunks.count(), await db.keptChanges.count()]).toEqual([0, 0]);
  });

  it('of few people is not worth it', async () => {
    const { start } = await world();
    const store = start({ keepFrom: 5 });
    await list(store);
    expect(await store.db.keptChunks.count()).toBe(0);
  });
});

describe('the first reading', () => {
  it('[PL72] says how many are read, of how many', async () => {
    const { store } = await world();
    const told: unknown[] = [];
    const { now, begin } = store.db.firstReading;
    store.db.firstReading.begin = (part, of) => {
      const reading = begin(part, of);
      return {
        more(count) {
          reading.more(count);
          told.push(now());
        },
        end: () => reading.end(),
      };
    };
    await list(store);
    expect(told[0]).toEqual({ part: 'people', done: 4, of: 4 });
    expect(told.at(-1)).toEqual({ part: 'groups', done: GROUPS.length, of: GROUPS.length });
    expect(await store.ask('peopleReading', {})).toEqual({ reading: undefined });
  });
});

it('[PL70] whatever is written, taken back and stopped, the list is the one that is read anew', async () => {
  const person = fc.integer({ min: 1, max: 6 });
  const act = fc.oneof(
    fc.record({
      do: fc.constant('saw' as const),
      group: fc.constantFrom(...GROUPS.slice(0, 3)),
      people: fc.uniqueArray(person),
      name: fc.constantFrom('Person', 'Ann', 'zoë'),
    }),
    fc.record({ do: fc.constant('list' as const) }),
    fc.record({ do: fc.constant('tag' as const), person }),
    fc.record({ do: fc.constant('note' as const), person }),
    fc.record({ do: fc.constant('merge' as const), person, other: person }),
    fc.record({ do: fc.constant('split' as const) }),
    fc.record({ do: fc.constant('erase' as const), person }),
    fc.record({
      do: fc.constant('taken back' as const),
      person,
      group: fc.constantFrom(...GROUPS.slice(0, 3)),
    }),
    fc.record({ do: fc.constant('erased, taken back' as const) }),
  );
  type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(act, { maxLength: 5 }), { maxLength: 5 }), async (rounds) => {
      const opened = await world();
      let { store } = opened;
      let made = 0;
      await store.ask('putTag', { tagId: asId('tag'), name: 'Tag', colour: 'red' });
      const merges: string[] = [];
      const run = async (one: Act): Promise<void> => {
        const { db } = store;
        made++;
        if (one.do === 'saw') await saw(store, one.group, one.people, one.name, NOON + made);
        else if (one.do === 'list') await list(store);
        else if (one.do === 'split')
          await store.port.call('splitPeople', {
            mergeId: asId(merges.at(-1) ?? 'none'),
            accountId: ACCOUNT,
          });
        else if (one.do === 'erased, taken back')
          await db.transaction('rw', db.tables, async () => {
            await db.keptChunks.clear();
            await db.keptChanges.clear();
            await db.people.toCollection().modify({ noteCount: 9 });
            throw new Error('taken back');
          });
        else {
          const personId = await personOf(store, one.person);
          if (!personId) return;
          if (one.do === 'tag')
            await store.ask('tagPeople', { personIds: [personId], tagId: asId('tag'), accountId: ACCOUNT });
          else if (one.do === 'note')
            await store.ask('addNote', {
              noteId: asId(`note-${made}`),
              personIds: [personId],
              text: `Note ${made}`,
              accountId: ACCOUNT,
            });
          else if (one.do === 'erase')
            await store.ask('erasePerson', { personId, keep: [], accountId: ACCOUNT });
          else if (one.do === 'merge') {
            const from = await personOf(store, one.other);
            const mergeId = `merge-${made}`;
            merges.push(mergeId);
            if (from)
              await store.port.call('mergePeople', {
                mergeId: asId(mergeId),
                into: personId,
                from,
                accountId: ACCOUNT,
              });
          } else
            await db.transaction('rw', db.people, db.memberships, async () => {
              await db.people.update(personId, { displayName: 'Nobody' });
              await db.memberships.where('personId').equals(personId).delete();
              throw new Error('taken back');
            });
        }
      };
      for (const round of rounds) {
        await Promise.allSettled(round.map(run));
        await store.settled();
        const anew = await list(opened.start({ build: 'another', keepFrom: Number.POSITIVE_INFINITY }));
        store = opened.start();
        expect(await list(store)).toEqual(anew);
        expect(store.unexpected).toEqual([]);
      }
      store.db.close();
    }),
    { numRuns: 40 },
  );
});
