/**
 * Databases of every version there ever was, opened with the code of today. A new version of `utils/store/db.ts` needs a
 * fixture here and nothing else: `version-<n>.json` with the schema as it landed (`stores`), rows (`tables`), and what
 * screens must show of them (`shows`).
 */
import { readdirSync, readFileSync } from 'node:fs';
import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { AccountId, GroupId } from '@/utils/domain/ids.ts';
import { testStore } from '../test-store.ts';

type Fixture = {
  version: number;
  stores: Record<string, string>;
  tables: Record<string, Record<string, unknown>[]>;
  accountId: AccountId;
  groupId: GroupId;
  /** Results of queries, by name; each must contain this. */
  shows: {
    members: Record<string, unknown>[];
    requests: Record<string, unknown>[];
    tags: Record<string, unknown>[];
    templates: Record<string, unknown>[];
    jobs: Record<string, unknown>[];
    settings: Record<string, unknown>;
    /** Since version 2. */
    rules?: Record<string, unknown>[];
    denied?: Record<string, unknown>[];
    /** Since version 4. */
    locks?: Record<string, unknown>;
    /** Since version 5. */
    groupSets?: Record<string, unknown>[];
    /** Since version 9. */
    insightSince?: number;
    /** Since version 8. */
    snapshots?: Record<string, unknown>[];
    /** Since version 10. */
    segments?: Record<string, unknown>[];
  };
};

const fixtures = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.json'))
  .map((name): Fixture => JSON.parse(readFileSync(`${import.meta.dirname}/${name}`, 'utf8')));

async function openFixture({ version, stores, tables }: Fixture) {
  const factory = new IDBFactory();
  const old = new Dexie('muster', { indexedDB: factory, IDBKeyRange });
  old.version(version).stores(stores);
  for (const [name, rows] of Object.entries(tables)) await old.table(name).bulkPut(rows);
  old.close();
  return testStore({ name: 'muster', indexedDB: factory });
}

/** The indexes of a database in one text per table, in Dexie's own spelling. */
function schemaOf(db: Dexie): Record<string, string> {
  return Object.fromEntries(
    db.tables.map(({ name, schema }) => [
      name,
      [schema.primKey.src, ...schema.indexes.map((index) => index.src)].join(', '),
    ]),
  );
}

describe.each(fixtures)('a database of version $version', (fixture) => {
  it('opens and keeps every row', async () => {
    const store = await openFixture(fixture);
    await store.db.open();
    for (const [name, rows] of Object.entries(fixture.tables))
      expect(await store.db.table(name).count(), name).toBe(rows.length);
  });

  it('gets the tables and indexes of today', async () => {
    const { db } = await openFixture(fixture);
    await db.open();
    const onDisk = db.backendDB();
    expect([...onDisk.objectStoreNames].sort()).toEqual(db.tables.map(({ name }) => name).sort());
    const reading = onDisk.transaction([...onDisk.objectStoreNames]);
    for (const { name, schema } of db.tables)
      expect([...reading.objectStore(name).indexNames].sort(), name).toEqual(
        schema.indexes.map((index) => index.name).sort(),
      );
  });

  it('shows what it held', async () => {
    const { ask, unexpected } = await openFixture(fixture);
    const { accountId, groupId, shows } = fixture;
    expect(await ask('members', { accountId, groupId })).toMatchObject(shows.members);
    expect(await ask('requests', { accountId })).toMatchObject(shows.requests);
    expect(await ask('countedTags', {})).toMatchObject(shows.tags);
    expect(await ask('templates', {})).toMatchObject(shows.templates);
    expect(await ask('jobs', { accountId, limit: 10 })).toMatchObject(shows.jobs);
    expect(await ask('settings', {})).toMatchObject(shows.settings);
    expect(await ask('rules', { accountId })).toMatchObject(shows.rules ?? []);
    expect(await ask('listEntries', { list: 'deny' })).toMatchObject(shows.denied ?? []);
    expect(await ask('locks', { accountId })).toMatchObject(shows.locks ?? {});
    expect(await ask('groupSets', { accountId })).toMatchObject(shows.groupSets ?? []);
    expect((await ask('insight', { accountId, days: 7 })).since).toBe(shows.insightSince);
    expect(await ask('snapshots', { accountId, groupId })).toMatchObject(shows.snapshots ?? []);
    expect(await ask('segments', { accountId })).toMatchObject(shows.segments ?? []);
    expect(unexpected).toEqual([]);
  });
});

describe('the newest version', () => {
  it('has a fixture, and is not edited any more', () => {
    const { db } = testStore();
    const newest = fixtures.find((fixture) => fixture.version === db.verno);
    expect(newest?.stores, `a fixture of version ${db.verno}`).toEqual(schemaOf(db));
  });

  it('every version before it has one too', () => {
    const { verno } = testStore().db;
    expect(verno).toBeGreaterThan(1);
    expect(fixtures.map((fixture) => fixture.version).sort((a, b) => a - b)).toEqual(
      Array.from({ length: verno }, (_, index) => index + 1),
    );
  });
});
