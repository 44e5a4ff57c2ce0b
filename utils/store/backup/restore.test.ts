import { IDBObjectStore as FakeObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ACCOUNT, GROUP, NOON } from '@/tests/builders.ts';
import { changed, exported, fullStore, rowsOf } from '@/tests/full-store.ts';
import { storeWithPeople } from '@/tests/known-people.ts';
import { type TestStore, testStore } from '@/tests/test-store.ts';
import { createRandom } from '@/tests/stand-in/server/random.ts';
import { makeBackup } from '@/utils/backup/make-backup.ts';
import { openBackup } from '@/utils/backup/open-backup.ts';
import { asId, type PersonId } from '@/utils/domain/ids.ts';
import { NO_PEOPLE_FILTER } from '@/utils/domain/people-list.ts';
import { BESIDE_FILE, settledWriters } from './beside-file.ts';
import { PLANNED_TABLES } from './planned-tables.ts';

const PASSPHRASE = 'four words of my own';
const { signal } = new AbortController();

/** Every row with every field, and the database's own count of what was written. */
const allOf = async ({ db }: TestStore): Promise<Record<string, unknown[]>> =>
  Object.fromEntries(
    await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const)),
  );

const WRITES = ['put', 'add', 'clear', 'delete'] as const;
type Write = (this: IDBObjectStore, ...args: unknown[]) => unknown;

/** Calls `at` before every write of the database, with its number from 1 on. */
function beforeEachWrite(at: (number: number, store: IDBObjectStore) => void): { count(): number } {
  let written = 0;
  for (const name of WRITES) {
    const write = FakeObjectStore.prototype[name] as Write;
    vi.spyOn(FakeObjectStore.prototype, name).mockImplementation(function (
      this: IDBObjectStore,
      ...args: unknown[]
    ) {
      at(++written, this);
      return write.apply(this, args) as never;
    });
  }
  return { count: () => written };
}

const seed = Number(process.env.MUSTER_SEED ?? 20_261_123);
const POINTS = 40;

/** The first and the last of so many writes, and one out of each stretch between; which one hangs on the seed. */
function someOf(writes: number): number[] {
  const random = createRandom(seed);
  const stretch = writes / POINTS;
  const between = Array.from({ length: POINTS }, (_, n) => Math.floor(stretch * (n + random.next())) + 1);
  return [...new Set([1, ...between, writes])];
}

afterEach(() => vi.restoreAllMocks());

const ENDS: Record<string, (store: IDBObjectStore) => void> = {
  'the disk is full': () => {
    throw new DOMException('no room', 'QuotaExceededError');
  },
  'the browser takes the transaction back, as it does for a worker that was stopped': (store) =>
    store.transaction.abort(),
};

describe.each(Object.entries(ENDS))('a restore in which %s', (_what, end) => {
  it.each(['replace', 'merge'] as const)(
    '[BK9] leaves all as it was, at whichever write it happens (%s)',
    async (mode) => {
      const text = await exported(await fullStore());
      const counted = beforeEachWrite(() => {});
      const fresh = await storeWithPeople(2);
      const before = counted.count();
      await fresh.ask('applyImport', { text, mode });
      const writes = counted.count() - before;
      vi.restoreAllMocks();
      expect(writes).toBeGreaterThan(30);

      const store = await storeWithPeople(2);
      const old = await allOf(store);
      for (const cut of someOf(writes)) {
        const spied = beforeEachWrite((number, objectStore) => {
          if (number === cut) end(objectStore);
        });
        const outcome = await store.port.call('applyImport', { text, mode });
        expect(spied.count(), `write ${cut}`).toBeGreaterThanOrEqual(cut);
        vi.restoreAllMocks();
        expect(outcome.ok, `write ${cut} of ${writes}`).toBe(false);
        expect(await allOf(store), `write ${cut} of ${writes}`).toEqual(old);
      }
      // And nothing of it stands in the way of the next try.
      expect(await store.port.call('applyImport', { text, mode })).toMatchObject({ ok: true });
      const counts = async (of: TestStore) =>
        Object.entries(await rowsOf(of)).map(([name, rows]) => [name, rows.length]);
      expect(await counts(store)).toEqual(await counts(fresh));
    },
  );
});

