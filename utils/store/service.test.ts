import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { ACCOUNT, aGroup, aMember, GROUP, NOON } from '@/tests/builders.ts';
import { eventually } from '@/tests/eventually.ts';
import { testStore, testStoreWithGroup } from '@/tests/test-store.ts';
import { asId } from '@/utils/domain/ids.ts';
import type { StoreOutcome } from './api.ts';
import { reasonOf } from './trouble.ts';

describe('the border', () => {
  it.each([
    ['an unknown name', 'everything', {}],
    ['a name of every object', 'constructor', {}],
    ['a missing argument', 'members', { accountId: 'a' }],
    ['a wrong type', 'findPeople', { text: 1, limit: 1 }],
    ['no arguments', 'members', undefined],
    ['arguments where there are none', 'tags', { x: 1 }],
    ['an unknown word', 'putTag', { tagId: 't', name: 'n', colour: 'ultraviolet' }],
  ])('refuses %s', async (_name, call, args) => {
    const { port, unexpected } = testStore();
    expect(await port.call(call as 'members', args as never)).toMatchObject({ ok: false, reason: 'invalid' });
    expect(unexpected).toEqual([]);
  });

  it('names the field at fault, never its value', async () => {
    const { port } = testStore();
    const args = { tagId: 't', name: 'n', colour: 'secret' };
    expect(await port.call('putTag', args as never)).toMatchObject({
      detail: expect.stringMatching(/^putTag: colour: (?!.*secret)/),
    });
  });
});

describe('a live query', () => {
  it('gives the value now and after changes that concern it, and only those', async () => {
    const { port, ask } = await testStoreWithGroup();
    const values: string[][] = [];
    const stop = port.subscribe('members', { accountId: ACCOUNT, groupId: GROUP }, (outcome) => {
      if (outcome.ok) values.push(outcome.value.map((row) => row.displayName ?? ''));
    });
    await eventually(() => expect(values).toEqual([[]]));
    const list = { accountId: ACCOUNT, groupId: GROUP, members: [aMember(1)], at: NOON };
    await ask('sawMembers', list);
    await eventually(() => expect(values).toEqual([[], ['Person 1']]));
    await ask('sawMembers', list);
    const elsewhere = aGroup({ unreadCount: 9 });
    await ask('sawGroups', { accountId: ACCOUNT, groups: [elsewhere], complete: false, at: NOON });
    await ask('sawMembers', { ...list, members: [aMember(1), aMember(2)] });
    await eventually(() => expect(values).toHaveLength(3));
    expect(values.at(-1)).toEqual(['Person 1', 'Person 2']);
    stop();
    await ask('sawMembers', { ...list, members: [aMember(3)] });
    await ask('members', { accountId: ACCOUNT, groupId: GROUP });
    expect(values).toHaveLength(3);
  });

  it('follows tags, notes and merges of the people it shows', async () => {
    const { port, ask } = await testStoreWithGroup();
    const at = { accountId: ACCOUNT, groupId: GROUP };
    await ask('sawMembers', { ...at, members: [aMember(1), aMember(2)], at: NOON });
    const [one, two] = (await ask('members', at)).map((row) => row.personId);
    if (!one || !two) throw new Error('two people');
    let shown = '';
    port.subscribe('members', at, (outcome) => {
      if (outcome.ok) shown = outcome.value.map((row) => `${row.noteCount}${row.tags.length}`).join(' ');
    });
    await eventually(() => expect(shown).toBe('00 00'));
    await ask('addNote', { noteId: asId('n'), personIds: [one], text: 'hm', accountId: ACCOUNT });
    await eventually(() => expect(shown).toBe('10 00'));
    await ask('putTag', { tagId: asId('t'), name: 'late', colour: 'red' });
    await ask('tagPeople', { tagId: asId('t'), personIds: [two], accountId: ACCOUNT });
    await eventually(() => expect(shown).toBe('10 01'));
    await ask('mergePeople', { mergeId: asId('m'), into: one, from: two, accountId: ACCOUNT });
    await eventually(() => expect(shown).toBe('11 11'));
    await ask('splitPeople', { mergeId: asId('m'), accountId: ACCOUNT });
    await eventually(() => expect(shown).toBe('10 01'));
  });

  it('goes on after a failure', async () => {
    const store = testStore();
    const answers: StoreOutcome<unknown>[] = [];
    const failing = vi.spyOn(store.db.templates, 'toArray').mockImplementationOnce(() => {
      throw new Error('out of order');
    });
    store.port.subscribe('templates', {}, (outcome) => answers.push(outcome));
    await eventually(() => expect(answers).toHaveLength(1));
    expect(answers).toEqual([{ ok: false, reason: 'internal', detail: 'out of order' }]);
    expect(store.unexpected).toMatchObject([{ name: 'templates' }]);
    failing.mockRestore();
    expect(await store.ask('templates', {})).toEqual([]);
  });

  it('refuses commands and wrong arguments', () => {
    const { port } = testStore();
    const answers: StoreOutcome<unknown>[] = [];
    port.subscribe('deleteAll' as 'tags', {}, (outcome) => answers.push(outcome));
    port.subscribe('members', {} as never, (outcome) => answers.push(outcome));
    expect(answers).toMatchObject([{ reason: 'invalid' }, { reason: 'invalid' }]);
  });
});

