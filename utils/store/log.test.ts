import { describe, expect, it } from 'vitest';
import { ACCOUNT, aGroup, aLogEntry, GROUP, NOON } from '@/tests/builders.ts';
import { storeWithPeople } from '@/tests/known-people.ts';
import { asId } from '@/utils/domain/ids.ts';
import type { LogEntry } from '@/utils/domain/log.ts';
import type { LogFilter } from './api.ts';
import { tidyUp } from './housekeeping.ts';

const DAY = 86_400_000;

async function world() {
  const store = await storeWithPeople();
  const entry = (id: string, over: Partial<LogEntry>) => aLogEntry({ id: asId(id), ...over });
  await store.db.log.bulkPut([
    entry('a', { at: NOON - 3, action: 'remove', groupId: GROUP, personId: store.person(1), why: 'Spam' }),
    entry('b', { at: NOON - 2, action: 'tag', personId: store.person(2), personLabel: 'Анна', detail: 'x' }),
    entry('c', { at: NOON - 1, action: 'approve', groupId: GROUP, jobId: asId('j'), result: 'failed' }),
    entry('d', { at: NOON, accountId: asId('other'), action: 'approve' }),
  ]);
  return {
    ...store,
    found: async (over: Partial<LogFilter>) =>
      (await store.ask('log', { limit: 100, ...over })).entries.map((one) => one.id).join(''),
  };
}

describe('the log', () => {
  it('is read newest first, by what is asked for', async () => {
    const { found, person } = await world();
    expect(await found({})).toBe('dcba');
    expect(await found({ accountId: ACCOUNT })).toBe('cba');
    expect(await found({ groupId: GROUP })).toBe('ca');
    expect(await found({ groupId: GROUP, personId: person(1) })).toBe('a');
    expect(await found({ personId: person(2) })).toBe('b');
    expect(await found({ jobId: asId('j') })).toBe('c');
    expect(await found({ actions: ['tag', 'remove'] })).toBe('ba');
    expect(await found({ result: 'failed' })).toBe('c');
    expect(await found({ text: ' spam ' })).toBe('a');
    expect(await found({ text: 'АННА' })).toBe('b');
    expect(await found({ from: NOON - 2, to: NOON - 1 })).toBe('cb');
    // An export reads it as a whole.
    expect(await found({ limit: 50_000, accountId: ACCOUNT, result: 'done' })).toBe('ba');
  });

  it('says whether there is more', async () => {
    const { ask } = await world();
    expect(await ask('log', { limit: 3 })).toMatchObject({ more: true });
    expect(await ask('log', { limit: 4 })).toMatchObject({ more: false });
    expect((await ask('log', { limit: 1, groupId: GROUP })).entries.map((one) => one.id)).toEqual(['c']);
  });

  it('[MG9] of a merged person is that of all parts', async () => {
    const { ask, found, person } = await world();
    await ask('mergePeople', { mergeId: asId('m'), into: person(1), from: person(2), accountId: ACCOUNT });
    expect((await found({ personId: person(1) })).slice(-2)).toBe('ba');
    expect(await found({ personId: person(2), text: 'spam' })).toBe('a');
  });

  it('forgets after the days set', async () => {
    const { ask, db, found } = await world();
    await ask('putSettings', { settings: { logKeepDays: 1 } });
    await db.log.put(aLogEntry({ id: asId('z'), at: NOON - DAY - 1 }));
    await tidyUp(db, NOON);
    expect(await found({})).toBe('dcba');
  });

  it('tells of a new invite link, once', async () => {
    const { ask } = await world();
    const reset = { accountId: ACCOUNT, groupId: GROUP, at: NOON + 1 };
    await ask('logInviteLinkReset', reset);
    await ask('logInviteLinkReset', reset);
    const { entries } = await ask('log', { limit: 10, actions: ['invite-link-reset'] });
    expect(entries).toMatchObject([{ groupName: 'Oak Lane', actor: 'Nora', result: 'done' }]);
    // GM27, and what is seen of the group afterwards does not forget it.
    await ask('sawGroups', {
      accountId: ACCOUNT,
      groups: [aGroup({ subject: 'Elm Lane' })],
      complete: true,
      at: NOON + 2,
    });
    expect(await ask('groups', { accountId: ACCOUNT })).toMatchObject([
      { subject: 'Elm Lane', linkResetAt: NOON + 1 },
    ]);
  });
});

describe('settings', () => {
  it('have defaults, are changed one by one, and refuse nonsense', async () => {
    const { ask, port } = await world();
    expect(await ask('settings', {})).toMatchObject({ undoDelayMs: 5_000, drawerWidth: 400 });
    await ask('putSettings', { settings: { drawerWidth: 500 } });
    await ask('putSettings', { settings: { drawerOpen: true } });
    expect(await ask('settings', {})).toMatchObject({ drawerWidth: 500, drawerOpen: true });
    expect(await port.call('putSettings', { settings: { drawerWidth: 5 } })).toMatchObject({
      reason: 'invalid',
    });
    expect(await ask('settings', {})).toMatchObject({ drawerWidth: 500 });
  });
});

describe('numbers', () => {
  it('are checked one by one, against people and members', async () => {
    const { ask, person } = await world();
    const checks = await ask('checkNumbers', {
      accountId: ACCOUNT,
      groupId: GROUP,
      country: 'NO',
      numbers: ['+47 90 00 00 01', '90000009', 'abc', '1'],
    });
    expect(checks).toMatchObject([
      { ok: true, wid: '4790000001@c.us', personId: person(1), isMember: true },
      { ok: true, phone: { e164: '+4790000009' }, isMember: false },
      { ok: false, problem: 'not-a-number' },
      { ok: false, problem: 'too-short' },
    ]);
  });
});
