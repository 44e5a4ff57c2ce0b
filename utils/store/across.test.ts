import { describe, expect, it } from 'vitest';
import { ACCOUNT, aGroup, aMember, GROUP, lid, lidWid, NOON, pn, pnWid } from '@/tests/builders.ts';
import { testStore } from '@/tests/test-store.ts';
import { asId, type GroupId, type MergeId, type PersonId } from '@/utils/domain/ids.ts';
import type { MemberFacts } from '@/utils/domain/group.ts';
import type { Args } from './api.ts';

const ELM: GroupId = asId('elm@g.us');
const FIR: GroupId = asId('fir@g.us');
const ALL = [GROUP, ELM, FIR];

/** Person 1 is in three groups, 2 in two, 3 in one; 9 is me and everywhere. */
async function world() {
  const store = testStore();
  const { ask } = store;
  await ask('sawAccount', {
    me: { lid: asId(ACCOUNT), name: 'Nora', isBusiness: false },
    connection: { state: 'ready' },
    capabilities: [],
    at: NOON,
  });
  await ask('sawGroups', {
    accountId: ACCOUNT,
    groups: ALL.map((id) => aGroup({ id, subject: id })),
    complete: true,
    at: NOON,
  });
  const saw = (groupId: GroupId, members: MemberFacts[]) =>
    ask('sawMembers', { accountId: ACCOUNT, groupId, members, at: NOON });
  const me = aMember(9, { isMe: true });
  await saw(GROUP, [aMember(1), aMember(2, { role: 'admin' }), aMember(3), me]);
  await saw(ELM, [aMember(1), aMember(2), me]);
  await saw(FIR, [aMember(1), me]);
  const across = async (part: Partial<Args<'peopleAcross'>> = {}) => {
    const { total, rows } = await ask('peopleAcross', {
      accountId: ACCOUNT,
      groupIds: ALL,
      atLeast: 2,
      text: '',
      by: 'groups',
      limit: 100,
      ...part,
    });
    return { total, rows: rows.map(({ displayName, groupIds }) => [displayName, groupIds]) };
  };
  const person = async (n: number): Promise<PersonId> => {
    const row = await store.db.identities.get(`lid:${n}@lid`);
    if (!row) throw new Error(`nobody has ${n}`);
    return row.personId;
  };
  return { ...store, saw, across, person, me };
}

describe('people in several groups', () => {
  it('[DL6] with their line of a list', async () => {
    const { ask, person } = await world();
    await ask('putOnList', {
      accountId: ACCOUNT,
      entries: [{ id: asId<never>('a'), list: 'deny', personId: await person(1), reason: 'spam' }],
    });
    const asked = {
      accountId: ACCOUNT,
      groupIds: ALL,
      atLeast: 2,
      text: '',
      by: 'groups',
      limit: 9,
    } as const;
    const { rows } = await ask('peopleAcross', asked);
    expect(rows.map(({ listed }) => listed?.reason)).toEqual(['spam', undefined]);
  });

  it('[GM21] those in at least so many of the groups, without me', async () => {
    const { across } = await world();
    const one = ['Person 1', ALL];
    const two = ['Person 2', [GROUP, ELM]];
    expect(await across()).toEqual({ total: 2, rows: [one, two] });
    expect(await across({ atLeast: 3 })).toEqual({ total: 1, rows: [one] });
    expect(await across({ atLeast: 1 })).toMatchObject({ total: 3 });
    expect(await across({ groupIds: [ELM, FIR] })).toEqual({ total: 1, rows: [['Person 1', [ELM, FIR]]] });
  });

  it('[GM21] who left counts no longer, who joined does: nothing old is remembered', async () => {
    const { across, saw, me } = await world();
    await across();
    await saw(ELM, [aMember(1), aMember(3), me]);
    expect((await across()).rows).toEqual([
      ['Person 1', ALL],
      ['Person 3', [GROUP, ELM]],
    ]);
  });

  it('[GM21] full groups are read whole, with the same people', async () => {
    const { across, saw, me } = await world();
    const many = Array.from({ length: 300 }, (_, index) => aMember(100 + index));
    await saw(ELM, [...many, aMember(1), me]);
    await saw(FIR, [...many.slice(150), aMember(1), me]);
    const { total, rows } = await across({ limit: 200 });
    expect(total).toBe(151);
    expect(rows[0]).toEqual(['Person 1', ALL]);
    expect(new Set(rows.slice(1).map(([name]) => name))).toEqual(
      new Set(many.slice(150).map(({ pushName }) => pushName)),
    );
    expect((await across({ groupIds: [ELM], atLeast: 1 })).total).toBe(301);
  });

  it('[GM21] two wids of one person in a group are one; a merged person has the groups of all parts', async () => {
    const { across, saw, me, ask, person } = await world();
    // The same person, by number: WhatsApp says that both are one.
    await saw(ELM, [
      aMember(1),
      { ...aMember(1), wid: pnWid(1), identities: [lid(1), pn(1)] },
      aMember(2),
      me,
    ]);
    expect(await across({ atLeast: 3 })).toEqual({ total: 1, rows: [['Person 1', ALL]] });
    await saw(FIR, [aMember(1), aMember(4), me]);
    await ask('mergePeople', {
      mergeId: asId<MergeId>('m'),
      into: await person(2),
      from: await person(4),
      accountId: ACCOUNT,
    });
    expect(await across({ atLeast: 3 })).toEqual({
      total: 2,
      rows: [
        ['Person 1', ALL],
        ['Person 2', ALL],
      ],
    });
  });

  it('[GM22] the most groups first, then by name; or by name; found by name; the first so many', async () => {
    const { across, saw, me } = await world();
    await saw(FIR, [aMember(1, { pushName: 'Zoe' }), aMember(4, { pushName: 'adam' }), me]);
    const names = async (part: Partial<Args<'peopleAcross'>>) =>
      (await across({ atLeast: 1, ...part })).rows.map(([name]) => name);
    expect(await names({})).toEqual(['Zoe', 'Person 2', 'adam', 'Person 3']);
    expect(await names({ by: 'name' })).toEqual(['adam', 'Person 2', 'Person 3', 'Zoe']);
    expect(await names({ text: 'person' })).toEqual(['Person 2', 'Person 3']);
    expect(await across({ atLeast: 1, limit: 1 })).toEqual({ total: 4, rows: [['Zoe', ALL]] });
  });
});