describe('a backup of a whole store', () => {
  it.each([undefined, PASSPHRASE])('[BK1] brings everything back (passphrase: %s)', async (passphrase) => {
    const from = await fullStore();
    const text = await exported(from);
    const made = await makeBackup(text, { signal, madeAt: NOON, passphrase, rounds: 1_000 });
    if (!made.ok) throw new Error(made.reason);
    const opened = await openBackup(made.value, { signal, passphrase });
    if (!opened.ok) throw new Error(opened.reason);
    const into = testStore();
    await into.ask('applyImport', { text: opened.value.text, mode: 'replace' });
    const [before, after] = [await rowsOf(from), await rowsOf(into)];
    for (const name of ['people', 'notes', 'tags', 'tagged', 'templates', 'strikes', 'groupSets'])
      expect(after[name], name).toEqual(before[name]);
  });

  it('[BK8] can be tested: not a byte of the database changes, and none is written', async () => {
    const text = await exported(await fullStore());
    const store = await storeWithPeople(2);
    const before = await allOf(store);
    const written = beforeEachWrite(() => {});
    const preview = await store.ask('checkImport', { text });
    expect(preview).toMatchObject({ ok: true, exportedAt: NOON });
    expect(preview.tables.find(({ name }) => name === 'notes')).toMatchObject({ rows: 2 });
    const broken = changed(text, (tables) => {
      for (const note of tables.notes ?? []) note.text = 42;
    });
    expect(await store.ask('checkImport', { text: broken })).toMatchObject({ ok: false });
    expect(written.count()).toBe(0);
    vi.restoreAllMocks();
    expect(await allOf(store)).toEqual(before);
  });
});

describe('when the last backup was made', () => {
  const DAY_MS = 86_400_000;
  const fileOf = async () => {
    const from = await fullStore();
    const told = { lastBackupAt: NOON - 50 * DAY_MS, backupPutOffAt: NOON - DAY_MS, backupRemindDays: 90 };
    await from.ask('putSettings', { settings: told });
    return exported(from);
  };

  it('[BK12] does not come from a file that is added; the days of the reminder do', async () => {
    const into = testStore();
    await into.ask('applyImport', { text: await fileOf(), mode: 'merge' });
    const { lastBackupAt, backupPutOffAt, backupRemindDays } = await into.ask('settings', {});
    expect({ lastBackupAt, backupPutOffAt, backupRemindDays }).toEqual({ backupRemindDays: 90 });
    await into.ask('putSettings', { settings: { lastBackupAt: NOON - 5 } });
    await into.ask('applyImport', { text: await fileOf(), mode: 'merge' });
    expect(await into.ask('settings', {})).toMatchObject({ lastBackupAt: NOON - 5 });
  });

  it('[BK12] is the time of the file that replaced everything', async () => {
    const into = testStore();
    into.clock.set(NOON + 9 * DAY_MS);
    await into.ask('putSettings', { settings: { lastBackupAt: NOON + 8 * DAY_MS } });
    await into.ask('applyImport', { text: await fileOf(), mode: 'replace' });
    expect(await into.ask('settings', {})).toMatchObject({ lastBackupAt: NOON });
  });
});

