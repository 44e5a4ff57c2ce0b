import { asId } from '@/utils/domain/ids.ts';
import { ACCOUNT, aJob, aMember, anItem, aRequest, GROUP, lidWid, NOON } from './builders.ts';
import { BLUE, RED, storeWithPeople } from './known-people.ts';
import type { TestStore } from './test-store.ts';

const DERIVED = ['updatedAt', 'seenAt'];

/** A store with something of everything. */
export async function fullStore() {
  const store = await storeWithPeople();
  const { ask, person, db } = store;
  const at = { accountId: ACCOUNT, groupId: GROUP };
  await ask('sawRequests', { ...at, requests: [aRequest(9)], at: NOON });
  await ask('sawMembers', { ...at, members: [aMember(1), aMember(2)], at: NOON });
  await ask('tagPeople', { personIds: [person(1), person(2)], tagId: RED, accountId: ACCOUNT });
  await ask('tagPeople', { personIds: [person(1)], tagId: BLUE, groupId: GROUP, accountId: ACCOUNT });
  await ask('addNote', {
    noteId: asId('n1'),
    personIds: [person(1)],
    text: 'Paid 🙂\n"twice"',
    accountId: ACCOUNT,
  });
  await ask('addNote', { noteId: asId('n2'), personIds: [person(2)], text: 'gone', accountId: ACCOUNT });
  await ask('binNote', { noteId: asId('n2'), accountId: ACCOUNT });
  await ask('putTemplate', {
    template: { id: asId('tp'), name: 'Hi', shortcut: 'hi', texts: { en: 'Hello {name}' }, variables: {} },
  });
  await ask('addStrike', {
    strikeId: asId('s1'),
    personIds: [person(1)],
    groupId: GROUP,
    reason: 'spam',
    accountId: ACCOUNT,
  });
  await ask('putGroupSet', {
    set: { id: asId('gs'), accountId: ACCOUNT, name: 'Lanes', holds: { by: 'hand', groupIds: [GROUP] } },
  });
  await ask('dismissMessages', { ...at, messages: [{ id: asId('msg'), at: NOON }] });
  await ask('takeSnapshots', {
    accountId: ACCOUNT,
    takes: [{ snapshotId: asId('sn'), groupId: GROUP }],
  });
  await ask('mergePeople', { mergeId: asId('m'), into: person(1), from: person(3), accountId: ACCOUNT });
  await ask('putSettings', { settings: { drawerWidth: 480 } });
  await db.jobs.bulkPut([aJob(), aJob({ id: asId('job-2'), state: 'done' })]);
  await db.items.bulkPut([anItem(), anItem({ index: 1, wid: lidWid(2), state: 'acting' })]);
  await db.reinvites.put({ jobId: asId('job-2'), ...at, at: NOON, personIds: [person(2)] });
  return store;
}

/** All rows of a store, without the times that a copy has of its own. */
export async function rowsOf({ db }: TestStore): Promise<Record<string, unknown[]>> {
  const tables = await Promise.all(
    db.tables.map(async (table) => {
      const rows = await table.toArray();
      return [table.name, rows.map((row) => JSON.parse(JSON.stringify(row, dropped)))] as const;
    }),
  );
  return Object.fromEntries(tables);
}
const dropped = (key: string, value: unknown): unknown => (DERIVED.includes(key) ? undefined : value);

export const exported = async (store: TestStore): Promise<string> => (await store.ask('exportAll', {})).text;
export type FileTables = Record<string, Record<string, unknown>[]>;
/** The file with a change. */
export function changed(
  text: string,
  change: (tables: FileTables, file: Record<string, unknown>) => void,
): string {
  const file = JSON.parse(text) as Record<string, unknown>;
  change(file.tables as FileTables, file);
  return JSON.stringify(file);
}
export const first = (tables: FileTables, name: string): Record<string, unknown> => {
  const row = tables[name]?.[0];
  if (!row) throw new Error(`no ${name}`);
  return row;
};