describe('where some people are', () => {
  it('[GM23] names group, wid and role, and the job that holds them', async () => {
    const { ask, person } = await world();
    const [one, two] = [await person(1), await person(2)];
    await ask('createJob', {
      jobId: asId('job'),
      accountId: ACCOUNT,
      kind: 'remove',
      items: [{ groupId: ELM, personId: two, wid: lidWid(2), identities: [lid(2)], label: '' }],
    });
    const where = await ask('whereAre', {
      accountId: ACCOUNT,
      groupIds: [GROUP, ELM],
      personIds: [one, two],
    });
    expect(where.sort((a, b) => `${a.wid}${a.groupId}`.localeCompare(`${b.wid}${b.groupId}`))).toEqual([
      { personId: one, groupId: GROUP, wid: lidWid(1), role: 'member' },
      { personId: one, groupId: ELM, wid: lidWid(1), role: 'member' },
      { personId: two, groupId: GROUP, wid: lidWid(2), role: 'admin' },
      { personId: two, groupId: ELM, wid: lidWid(2), role: 'member', pendingJob: 'remove' },
    ]);
  });

  it('is empty for who is in none of them', async () => {
    const { ask, person } = await world();
    const personIds = [await person(3)];
    expect(await ask('whereAre', { accountId: ACCOUNT, groupIds: [ELM, FIR], personIds })).toEqual([]);
  });
});

it('[GM31] the admins of some groups, with the groups', async () => {
  const { ask, person } = await world();
  expect(await ask('adminsOf', { accountId: ACCOUNT, groupIds: ALL })).toMatchObject([
    { personId: await person(2), displayName: 'Person 2', groupId: GROUP, role: 'admin', wid: lidWid(2) },
  ]);
});

describe('how many others lead', () => {
  const count = (ask: Awaited<ReturnType<typeof world>>['ask'], groupIds: GroupId[]) =>
    ask('countAdmins', { accountId: ACCOUNT, groupIds });

  it('[AD60] each once with all parts, now, in these groups, without me', async () => {
    const { ask, saw, person } = await world();
    expect(await count(ask, ALL)).toEqual({ people: 1 });
    expect(await count(ask, [ELM, FIR])).toEqual({ people: 0 });
    const me = aMember(9, { isMe: true, role: 'superadmin' });
    await saw(ELM, [aMember(1, { role: 'admin' }), aMember(2, { role: 'superadmin' }), aMember(4), me]);
    await saw(FIR, [aMember(1), aMember(4, { role: 'admin' }), me]);
    expect(await count(ask, ALL)).toEqual({ people: 3 });
    await ask('mergePeople', {
      mergeId: asId<MergeId>('m'),
      into: await person(2),
      from: await person(4),
      accountId: ACCOUNT,
    });
    expect(await count(ask, ALL)).toEqual({ people: 2 });
    await saw(ELM, [aMember(2), me]);
    expect(await count(ask, ALL)).toEqual({ people: 1 });
    expect(await count(ask, [])).toEqual({ people: 0 });
  });

  it('[AD60] of full groups only who leads is read', async () => {
    const { ask, saw, me, db } = await world();
    const full = Array.from({ length: 300 }, (_, index) => aMember(100 + index));
    await saw(ELM, [...full, aMember(2, { role: 'admin' }), me]);
    await saw(FIR, [...full, aMember(3, { role: 'admin' }), me]);
    const read: string[] = [];
    db.memberships.hook('reading', (row) => {
      read.push(row.role);
      return row;
    });
    expect(await count(ask, ALL)).toEqual({ people: 2 });
    expect(read).toEqual(['admin', 'admin', 'admin']);
  });
});
