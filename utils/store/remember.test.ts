import Dexie, { type Table } from 'dexie';
import fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { remember } from './remember.ts';

type Person = { id: string; name: string };
type Member = { group: string; wid: string; state: string; name: string };
type TestDb = Dexie & { people: Table<Person, string>; members: Table<Member, [string, string]> };

/** A database with both kinds of memory, and a count of the reads that reach the browser's own. */
function openDb(): { db: TestDb; reads(): number } {
  const db = new Dexie('remember', {
    indexedDB: new IDBFactory(),
    IDBKeyRange,
    cache: 'disabled',
  }) as TestDb;
  db.version(1).stores({ people: 'id', members: '[group+wid], state' });
  db.use(
    remember({
      people: { mostRows: 4 },
      members: { lists: { beginnings: [0, 1], indexes: ['state'], mostRows: 20 } },
    }),
  );
  let count = 0;
  db.use({
    stack: 'dbcore',
    level: -3,
    create: (core) => ({
      table: (name) => {
        const table = core.table(name);
        return {
          ...table,
          get: (request) => (count++, table.get(request)),
          getMany: (request) => ((count += request.keys.length), table.getMany(request)),
          query: (request) => (count++, table.query(request)),
        };
      },
    }),
  });
  return {
    db,
    reads() {
      const before = count;
      count = 0;
      return before;
    },
  };
}

const beginning = (db: TestDb, group: string) =>
  db.members.where('[group+wid]').between([group, Dexie.minKey], [group, Dexie.maxKey]);
const ofGroup = (db: TestDb, group: string) => beginning(db, group).toArray();
const ofState = (db: TestDb, state: string) => db.members.where('state').equals(state).toArray();

