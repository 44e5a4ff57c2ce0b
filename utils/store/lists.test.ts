import { describe, expect, it } from 'vitest';
import { ACCOUNT, aMember, GROUP, NOON, pn } from '@/tests/builders.ts';
import { testStoreWithGroup } from '@/tests/test-store.ts';
import { asId, type EntryId } from '@/utils/domain/ids.ts';

const DAY_MS = 86_400_000;
const STRANGER = { kind: 'pn' as const, value: '+4799999999' };
const id = (text: string): EntryId => asId(text);

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
    expect(await put('a', 'one')).toEqual({ added: 1, replaced: 0 });
    expect(await put('b', 'two')).toEqual({ added: 1, replaced: 1 });
    // Asked for once more after a lost answer.
    expect(await put('b', 'two')).toEqual({ added: 0, replaced: 0 });
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
    expect(await ask('putOnList', { accountId: ACCOUNT, entries })).toEqual({ added: 1, replaced: 0 });
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

  it('refuses a line that names nobody', async () => {
    const { port } = await withMember();
    const entries = [{ id: id('a'), list: 'deny' as const, label: 'Somebody' }];
    expect(await port.call('putOnList', { accountId: ACCOUNT, entries })).toMatchObject({
      reason: 'invalid',
    });
  });
});
