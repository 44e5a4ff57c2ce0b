import Dexie, { type EntityTable } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { Database } from './db.ts';
import { createRowCounts } from './row-counts.ts';

type Row = { id: number };

/** A table of so many rows that counts as large from 100 on, and how often it was counted. */
async function tableOf(rows: number) {
  const db = new Dexie('counts', { indexedDB: new IDBFactory(), IDBKeyRange, cache: 'disabled' }) as Dexie & {
    rows: EntityTable<Row, 'id'>;
  };
  db.version(1).stores({ rows: 'id' });
  const counts = createRowCounts({ largeFrom: 100, worthCounting: 0.1 });
  db.use(counts.middleware);
  let counted = 0;
  db.use({
    stack: 'dbcore',
    level: -5,
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        return { ...table, count: (request) => (counted++, table.count(request)) };
      },
    }),
  });
  const add = (from: number, many: number) =>
    db.rows.bulkAdd(Array.from({ length: many }, (_, n) => ({ id: from + n })));
  await add(0, rows);
  // Only the list of tables is asked for.
  const all = async () => (await counts.all(db as unknown as Database))['rows'];
  return { db, add, all, counted: () => counted };
}

describe('counting rows', () => {
  it('small tables are counted each time', async () => {
    const { add, all } = await tableOf(50);
    expect(await all()).toBe(50);
    await add(50, 1);
    expect(await all()).toBe(51);
  });

  it('large ones once, and anew when more than the share was written', async () => {
    const { db, add, all, counted } = await tableOf(200);
    expect(await all()).toBe(200);
    await add(200, 12);
    await db.rows.bulkDelete([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(await all()).toBe(200);
    expect(counted()).toBe(1);
    await db.rows.put({ id: 500 });
    expect(await all()).toBe(205);
    expect(counted()).toBe(2);
  });

  it('anew when a whole range was deleted', async () => {
    const { db, all } = await tableOf(200);
    await all();
    await db.rows.clear();
    expect(await all()).toBe(0);
  });

  it('asked twice at once, neither answer is that of a count under way', async () => {
    const { all } = await tableOf(200);
    expect(await Promise.all([all(), all()])).toEqual([200, 200]);
  });
});
