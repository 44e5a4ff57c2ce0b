import { describe, expect, it } from 'vitest';
import { ACCOUNT, aGroup, aMember, GROUP, lid, NOON } from '@/tests/builders.ts';
import { testStore } from '@/tests/test-store.ts';
import type { MemberFacts } from '@/utils/domain/group.ts';
import { asId, type GroupId, type PersonId } from '@/utils/domain/ids.ts';
import {
  NO_GROUP,
  NO_PEOPLE_FILTER,
  type PeopleFilter,
  type PeopleSort,
} from '@/utils/domain/people-list.ts';

const ELM: GroupId = asId('elm@g.us');
const DAY_MS = 86_400_000;
const TODAY = Math.floor(NOON / DAY_MS);

/** 1 is in two groups, 2 leads one, 3 is in one, 4 left; 9 is me. */
async function world() {
  const store = testStore();
  const { ask, db } = store;
  await ask('sawAccount', {
    me: { lid: asId(ACCOUNT), name: 'Nora', isBusiness: false },
    connection: { state: 'ready' },
    capabilities: [],
    at: NOON,
  });
  await ask('sawGroups', {
    accountId: ACCOUNT,
    groups: [aGroup({ subject: 'Oak' }), aGroup({ id: ELM, subject: 'Elm' })],
    complete: true,
    at: NOON,
  });
  const saw = (groupId: GroupId, members: MemberFacts[], at = NOON) =>
    ask('sawMembers', { accountId: ACCOUNT, groupId, members, at });
  const me = aMember(9, { isMe: true });
  await saw(GROUP, [aMember(1), aMember(2, { role: 'admin' }), aMember(4), me]);
  await saw(GROUP, [aMember(1), aMember(2, { role: 'admin' }), me]);
  await saw(ELM, [aMember(1), aMember(3), me]);
  const person = async (n: number): Promise<PersonId> => {
    const row = await db.identities.get(`lid:${n}@lid`);
    if (!row) throw new Error(`nobody has ${n}`);
    return row.personId;
  };
  const list = (part: Partial<PeopleFilter> = {}, sort?: PeopleSort, page = { offset: 0, limit: 100 }) =>
    ask('peopleList', {
      accountId: ACCOUNT,
      filter: { ...NO_PEOPLE_FILTER, ...part },
      sort: sort ?? { by: 'name', descending: false },
      ...page,
    });
  const names = async (...args: Parameters<typeof list>) =>
    (await list(...args)).rows.map(({ displayName }) => displayName?.replace('Person ', ''));
  return { ...store, saw, person, list, names, me };
}

