import { describe, expect, it, vi } from 'vitest';
import {
  ACCOUNT,
  aGroup,
  aJob,
  aMember,
  anAccount,
  anItem,
  aRequest,
  GROUP,
  lid,
  lidWid,
  NOON,
  pn,
} from '@/tests/builders.ts';
import { BLUE, RED, storeWithPeople } from '@/tests/known-people.ts';
import { type TestStore, testStore } from '@/tests/test-store.ts';
import { asId } from '@/utils/domain/ids.ts';

const DERIVED = ['updatedAt', 'seenAt'];

/** A store with something of everything. */
async function full() {
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
  await ask('mergePeople', { mergeId: asId('m'), into: person(1), from: person(3), accountId: ACCOUNT });
  await ask('putSettings', { settings: { drawerWidth: 480 } });
  await db.jobs.bulkPut([aJob(), aJob({ id: asId('job-2'), state: 'done' })]);
  await db.items.bulkPut([anItem(), anItem({ index: 1, wid: lidWid(2), state: 'acting' })]);
  await db.reinvites.put({ jobId: asId('job-2'), ...at, at: NOON, personIds: [person(2)] });
  return store;
}

/** All rows of a store, without the times that a copy has of its own. */
async function rowsOf({ db }: TestStore): Promise<Record<string, unknown[]>> {
  const tables = await Promise.all(
    db.tables.map(async (table) => {
      const rows = await table.toArray();
      return [table.name, rows.map((row) => JSON.parse(JSON.stringify(row, dropped)))] as const;
    }),
  );
  return Object.fromEntries(tables);
}
const dropped = (key: string, value: unknown): unknown => (DERIVED.includes(key) ? undefined : value);

const exported = async (store: TestStore): Promise<string> => (await store.ask('exportAll', {})).text;
type FileTables = Record<string, Record<string, unknown>[]>;
/** The file with a change. */
function changed(text: string, change: (tables: FileTables, file: Record<string, unknown>) => void): string {
  const file = JSON.parse(text) as Record<string, unknown>;
  change(file.tables as FileTables, file);
  return JSON.stringify(file);
}
const first = (tables: FileTables, name: string): Record<string, unknown> => {
  const row = tables[name]?.[0];
  if (!row) throw new Error(`no ${name}`);
  return row;
};

describe('export', () => {
  it('is one dated JSON file, one row a line', async () => {
    const store = await full();
    const { fileName, text } = await store.ask('exportAll', {});
    expect(fileName).toBe('muster-2026-11-23.json');
    expect(JSON.parse(text)).toMatchObject({ format: 'muster-export', version: 1, exportedAt: NOON });
    expect(text.split('\n').filter((line) => line.includes('"Paid 🙂'))).toHaveLength(1);
  });
});