describe('trouble', () => {
  const tag = { tagId: asId<never>('t'), name: 'late', colour: 'red' } as const;

  it('a full disk is told as such, and nothing is half written', async () => {
    const store = await testStoreWithGroup();
    const full = new DOMException('no room', 'QuotaExceededError');
    const spy = vi.spyOn(store.db.tagged, 'bulkPut').mockRejectedValue(full);
    await store.ask('sawMembers', { accountId: ACCOUNT, groupId: GROUP, members: [aMember(1)], at: NOON });
    await store.ask('putTag', tag);
    const [row] = await store.ask('members', { accountId: ACCOUNT, groupId: GROUP });
    const tagging = { personIds: row ? [row.personId] : [], tagId: tag.tagId, accountId: ACCOUNT };
    expect(await store.port.call('tagPeople', tagging)).toMatchObject({ ok: false, reason: 'quota' });
    spy.mockRestore();
    expect(await store.ask('members', { accountId: ACCOUNT, groupId: GROUP })).toMatchObject([{ tags: [] }]);
    expect(store.unexpected).toEqual([]);
  });

  it('a newer database is left alone', async () => {
    const factory = new IDBFactory();
    const newer = new Dexie('muster', { indexedDB: factory, IDBKeyRange });
    newer.version(99).stores({ people: 'personId', future: 'id' });
    await newer.table('people').put({ personId: 'p', from: 'the future' });
    newer.close();
    const store = testStore({ name: 'muster', indexedDB: factory });
    for (const call of [() => store.port.call('tags', {}), () => store.port.call('putTag', tag)])
      expect(await call()).toMatchObject({ ok: false, reason: 'newer-database' });
    store.db.close();
    await newer.open();
    expect(newer.verno).toBe(99);
    expect(newer.tables.map((table) => table.name).sort()).toEqual(['future', 'people']);
    expect(await newer.table('people').toArray()).toEqual([{ personId: 'p', from: 'the future' }]);
    newer.close();
    expect(store.unexpected).toEqual([]);
  });

  it('a database that cannot be opened is called broken', async () => {
    const factory = new IDBFactory();
    const open = vi.spyOn(factory, 'open').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    });
    vi.spyOn(console, 'warn').mockReturnValue();
    const store = testStore({ name: 'muster', indexedDB: factory });
    expect(await store.port.call('tags', {})).toMatchObject({ ok: false, reason: 'broken-database' });
    // It is tried again with the next call: the trouble may have been of that moment.
    open.mockRestore();
    expect(await store.port.call('tags', {})).toEqual({ ok: true, value: [] });
    expect(store.unexpected).toEqual([]);
  });

  it('what nobody foresaw is told once, with the name of the call', async () => {
    const store = testStore();
    vi.spyOn(store.db.tags, 'toArray').mockRejectedValue(new Error('mystery'));
    expect(await store.port.call('putTag', tag)).toEqual({
      ok: false,
      reason: 'internal',
      detail: 'mystery',
    });
    expect(store.unexpected).toMatchObject([{ name: 'putTag', error: { message: 'mystery' } }]);
  });

  it.each([
    ['quota', { name: 'AbortError', inner: { name: 'QuotaExceededError' } }],
    ['quota', { name: 'BulkError', failures: [{ name: 'QuotaExceededError' }] }],
    ['newer-database', { name: 'DatabaseClosedError', inner: { name: 'NewerDatabaseError' } }],
    ['newer-database', { name: 'VersionError' }],
    ['broken-database', { name: 'OpenFailedError', inner: { name: 'UnknownError' } }],
    ['internal', { name: 'TypeError' }],
    ['internal', 'a text'],
    ['internal', null],
  ])('%s: %j', (reason, error) => {
    expect(reasonOf(error)).toBe(reason);
  });
});