describe('the list of everybody', () => {
  it('[PL1] holds everybody of whom anything is kept, without me', async () => {
    const { names, list } = await world();
    expect(await names()).toEqual(['1', '2', '3', '4']);
    const { all, total, rows } = await list();
    expect([all, total]).toEqual([4, 4]);
    expect(rows.map(({ groupCount, role }) => [groupCount, role])).toEqual([
      [2, 'member'],
      [1, 'admin'],
      [1, 'member'],
      [0, undefined],
    ]);
  });

  it('[PL1] a merged person stands once, and apart again after a split', async () => {
    const { ask, names, list, person } = await world();
    await names();
    await ask('mergePeople', {
      mergeId: asId('m'),
      into: await person(2),
      from: await person(3),
      accountId: ACCOUNT,
    });
    expect(await names()).toEqual(['1', '2', '4']);
    const [, both] = (await list()).rows;
    expect(both).toMatchObject({ groupCount: 2, role: 'admin' });
    await ask('splitPeople', { mergeId: asId('m'), accountId: ACCOUNT });
    expect(await names()).toEqual(['1', '2', '3', '4']);
  });

  it('[PL1] nothing old is remembered: names, joins and leaves', async () => {
    const { names, saw, me } = await world();
    await names();
    await saw(ELM, [aMember(1), aMember(3, { name: 'Aaron' }), aMember(5), me]);
    expect(await names()).toEqual(['Aaron', '1', '2', '4', '5']);
    expect(await names({ groupIds: [ELM] })).toEqual(['Aaron', '1', '5']);
    await saw(ELM, [aMember(1), me]);
    expect(await names({ groupIds: [ELM] })).toEqual(['1']);
  });

  it('[PL3] [PL4] groups and sets narrow the roles, too', async () => {
    const { ask, names } = await world();
    await ask('putGroupSet', {
      set: { id: asId('set'), accountId: ACCOUNT, name: 'Trees', holds: { by: 'hand', groupIds: [ELM] } },
    });
    expect(await names({ groupIds: [GROUP] })).toEqual(['1', '2']);
    expect(await names({ setId: asId('set') })).toEqual(['1', '3']);
    expect(await names({ setId: asId('gone') })).toEqual([]);
    expect(await names({ roles: ['admin'] })).toEqual(['2']);
    expect(await names({ roles: ['admin'], groupIds: [ELM] })).toEqual([]);
    expect(await names({ roles: [NO_GROUP] })).toEqual(['4']);
  });

  it('[PL5] strikes that count, and lists of now', async () => {
    const { ask, clock, names, list, person } = await world();
    await ask('addStrike', {
      strikeId: asId('s'),
      personIds: [await person(3)],
      groupId: ELM,
      reason: 'spam',
      accountId: ACCOUNT,
    });
    await ask('putOnList', {
      accountId: ACCOUNT,
      entries: [
        { id: asId('a'), list: 'deny', identity: lid(1), reason: 'sold tickets', expiresAt: NOON + DAY_MS },
      ],
    });
    expect(await names({ strikes: 1 })).toEqual(['3']);
    expect(await names({ lists: ['deny'] })).toEqual(['1']);
    const { rows } = await list({}, { by: 'strikes', descending: true });
    expect(rows.map(({ strikes, listed }) => [strikes, listed?.reason])).toEqual([
      [1, undefined],
      [undefined, 'sold tickets'],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    clock.set(NOON + 40 * DAY_MS);
    expect(await names({ strikes: 1 })).toEqual([]);
    expect(await names({ lists: ['deny'] })).toEqual([]);
  });

  it('[PL6] [PL60] [PL61] silent in each of the groups that they are in, where so many days were counted', async () => {
    const { db, ask, clock, names, list, person, saw, me } = await world();
    const across = (days: number, limit = 100) =>
      ask('silentAcross', { accountId: ACCOUNT, groupIds: [GROUP, ELM], days, limit });
    clock.set(NOON + 20 * DAY_MS);
    expect((await list({ silentDays: 7 })).tooEarly).toBe(1);
    expect(await names({ silentDays: 7 })).toEqual([]);
    expect(await across(7)).toMatchObject({ counted: 1, from: undefined, total: 0, rows: [] });
    const heard = (from: number) =>
      Array.from({ length: 7 }, (_, n) => ({
        accountId: ACCOUNT,
        day: from + n,
        ms: 1_000,
      }));
    await db.insightHeard.clear();
    await db.insightHeard.bulkPut(heard(TODAY + 10));
    const wrote = async (n: number, groupId: GroupId, day: number) =>
      db.insightWriters.put({
        accountId: ACCOUNT,
        groupId,
        personId: await person(n),
        lastDay: day,
      });
    await wrote(1, ELM, TODAY + 12);
    await wrote(2, GROUP, TODAY + 2);
    await saw(ELM, [aMember(1), aMember(3), aMember(6), me], NOON + 15 * DAY_MS);
    expect((await list({ silentDays: 7 })).tooEarly).toBeUndefined();
    // 1 wrote in one of two groups, 4 is in none, and 6 came later.
    expect(await names({ silentDays: 7 })).toEqual(['2', '3']);
    expect(await names({ silentDays: 7, groupIds: [GROUP] })).toEqual(['1', '2']);
    const shown = await across(7);
    expect(shown).toMatchObject({ counted: 7, heardMs: 7_000, from: TODAY + 10, ofDays: 11, total: 2 });
    expect(shown.rows.map(({ displayName, groupIds }) => [displayName, groupIds])).toEqual([
      ['Person 2', [GROUP]],
      ['Person 3', [ELM]],
    ]);
    expect(await across(7, 1)).toMatchObject({ total: 2, rows: [{ displayName: 'Person 2' }] });
    // The last four of the seven days that were counted do not hold what 1 wrote.
    expect(await names({ silentDays: 4 })).toEqual(['1', '2', '3']);
    expect((await across(4)).total).toBe(3);
    expect(await across(8)).toMatchObject({ counted: 7, from: undefined, total: 0 });
  });

  it('[PL7] by groups, by last change', async () => {
    const { ask, clock, names, person } = await world();
    expect(await names({}, { by: 'groups', descending: true })).toEqual(['1', '2', '3', '4']);
    clock.set(NOON + 1_000);
    await ask('addNote', {
      noteId: asId('n'),
      personIds: [await person(3)],
      text: 'Called',
      accountId: ACCOUNT,
    });
    expect((await names({}, { by: 'changed', descending: true }))[0]).toBe('3');
  });

  it('[PL8] is read by pages of one order', async () => {
    const { names } = await world();
    const page = (offset: number) => names({}, { by: 'name', descending: true }, { offset, limit: 3 });
    expect([await page(0), await page(3), await page(6)]).toEqual([['4', '3', '2'], ['1'], []]);
  });

  it('tells with another version when to ask again', async () => {
    const { ask, port, person } = await world();
    const versions: unknown[] = [];
    let heard = () => {};
    const next = () => new Promise<void>((resolve) => (heard = resolve));
    const first = next();
    const stop = port.subscribe('peopleVersion', {}, (answer) => {
      versions.push(answer.ok && answer.value.version);
      heard();
    });
    await first;
    const second = next();
    await ask('addNote', {
      noteId: asId('n'),
      personIds: [await person(4)],
      text: 'Called',
      accountId: ACCOUNT,
    });
    await second;
    stop();
    expect(new Set(versions).size).toBeGreaterThan(1);
  });

  it('many people are read in order, and one of them changes', async () => {
    const { db, names, saw, list, me } = await world();
    const crowd = Array.from({ length: 2_100 }, (_, n) => aMember(10_000 + n, { name: `Nr ${n}` }));
    await saw(ELM, [...crowd, aMember(1), me]);
    const shown = await names({ text: 'nr' }, undefined, { offset: 0, limit: 5_000 });
    expect(shown).toEqual(crowd.map(({ name }) => name));
    const some = (await list({ text: 'nr 1234' })).rows[0];
    if (!some) throw new Error('nobody');
    await db.people.update(some.personId, { displayName: 'Nr 0.5', name: 'Nr 0.5' });
    expect((await names({ text: 'nr' })).slice(0, 3)).toEqual(['Nr 0', 'Nr 0.5', 'Nr 1']);
  });
});