describe('rows', () => {
  it('are read once, and again after a change', async () => {
    const { db, reads } = openDb();
    await db.people.bulkPut(['a', 'b'].map((id) => ({ id, name: id })));
    expect(await db.people.bulkGet(['a', 'x', 'b'])).toMatchObject([{ name: 'a' }, undefined, { name: 'b' }]);
    expect(reads()).toBe(3);
    expect(await db.people.bulkGet(['b', 'a'])).toMatchObject([{ name: 'b' }, { name: 'a' }]);
    expect(await db.people.get('a')).toMatchObject({ name: 'a' });
    expect(reads()).toBe(0);
    await db.people.update('a', { name: 'new' });
    expect(await db.people.get('a')).toMatchObject({ name: 'new' });
  });

  it('cannot be changed by a reader', async () => {
    const { db } = openDb();
    await db.people.put({ id: 'a', name: 'a' });
    const row = await db.people.get('a');
    expect(() => Object.assign(row ?? {}, { name: 'b' })).toThrow(TypeError);
  });

  it('are read by a transaction that writes, never remembered', async () => {
    const { db, reads } = openDb();
    await db.people.put({ id: 'a', name: 'a' });
    await db.people.get('a');
    reads();
    await db.transaction('rw', db.people, async () => {
      await db.people.get('a');
      expect(reads()).toBe(1);
      await db.people.put({ id: 'a', name: 'b' });
      expect(await db.people.get('a')).toMatchObject({ name: 'b' });
    });
    expect(await db.people.get('a')).toMatchObject({ name: 'b' });
  });

  it('are as before when the change is taken back', async () => {
    const { db } = openDb();
    await db.people.put({ id: 'a', name: 'a' });
    const failed = db.transaction('rw', db.people, async () => {
      await db.people.put({ id: 'a', name: 'b' });
      await db.people.get('a');
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await db.people.get('a')).toMatchObject({ name: 'a' });
  });
});

describe('lists', () => {
  it('are read once, and again when one of their owner changes', async () => {
    const { db, reads } = openDb();
    const member = (group: string, wid: string, state = 'in') => ({ group, wid, state, name: wid });
    await db.members.bulkPut([member('g', '1'), member('g', '2'), member('h', '1')]);
    for (const group of ['g', 'h', 'g', 'h']) await ofGroup(db, group);
    expect(reads()).toBe(2);
    await db.members.put(member('g', '2', 'out'));
    expect(await ofGroup(db, 'g')).toEqual([member('g', '1'), member('g', '2', 'out')]);
    expect(await ofGroup(db, 'h')).toHaveLength(1);
    expect(reads()).toBe(1);
  });

  it('of a whole table are read again after any change', async () => {
    const { db, reads } = openDb();
    await db.members.put({ group: 'g', wid: '1', state: 'in', name: '1' });
    for (let n = 0; n < 2; n++) expect(await db.members.toArray()).toHaveLength(1);
    expect(reads()).toBe(1);
    await db.members.put({ group: 'h', wid: '1', state: 'in', name: '1' });
    expect(await db.members.toArray()).toHaveLength(2);
  });

  it('by an index are read again after any change', async () => {
    const { db, reads } = openDb();
    await db.members.put({ group: 'g', wid: '1', state: 'in', name: '1' });
    for (const state of ['in', 'out', 'in', 'out']) await ofState(db, state);
    expect(reads()).toBe(2);
    await db.members.delete(['g', '1']);
    expect(await ofState(db, 'in')).toEqual([]);
  });

  it('can be sorted by one reader without the next one seeing it', async () => {
    const { db } = openDb();
    await db.members.bulkPut(['1', '2'].map((wid) => ({ group: 'g', wid, state: 'in', name: wid })));
    (await ofGroup(db, 'g')).reverse();
    expect((await ofGroup(db, 'g')).map((row) => row.wid)).toEqual(['1', '2']);
  });

  it('are not mistaken for a part of them', async () => {
    const { db } = openDb();
    await db.members.bulkPut(['1', '2'].map((wid) => ({ group: 'g', wid, state: 'in', name: wid })));
    expect(await beginning(db, 'g').limit(1).toArray()).toHaveLength(1);
    expect(await ofGroup(db, 'g')).toHaveLength(2);
    expect(await beginning(db, 'g').reverse().toArray()).toMatchObject([{ wid: '2' }, { wid: '1' }]);
    expect(await db.members.where('[group+wid]').between(['g', '1'], ['g', '2']).toArray()).toHaveLength(1);
    expect(await db.members.toArray()).toHaveLength(2);
  });
});

it('whatever readers and writers do at once, what is remembered afterwards is what is stored', async () => {
  const [id, group, state] = [
    ['a', 'b', 'c'],
    ['g', 'h'],
    ['in', 'out'],
  ].map((all) => fc.constantFrom(...all)) as [
    fc.Arbitrary<string>,
    fc.Arbitrary<string>,
    fc.Arbitrary<string>,
  ];
  const act = fc.oneof(
    fc.record({ do: fc.constant('put' as const), id, group, state, fails: fc.boolean() }),
    fc.record({ do: fc.constant('delete' as const), id, group, state, fails: fc.boolean() }),
    fc.record({ do: fc.constant('clear' as const), id, group, state, fails: fc.boolean() }),
    fc.record({ do: fc.constant('read' as const), id, group, state, fails: fc.boolean() }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(act, { maxLength: 8 }), { maxLength: 6 }), async (rounds) => {
      const { db } = openDb();
      let made = 0;
      const run = async (one: (typeof rounds)[number][number]): Promise<void> => {
        if (one.do === 'read') {
          await db.people.get(one.id);
          await ofGroup(db, one.group);
          await ofState(db, one.state);
          return;
        }
        await db.transaction('rw', db.people, db.members, async () => {
          await db.people.get(one.id);
          if (one.do === 'clear') await Promise.all([db.people.clear(), db.members.clear()]);
          else if (one.do === 'delete') {
            await db.people.delete(one.id);
            await db.members.where('state').equals(one.state).delete();
          } else {
            const name = String(++made);
            await db.people.put({ id: one.id, name });
            await db.members.put({ group: one.group, wid: one.id, state: one.state, name });
          }
          await ofGroup(db, one.group);
          if (one.fails) throw new Error('taken back');
        });
      };
      for (const round of rounds) {
        await Promise.allSettled(round.map(run));
        // A filter walks a cursor, which is never remembered.
        const stored = await db.people.filter(() => true).toArray();
        expect((await db.people.bulkGet(['a', 'b', 'c'])).filter(Boolean)).toEqual(stored);
        const members = await db.members.filter(() => true).toArray();
        expect(await db.members.toArray()).toEqual(members);
        for (const one of ['g', 'h'])
          expect(await ofGroup(db, one)).toEqual(members.filter((row) => row.group === one));
        for (const one of ['in', 'out'])
          expect(await ofState(db, one)).toEqual(members.filter((row) => row.state === one));
      }
      db.close();
    }),
    { numRuns: 60 },
  );
});
