import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../../tests/database.ts';
import { migrate, type Migration, readMigrations } from './migrate.ts';

const first: Migration = { name: '0001_a.sql', sql: 'create table a (n int)' };
const second: Migration = { name: '0002_b.sql', sql: 'create table b (n int); insert into b values (1)' };

let database: TestDatabase;
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(() => database.drop());

describe('migrations', () => {
  it('run in order, once', async () => {
    expect(await migrate(database.pool, [first])).toEqual(['0001_a.sql']);
    expect(await migrate(database.pool, [first, second])).toEqual(['0002_b.sql']);
    expect(await migrate(database.pool, [first, second])).toEqual([]);
    expect((await database.pool.query('select n from b')).rows).toEqual([{ n: 1 }]);
  });

  it('run once when several panels start at once', async () => {
    const runs = await Promise.all(Array.from({ length: 4 }, () => migrate(database.pool, [first, second])));
    expect(runs.flat().sort()).toEqual(['0001_a.sql', '0002_b.sql']);
  });

  it('leave nothing of one that fails, and keep those before', async () => {
    const bad = { name: '0002_b.sql', sql: 'create table b (n int); select nothing' };
    await expect(migrate(database.pool, [first, bad])).rejects.toThrow();
    const { rows } = await database.pool.query(
      `select to_regclass('a') is not null as a, to_regclass('b') is not null as b`,
    );
    expect(rows).toEqual([{ a: true, b: false }]);
    expect(await migrate(database.pool, [first, second])).toEqual(['0002_b.sql']);
  });

  it.each<[string, Migration[], RegExp]>([
    ['a newer database', [first], /newer version \(0002_b\.sql\)/],
    ['one that was edited after it ran', [first, { ...second, sql: 'select 1' }], /run with other words/],
    [
      'one that comes between',
      [first, { name: '0001_b.sql', sql: 'select 1' }, second],
      /0001_b\.sql comes before/,
    ],
  ])('refuse %s', async (_, now, said) => {
    await migrate(database.pool, [first, second]);
    await expect(migrate(database.pool, now)).rejects.toThrow(said);
  });

  it('of the panel run on an empty database', async () => {
    const all = await readMigrations();
    expect(all.length).toBeGreaterThan(0);
    expect(await migrate(database.pool, all)).toEqual(all.map(({ name }) => name));
  });
});