describe('import', () => {
  it('into an empty store gives everything back; jobs only as history', async () => {
    const from = await full();
    const into = testStore();
    await into.ask('applyImport', { text: await exported(from), mode: 'replace' });
    const [before, after] = [await rowsOf(from), await rowsOf(into)];
    for (const name of [
      'groups',
      'people',
      'identities',
      'memberships',
      'requests',
      'tags',
      'tagged',
      'notes',
    ])
      expect(after[name], name).toEqual(before[name]);
    for (const name of ['templates', 'merges', 'reinvites', 'settings'])
      expect(after[name], name).toEqual(before[name]);
    expect(after.jobs).toMatchObject([
      { id: 'job-1', state: 'cancelled', counts: { todo: 0, acting: 0 }, finishedAt: NOON },
      { id: 'job-2', state: 'done' },
    ]);
    expect(after.items).toMatchObject([{ state: 'skipped' }, { state: 'skipped' }]);
    expect(after.accounts).toMatchObject([{ id: ACCOUNT, connection: { state: 'unknown' } }]);
    expect(after.log).toHaveLength((before.log?.length ?? 0) + 1);
    const took = { accountId: ACCOUNT, tabId: asId<never>('t'), stepId: asId<never>('s') };
    const next = await into.ask('takeStep', { ...took, connection: { state: 'ready' } });
    expect(next.type).toBe('idle');
  });

  it('of what is already here changes nothing', async () => {
    const store = await full();
    const before = await rowsOf(store);
    const preview = await store.ask('applyImport', { text: await exported(store), mode: 'merge' });
    expect(preview.tables.filter((table) => table.added + table.changed > 0)).toEqual([]);
    const after = await rowsOf(store);
    expect({ ...after, log: [] }).toEqual({ ...before, log: [] });
  });

  it('merged finds people by their identities and brings their notes and tags', async () => {
    const from = await full();
    const into = testStore();
    const { me, connection, capabilities } = anAccount();
    await into.ask('sawAccount', { me, connection, capabilities, at: NOON });
    await into.ask('sawGroups', {
      accountId: ACCOUNT,
      groups: [aGroup()],
      complete: true,
      at: NOON,
    });
    const members = [aMember(1, { identities: [lid(1)], pushName: 'Anna' }), aMember(50)];
    await into.ask('sawMembers', { accountId: ACCOUNT, groupId: GROUP, members, at: NOON });
    await into.ask('putTag', { tagId: asId('other'), name: 'LATE PAYER', colour: 'gray' });
    const text = await exported(from);
    const preview = await into.ask('checkImport', { text });
    const counted = Object.fromEntries(preview.tables.map(({ name, ...counts }) => [name, counts]));
    expect(counted.tags).toEqual({ rows: 2, added: 1, changed: 0 });
    expect(counted.people).toEqual({ rows: 4, added: 3, changed: 1 });
    expect(await into.db.notes.count()).toBe(0);

    expect(await into.ask('applyImport', { text, mode: 'merge' })).toEqual(preview);
    const rows = await into.ask('members', { accountId: ACCOUNT, groupId: GROUP });
    const anna = rows.find((row) => row.wid === lidWid(1));
    expect(anna).toMatchObject({
      displayName: 'Anna',
      phone: { e164: pn(1).value },
      noteCount: 1,
      tags: ['other'],
      groupTags: [{ groupId: GROUP, tagId: BLUE }],
    });
    expect(rows.map((row) => row.wid).sort()).toEqual([lidWid(1), lidWid(2), lidWid(50)].sort());
    const card = await into.ask('person', {
      personId: anna?.personId ?? asId<never>(''),
      accountId: ACCOUNT,
    });
    expect(card).toMatchObject({ notes: [{ text: 'Paid 🙂\n"twice"' }], merges: [{ id: 'm' }] });
    expect(into.unexpected).toEqual([]);
  });

  it('keeps the note, tag and template that was written last', async () => {
    const store = await full();
    const text = await exported(store);
    const newer = changed(text, (tables) => {
      Object.assign(first(tables, 'notes'), { text: 'from the file', editedAt: NOON + 5 });
      Object.assign(first(tables, 'templates'), { name: 'Older', updatedAt: NOON - 5 });
    });
    const preview = await store.ask('applyImport', { text: newer, mode: 'merge' });
    expect(preview.tables.filter((table) => table.changed > 0).map((table) => table.name)).toEqual([
      'people',
      'notes',
    ]);
    expect(await store.db.notes.get(asId('n1'))).toMatchObject({ text: 'from the file' });
    expect(await store.ask('templates', {})).toMatchObject([{ name: 'Hi' }]);
    expect((await store.card(store.person(1))).lastNote).toBe('from the file');
  });

  it('replaced removes what was here', async () => {
    const from = await full();
    const text = await exported(from);
    const into = await storeWithPeople(5);
    await into.ask('applyImport', { text, mode: 'replace' });
    expect(await into.db.people.count()).toBe(4);
    expect(await into.db.leases.count()).toBe(0);
  });
});