describe('what no file holds', () => {
  it('[BK60] when backups were made here is in no file, comes from none, and stays', async () => {
    const store = await fullStore();
    const backupsMade = [NOON - 1, NOON];
    await store.ask('putSettings', { settings: { backupsMade, strikeDays: 9 } });
    const text = await exported(store);
    expect(text).not.toContain('backupsMade');
    const foreign = text.replace('\n"settings":{', `\n"settings":{"backupsMade":[5],`);
    expect(foreign).not.toBe(text);
    for (const mode of ['merge', 'replace'] as const) {
      expect(await store.ask('applyImport', { text: foreign, mode })).toMatchObject({ ok: true });
      expect(await store.ask('settings', {})).toMatchObject({ backupsMade });
    }
  });

  it('[BK50] every table is in the file, kept, made anew, or lost for a reason', async () => {
    const { db } = testStore();
    const inFile = new Set<string>(PLANNED_TABLES);
    const beside = db.tables.map(({ name }) => name).filter((name) => !inFile.has(name));
    expect(beside.sort()).toEqual(Object.keys(BESIDE_FILE).sort());
  });

  it('[BK50] stays here when the file replaces everything, and gets the people of the file', async () => {
    const store = await fullStore();
    const { db, person } = store;
    const filter = { ...NO_PEOPLE_FILTER, text: 'a' };
    await db.segments.put({ id: asId('seg'), accountId: ACCOUNT, name: 'A', filter, updatedAt: NOON });
    const text = await exported(store);
    const group = { accountId: ACCOUNT, groupId: GROUP };
    const kept: Record<string, unknown[]> = {
      insightDays: [{ accountId: ACCOUNT, day: 9, groups: { [GROUP]: { messages: 3 } } }],
      insightHistory: [{ ...group, days: [] }],
      insightHeard: [{ accountId: ACCOUNT, day: 9, ms: 5 }],
      insightWriters: [{ ...group, personId: person(1), lastDay: 9 }],
      insightMarks: [{ ...group, at: NOON, ids: [] }],
      segmentUses: [{ segmentId: 'seg', at: NOON, marks: new Float64Array(1) }],
      pictures: [{ id: 'pic', at: NOON, bytes: new Uint8Array(1) }],
    };
    const keptNames = Object.keys(BESIDE_FILE).filter((name) => 'kept' in (BESIDE_FILE[name] ?? {}));
    expect(keptNames.sort()).toEqual(Object.keys(kept).sort());
    for (const [name, rows] of Object.entries(kept)) {
      await db.table(name).clear();
      await db.table(name).bulkPut(rows);
    }
    await db.segmentUses.put({ segmentId: asId('other'), at: NOON, marks: new Float64Array(1) });
    await db.insightWriters.put({ ...group, personId: asId('nobody'), lastDay: 9 });
    await store.ask('putSettings', { settings: { paletteRecent: ['a'], tourOn: false, drawerWidth: 500 } });
    expect(await store.ask('applyImport', { text, mode: 'replace' })).toMatchObject({ ok: true });
    const after = await allOf(store);
    for (const [name, rows] of Object.entries(kept)) expect(after[name], name).toEqual(rows);
    expect(await store.ask('settings', {})).toMatchObject({
      paletteRecent: ['a'],
      tourOn: false,
      drawerWidth: 480,
    });
  });

  it('[BK50] who wrote is known under the id that the file has for them; the later day counts', () => {
    const row = (id: string, lastDay: number) => ({
      accountId: ACCOUNT,
      groupId: GROUP,
      personId: asId<PersonId>(id),
      lastDay,
    });
    const world = {
      people: new Set([asId<PersonId>('new'), asId<PersonId>('same')]),
      before: [
        { key: 'a', personId: asId<PersonId>('old') },
        { key: 'b', personId: asId<PersonId>('older') },
      ],
      now: ['a', 'b'].map((key) => ({ key, personId: asId<PersonId>('new') })),
    };
    expect(settledWriters([row('same', 1)], world)).toBeUndefined();
    expect(
      settledWriters([row('same', 1), row('old', 5), row('older', 4), row('unknown', 9)], world),
    ).toEqual([row('same', 1), row('new', 5)]);
  });

  it('[BK51] the check counts what is here, also of tables that the file has no rows of', async () => {
    const text = await exported(testStore());
    const { tables } = await (await fullStore()).ask('checkImport', { text });
    expect(tables.find(({ name }) => name === 'notes')).toMatchObject({ rows: 0, here: 2 });
  });
});
