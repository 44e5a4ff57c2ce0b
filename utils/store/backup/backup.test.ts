import { describe, expect, it, vi } from 'vitest';
import { ACCOUNT, aGroup, aMember, anAccount, GROUP, lid, lidWid, NOON, pn } from '@/tests/builders.ts';
import { changed, exported, first, fullStore, rowsOf } from '@/tests/full-store.ts';
import { BLUE, storeWithPeople } from '@/tests/known-people.ts';
import { testStore } from '@/tests/test-store.ts';
import { asId } from '@/utils/domain/ids.ts';

describe('export', () => {
  it('is one dated JSON file, one row a line', async () => {
    const store = await fullStore();
    const { fileName, text } = await store.ask('exportAll', {});
    expect(fileName).toBe('muster-2026-11-23.json');
    expect(JSON.parse(text)).toMatchObject({ format: 'muster-export', version: 1, exportedAt: NOON });
    expect(text.split('\n').filter((line) => line.includes('"Paid 🙂'))).toHaveLength(1);
  });
});

describe('import', () => {
  it('into an empty store gives everything back; jobs only as history', async () => {
    const from = await fullStore();
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
    for (const name of ['templates', 'merges', 'reinvites', 'strikes', 'dismissals'])
      expect(after[name], name).toEqual(before[name]);
    expect(after.settings).toEqual([...(before.settings ?? []), { key: 'lastBackupAt', value: NOON }]);
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
    const store = await fullStore();
    const before = await rowsOf(store);
    const preview = await store.ask('applyImport', { text: await exported(store), mode: 'merge' });
    expect(preview.tables.filter((table) => table.added + table.changed > 0)).toEqual([]);
    const after = await rowsOf(store);
    expect({ ...after, log: [] }).toEqual({ ...before, log: [] });
  });

  it('merged finds people by their identities and brings their notes and tags', async () => {
    const from = await fullStore();
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
    expect(counted.tags).toEqual({ rows: 2, here: 1, added: 1, changed: 0 });
    expect(counted.people).toEqual({ rows: 4, here: 2, added: 3, changed: 1 });
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
    const store = await fullStore();
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
    const from = await fullStore();
    const text = await exported(from);
    const into = await storeWithPeople(5);
    await into.ask('applyImport', { text, mode: 'replace' });
    expect(await into.db.people.count()).toBe(4);
    expect(await into.db.leases.count()).toBe(0);
  });
});

describe('an import that is cut off', () => {
  it('leaves everything as it was', async () => {
    const text = await exported(await fullStore());
    const into = await storeWithPeople(2);
    const before = await rowsOf(into);
    vi.spyOn(into.db.identities, 'bulkPut').mockRejectedValue(
      new DOMException('no room', 'QuotaExceededError'),
    );
    expect(await into.port.call('applyImport', { text, mode: 'replace' })).toMatchObject({ reason: 'quota' });
    expect(await rowsOf(into)).toEqual(before);
  });
});

describe('pictures', () => {
  it('[GI9] stay behind: neither exported nor imported', async () => {
    const from = await fullStore();
    const full = 'data:image/jpeg;base64,BBBB';
    await from.ask('putPicture', { pictureId: asId('p'), picture: { thumbnail: full, full } });
    const text = await exported(from);
    expect(text).not.toContain('data:image');
    const into = await storeWithPeople(2);
    await into.ask('applyImport', { text, mode: 'replace' });
    expect(await into.db.pictures.count()).toBe(0);
  });

  it.each([
    ['longer than it may be', `data:image/jpeg;base64,${'A'.repeat(200_000)}`],
    ['another kind', 'data:image/svg+xml;base64,AAAA'],
    ['an address', 'https://example.org/a.jpg'],
  ])('[GI7] are refused: %s', async (_what, full) => {
    const store = await storeWithPeople(1);
    const picture = { thumbnail: 'data:image/jpeg;base64,AAAA', full };
    const outcome = await store.port.call('putPicture', { pictureId: asId('p'), picture });
    expect(outcome).toMatchObject({ ok: false, reason: 'invalid' });
    expect(await store.db.pictures.count()).toBe(0);
  });
});

describe('deleting all', () => {
  it('leaves nothing', async () => {
    const store = await fullStore();
    const full = 'data:image/jpeg;base64,BBBB';
    await store.ask('putPicture', { pictureId: asId('p'), picture: { thumbnail: full, full } });
    await store.ask('deleteAll', {});
    const { rows } = await store.ask('storage', {});
    expect(Object.values(rows).every((count) => count === 0)).toBe(true);
    expect(Object.keys(rows)).toContain('notes');
  });
});