describe('a file that does not fit', () => {
  const problems = async (text: string) => {
    const store = await full();
    const before = await rowsOf(store);
    const [checked, applied] = [
      await store.ask('checkImport', { text }),
      await store.ask('applyImport', { text, mode: 'replace' }),
    ];
    expect(applied).toEqual(checked);
    expect(checked).toMatchObject({ ok: false, tables: [] });
    expect(await rowsOf(store)).toEqual(before);
    return checked.problems;
  };
  const text = async (change: (tables: FileTables, file: Record<string, unknown>) => void) =>
    changed(await exported(await full()), change);

  it('is named by line and column when it is no JSON', async () => {
    const whole = await exported(await full());
    const cut = whole.slice(0, whole.indexOf('"notes"'));
    const line = cut.split('\n').length;
    expect(await problems(cut)).toEqual([{ where: `${line}:1`, message: 'not-json' }]);
  });

  it.each([
    [
      'another file',
      'format',
      'not-an-export',
      (_: FileTables, file: Record<string, unknown>) => (file.format = 'x'),
    ],
    [
      'a newer version',
      'version',
      'newer-version',
      (_: FileTables, file: Record<string, unknown>) => (file.version = 2),
    ],
    [
      'a missing time',
      'exportedAt',
      'missing',
      (_: FileTables, file: Record<string, unknown>) => delete file.exportedAt,
    ],
    ['a missing table', 'notes', 'missing', (tables: FileTables) => delete tables.notes],
    [
      'a number for a text',
      'notes[0].text',
      'wrong-value',
      (tables: FileTables) => (first(tables, 'notes').text = 7),
    ],
    [
      'an unknown colour',
      'tags[0].colour',
      'wrong-value',
      (tables: FileTables) => (first(tables, 'tags').colour = 'x'),
    ],
    [
      'a note on nobody',
      'notes[0].personId',
      'unknown-reference',
      (tables: FileTables) => (first(tables, 'notes').personId = 'x'),
    ],
    [
      'a tag that is none',
      'tagged[0].tagId',
      'unknown-reference',
      (tables: FileTables) => (first(tables, 'tagged').tagId = 'x'),
    ],
    [
      'a note twice',
      'notes[2].id',
      'twice',
      (tables: FileTables) => tables.notes?.push(first(tables, 'notes')),
    ],
  ])('%s: %s', async (_name, where, message, change) => {
    expect(await problems(await text((tables, file) => void change(tables, file)))).toEqual([
      { where, message },
    ]);
  });

  it('names people in a circle, and an identity of two', async () => {
    const bad = await text(({ people = [] }) => {
      const [one, two] = people;
      if (!one || !two) throw new Error('two people');
      Object.assign(one, { mergedInto: two.personId });
      Object.assign(two, { mergedInto: one.personId, identities: one.identities });
    });
    expect(await problems(bad)).toEqual(
      expect.arrayContaining([
        { where: 'people[0].mergedInto', message: 'circle' },
        { where: 'people[1].identities[0]', message: 'twice' },
      ]),
    );
  });

  it('lists a hundred problems at most', async () => {
    const bad = await text((tables) => {
      tables.notes = Array.from({ length: 300 }, () => ({}));
    });
    expect(await problems(bad)).toHaveLength(100);
  });

  it('with `null` or a list for a file is none of ours', async () => {
    for (const file of ['null', '[]', '7', '"x"'])
      expect(await problems(file)).toEqual([{ where: 'format', message: 'not-an-export' }]);
  });
});

describe('an import that is cut off', () => {
  it('leaves everything as it was', async () => {
    const text = await exported(await full());
    const into = await storeWithPeople(2);
    const before = await rowsOf(into);
    vi.spyOn(into.db.identities, 'bulkPut').mockRejectedValue(
      new DOMException('no room', 'QuotaExceededError'),
    );
    expect(await into.port.call('applyImport', { text, mode: 'replace' })).toMatchObject({ reason: 'quota' });
    expect(await rowsOf(into)).toEqual(before);
  });
});

describe('deleting all', () => {
  it('leaves nothing', async () => {
    const store = await full();
    await store.ask('deleteAll', {});
    const { rows } = await store.ask('storage', {});
    expect(Object.values(rows).every((count) => count === 0)).toBe(true);
    expect(Object.keys(rows)).toContain('notes');
  });
});
