import { describe, expect, it } from 'vitest';
import { ACCOUNT, aMember, GROUP, NOON, pn } from '@/tests/builders.ts';
import { testStoreWithGroup } from '@/tests/test-store.ts';
import { asId, type EntryId } from '@/utils/domain/ids.ts';

const DAY_MS = 86_400_000;
const STRANGER = { kind: 'pn' as const, value: '+4799999999' };
const id = (text: string): EntryId => asId(text);

const line = (entry: string, reason: string, expiresAt?: number) => ({
  id: id(entry),
  list: 'deny' as const,
  identity: STRANGER,
  reason,
  expiresAt,
});

async function withMember() {
  const store = await testStoreWithGroup();
  await store.ask('sawMembers', { accountId: ACCOUNT, groupId: GROUP, members: [aMember(1)], at: NOON });
  const [member] = await store.ask('members', { accountId: ACCOUNT, groupId: GROUP });
  if (!member) throw new Error('no member');
  return { ...store, member };
}

describe('the deny and the allow list', () => {
  it('[DL1] keeps every identity of a person it knows', async () => {
    const { ask, member } = await withMember();
    await ask('putOnList', {
      accountId: ACCOUNT,
      entries: [{ id: id('a'), list: 'deny', personId: member.personId, reason: ' sold tickets ' }],
    });
    const [row] = await ask('listEntries', { list: 'deny' });
    expect(row).toMatchObject({
      reason: 'sold tickets',
      author: 'Nora',
      label: member.displayName,
      isOver: false,
    });
    expect(new Set(row?.keys)).toEqual(new Set(['lid:1@lid', `pn:${pn(1).value}`]));
    expect(row?.person?.personId).toBe(member.personId);
    expect(await ask('listEntries', { list: 'allow' })).toEqual([]);
  });

  it('[DL1] takes numbers of people it has never seen, and finds those it has', async () => {
    const { ask, member } = await withMember();
    await ask('putOnList', {
      accountId: ACCOUNT,
      entries: [
        { id: id('a'), list: 'deny', identity: STRANGER },
        { id: id('b'), list: 'deny', identity: pn(1) },
      ],
    });
    const rows = await ask('listEntries', { list: 'deny' });
    expect(new Set(rows.map(({ personId }) => personId))).toEqual(new Set([member.personId, undefined]));
    expect(rows.find((row) => row.personId === undefined)?.label).toBe('+47 99 99 99 99');
  });

  it('[DL5] keeps the author that a file names', async () => {
    const { ask } = await withMember();
    const entry = { list: 'deny' as const, identity: STRANGER, author: ' Anna ' };
    await ask('putOnList', { accountId: ACCOUNT, entries: [{ ...entry, id: id('a') }] });
    expect(await ask('listEntries', { list: 'deny' })).toMatchObject([{ author: 'Anna' }]);
  });

  it('[DL4] one line per person and list', async () => {
    const { ask } = await withMember();
    const put = (entry: string, reason: string) =>
      ask('putOnList', {
        accountId: ACCOUNT,
        entries: [{ id: id(entry), list: 'deny', identity: STRANGER, reason }],
      });
    expect(await put('a', 'one')).toEqual({ added: 1, replaced: [] });
    expect(await put('b', 'two')).toMatchObject({ added: 1, replaced: [{ id: 'a', reason: 'one' }] });
    // Asked for once more after a lost answer.
    expect(await put('b', 'two')).toEqual({ added: 0, replaced: [] });
    expect(await ask('listEntries', { list: 'deny' })).toMatchObject([{ id: 'b', reason: 'two' }]);
  });

  it('[DL4] also of lines that come together: the last', async () => {
    const { ask } = await withMember();
    const entries = ['one', 'two'].map((reason) => ({
      id: id(reason),
      list: 'deny' as const,
      identity: STRANGER,
      reason,
    }));
    expect(await ask('putOnList', { accountId: ACCOUNT, entries })).toEqual({ added: 1, replaced: [] });
    expect(await ask('listEntries', { list: 'deny' })).toMatchObject([{ reason: 'two' }]);
  });

  it('[DL2] says which lines are over', async () => {
    const { ask, clock } = await withMember();
    await ask('putOnList', {
      accountId: ACCOUNT,
      entries: [{ id: id('a'), list: 'allow', identity: STRANGER, expiresAt: NOON + DAY_MS }],
    });
    clock.set(NOON + DAY_MS);
    expect(await ask('listEntries', { list: 'allow' })).toMatchObject([{ isOver: true }]);
  });

  it('is written into the log, coming and going', async () => {
    const { ask } = await withMember();
    await ask('putOnList', {
      accountId: ACCOUNT,
      entries: [{ id: id('a'), list: 'deny', identity: STRANGER, reason: 'spam' }],
    });
    await ask('takeOffList', { accountId: ACCOUNT, entryIds: [id('a')] });
    await ask('takeOffList', { accountId: ACCOUNT, entryIds: [id('a')] });
    const { entries } = await ask('log', { accountId: ACCOUNT, actions: ['listed', 'unlisted'], limit: 9 });
    expect(new Set(entries.map(({ action, detail, why }) => [action, detail, why].join(' ')))).toEqual(
      new Set(['listed deny spam', 'unlisted deny ']),
    );
  });

  it('[DL6] rows and cards have the reason and the end', async () => {
    const { ask, clock, member } = await withMember();
    const expiresAt = NOON + DAY_MS;
    const { personId } = member;
    await ask('putOnList', {
      accountId: ACCOUNT,
      entries: [{ id: id('a'), list: 'deny', personId, reason: 'spam', expiresAt }],
    });
    const listed = { entryId: 'a', list: 'deny', reason: 'spam', expiresAt };
    const shown = async () => [
      (await ask('members', { accountId: ACCOUNT, groupId: GROUP }))[0]?.listed,
      ...((await ask('person', { personId, accountId: ACCOUNT }))?.listed ?? []),
    ];
    expect(await shown()).toEqual([listed, listed]);
    clock.set(expiresAt);
    expect(await shown()).toEqual([undefined]);
  });

  it('[LN9] numbers that are checked have their line of the deny list, seen before or not', async () => {
    const { ask, clock, member } = await withMember();
    const { personId } = member;
    const expiresAt = NOON + DAY_MS;
    await ask('putOnList', {
      accountId: ACCOUNT,
      entries: [
        line('a', 'spam', expiresAt),
        { id: id('b'), list: 'deny', personId, reason: 'sold tickets' },
        { id: id('c'), list: 'allow', personId },
      ],
    });
    const numbers = [STRANGER.value, pn(1).value, '+4790000002', 'x'];
    const denied = async () =>
      (await ask('checkNumbers', { accountId: ACCOUNT, numbers })).map((check) => check.ok && check.denied);
    expect(await denied()).toEqual([
      { entryId: 'a', list: 'deny', reason: 'spam', expiresAt },
      { entryId: 'b', list: 'deny', reason: 'sold tickets' },
      undefined,
      false,
    ]);
    clock.set(expiresAt);
    expect((await denied())[0]).toBeUndefined();
  });

  it('[DL7] reason and end are changed, who wrote it and when stays, and the log has it once', async () => {
    const { ask, clock, port } = await withMember();
    await ask('putOnList', { accountId: ACCOUNT, entries: [{ ...line('a', 'one'), author: 'Anna' }] });
    clock.set(NOON + 5);
    const edit = { accountId: ACCOUNT, entryId: id('a'), reason: ' two ', expiresAt: NOON + DAY_MS };
    await ask('editListEntry', edit);
    await ask('editListEntry', edit);
    expect(await ask('listEntries', { list: 'deny' })).toMatchObject([
      { id: 'a', reason: 'two', expiresAt: NOON + DAY_MS, author: 'Anna', at: NOON },
    ]);
    const { entries } = await ask('log', { actions: ['list-edited'], limit: 9 });
    expect(entries).toMatchObject([{ why: 'two', detail: 'deny', actor: 'Nora' }]);
    await ask('editListEntry', { accountId: ACCOUNT, entryId: id('a') });
    const [row] = await ask('listEntries', { list: 'deny' });
    expect([row?.reason, row?.expiresAt]).toEqual([undefined, undefined]);
    expect(await port.call('editListEntry', { ...edit, entryId: id('x') })).toMatchObject({
      reason: 'not-found',
    });
  });

  it('[DL8] undo takes many off and puts back what stood there, as it was', async () => {
    const { ask, clock, member } = await withMember();
    await ask('putOnList', { accountId: ACCOUNT, entries: [line('a', 'one', NOON + DAY_MS)] });
    const before = await ask('listEntries', { list: 'deny' });
    clock.set(NOON + 5);
    const entries = [line('b', 'two'), { id: id('c'), list: 'deny' as const, personId: member.personId }];
    const { added, replaced } = await ask('putOnList', { accountId: ACCOUNT, entries });
    expect([added, replaced.length]).toEqual([2, 1]);
    const undo = { accountId: ACCOUNT, entryIds: [id('b'), id('c')], putBack: replaced };
    await ask('takeOffList', undo);
    await ask('takeOffList', undo);
    expect(await ask('listEntries', { list: 'deny' })).toEqual(before);
    const log = await ask('log', { actions: ['listed', 'unlisted'], from: NOON + 5, limit: 9 });
    expect(log.entries.map(({ action, why }) => `${action} ${why}`).sort()).toEqual(
      ['listed one', 'listed two', 'listed undefined', 'unlisted undefined'].sort(),
    );
  });

  it('[DL8] undo leaves alone what somebody wrote since', async () => {
    const { ask } = await withMember();
    await ask('putOnList', { accountId: ACCOUNT, entries: [line('a', 'one')] });
    const { replaced } = await ask('putOnList', { accountId: ACCOUNT, entries: [line('b', 'two')] });
    await ask('putOnList', { accountId: ACCOUNT, entries: [line('c', 'three')] });
    await ask('takeOffList', { accountId: ACCOUNT, entryIds: [id('b')], putBack: replaced });
    expect(await ask('listEntries', { list: 'deny' })).toMatchObject([{ id: 'c', reason: 'three' }]);
  });

  it('refuses a line that names nobody', async () => {
    const { port } = await withMember();
    const entries = [{ id: id('a'), list: 'deny' as const, label: 'Somebody' }];
    expect(await port.call('putOnList', { accountId: ACCOUNT, entries })).toMatchObject({
      reason: 'invalid',
    });
  });
});
