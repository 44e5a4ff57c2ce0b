import { describe, expect, it } from 'vitest';
import {
  ACCOUNT,
  aGroup,
  aMember,
  anItem,
  aLogEntry,
  aPastMember,
  aPerson,
  aRequest,
  GROUP,
  lid,
  lidWid,
  NOON,
  pn,
  pnWid,
} from '@/tests/builders.ts';
import { testStore, testStoreWithGroup } from '@/tests/test-store.ts';
import { asId } from '@/utils/domain/ids.ts';
import { groupQueries } from '@/utils/store/group-queries.ts';
import { memberQueries } from '@/utils/store/member-queries.ts';
import { requestQueries } from '@/utils/store/request-queries.ts';
import { createMirror } from './mirror.ts';

const HOUR = 3_600_000;
const at = { accountId: ACCOUNT, groupId: GROUP };

/** The value of an answer that must be good. */
async function value<Value>(answer: Promise<{ ok: true; value: Value } | { ok: false; reason: string }>) {
  const outcome = await answer;
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

async function world() {
  const store = await testStoreWithGroup();
  const queries = { ...memberQueries(store), ...requestQueries(store), ...groupQueries(store) };
  const writes: string[] = [];
  for (const table of store.db.tables) {
    table.hook('creating', () => void writes.push(table.name));
    table.hook('updating', () => void writes.push(table.name));
    table.hook('deleting', () => void writes.push(table.name));
  }
  return {
    ...store,
    writes,
    members: () => value(queries.members(at)),
    pastMembers: () => value(queries.pastMembers(at)),
    requests: () => value(queries.requests(at)),
    groups: () => value(queries.groups({ accountId: ACCOUNT })),
    log: async () => (await store.db.log.toArray()).map((entry) => `${entry.action} ${entry.personLabel}`),
    saw: (members: ReturnType<typeof aMember>[], when = NOON) =>
      store.mirror.sawMembers({ ...at, members, at: when }),
  };
}

describe('members', () => {
  it('[MI1] shows them once seen, and writes nothing when seen again unchanged', async () => {
    const { saw, members, writes } = await world();
    const list = [aMember(1), aMember(2, { role: 'admin' }), aMember(3, { memberLabel: 'Flat 3' })];
    await saw(list);
    expect(await members()).toMatchObject([
      { displayName: 'Person 1', role: 'member', phone: { country: 'NO' }, firstSeenAt: NOON },
      { displayName: 'Person 2', role: 'admin' },
      { displayName: 'Person 3', memberLabel: 'Flat 3' },
    ]);
    writes.length = 0;
    await saw(list, NOON + 60_000);
    expect(writes).toEqual([]);
    await saw(list, NOON + HOUR);
    expect(writes).toEqual(['groups']);
  });

  it('[MI2] keeps who is no longer listed as left; an empty list says nothing', async () => {
    const { saw, members, pastMembers } = await world();
    await saw([aMember(1), aMember(2)]);
    await saw([]);
    expect(await members()).toHaveLength(2);
    await saw([aMember(1)], NOON + HOUR);
    expect(await members()).toHaveLength(1);
    expect(await pastMembers()).toMatchObject([
      { displayName: 'Person 2', leftAt: NOON + HOUR, leaveReason: 'unknown' },
    ]);
  });

  it('[MI5] logs nothing at first sight, then joining, leaving and roles, once', async () => {
    const { saw, log, members } = await world();
    await saw([aMember(1), aMember(2)]);
    expect(await log()).toEqual([]);
    const later = [aMember(1, { role: 'admin' }), aMember(3)];
    await saw(later, NOON + HOUR);
    await saw(later, NOON + 2 * HOUR);
    expect((await log()).sort()).toEqual([
      'seen-joined Person 3',
      'seen-left Person 2',
      'seen-role Person 1',
    ]);
    expect((await members()).map((row) => row.joinedAt)).toEqual([undefined, NOON + HOUR]);
  });

  it('[MI6] is silent about what Muster does or just did', async () => {
    const { saw, log, db, members } = await world();
    await saw([aMember(1), aMember(2), aMember(3)]);
    const [first] = await members();
    await db.items.put(anItem({ wid: lidWid(2), state: 'acting' }));
    await db.log.put(
      aLogEntry({ action: 'remove', groupId: GROUP, personId: first?.personId, at: NOON + HOUR - 60_000 }),
    );
    await saw([aMember(9)], NOON + HOUR);
    expect((await log()).sort()).toEqual(['remove undefined', 'seen-joined Person 9', 'seen-left Person 3']);
  });

  it('[MI7] keeps the first-seen time when a group changes its form of wids', async () => {
    const { saw, members, log, pastMembers } = await world();
    await saw([aMember(1, { wid: pnWid(1), identities: [pn(1)] })]);
    await saw([aMember(1)], NOON + HOUR);
    expect(await members()).toMatchObject([{ wid: lidWid(1), firstSeenAt: NOON, lid: '1@lid' }]);
    expect(await pastMembers()).toEqual([]);
    expect(await log()).toEqual([]);
  });

  it('[MI9] takes somebody back who left', async () => {
    const { saw, members, pastMembers, mirror } = await world();
    await saw([aMember(1)]);
    await mirror.sawPastMembers({ ...at, past: [aPastMember(2)], at: NOON });
    expect(await pastMembers()).toMatchObject([{ displayName: 'Person 2', leaveReason: 'left' }]);
    await saw([aMember(1), aMember(2)], NOON + HOUR);
    expect(await members()).toMatchObject([{}, { displayName: 'Person 2', joinedAt: NOON + HOUR }]);
    expect(await pastMembers()).toEqual([]);
  });

  it('is written in pieces when there are more than one transaction should hold', async () => {
    const { saw, members, pastMembers } = await world();
    const many = Array.from({ length: 1_030 }, (_, n) => aMember(n + 1));
    await saw(many);
    expect(await members()).toHaveLength(1_030);
    await saw(many.slice(5), NOON + HOUR);
    expect(await members()).toHaveLength(1_025);
    expect(await pastMembers()).toHaveLength(5);
  });

  it('[MI11] refuses a group that nobody told of', async () => {
    const mirror = createMirror(testStore());
    const refused = { ok: false, reason: 'not-found' };
    expect(await mirror.sawMembers({ ...at, members: [aMember()], at: NOON })).toMatchObject(refused);
    expect(await mirror.sawPastMembers({ ...at, past: [], at: NOON })).toMatchObject(refused);
    expect(await mirror.sawRequests({ ...at, requests: [], at: NOON })).toMatchObject(refused);
    expect(
      await mirror.sawGroups({ accountId: ACCOUNT, groups: [], complete: true, at: NOON }),
    ).toMatchObject(refused);
  });
});

describe('past members', () => {
  it('[MI8] remembers a removal, but not over what Muster knows of the same one', async () => {
    const { mirror, db, pastMembers, saw } = await world();
    await saw([aMember(9)]);
    const past = [1, 2].map((n) => aPastMember(n, { leaveReason: 'removed', leftAt: NOON }));
    await mirror.sawPastMembers({ ...at, past, at: NOON });
    const rows = await pastMembers();
    expect(rows.map((row) => row.lastRemoval)).toEqual([
      { groupId: GROUP, groupName: 'Oak Lane', at: NOON },
      { groupId: GROUP, groupName: 'Oak Lane', at: NOON },
    ]);
    const own = { groupId: GROUP, groupName: 'Oak Lane', at: NOON - 1_000, by: 'Nora', reason: 'spam' };
    await db.people.update(rows[0]?.personId ?? asId(''), { lastRemoval: own });
    await mirror.sawPastMembers({ ...at, past, at: NOON + HOUR });
    expect((await pastMembers())[0]?.lastRemoval).toEqual(own);
  });

  it('does not make a member of today a past one', async () => {
    const { mirror, saw, members } = await world();
    await saw([aMember(1)]);
    await mirror.sawPastMembers({ ...at, past: [aPastMember(1)], at: NOON });
    expect(await members()).toHaveLength(1);
  });
});

describe('requests', () => {
  it('[MI4] shows them oldest first, keeps what was put off, deletes what is gone', async () => {
    const { mirror, requests, db } = await world();
    const saw = (list: ReturnType<typeof aRequest>[], when = NOON) =>
      mirror.sawRequests({ ...at, requests: list, at: when });
    await saw([aRequest(1), aRequest(2, { addedBy: aPerson(7) })]);
    expect(await requests()).toMatchObject([
      { displayName: 'Person 2', groupName: 'Oak Lane', addedBy: { displayName: 'Person 7' } },
      { displayName: 'Person 1', method: 'invite-link' },
    ]);
    await db.requests.update([ACCOUNT, GROUP, lidWid(1)], { laterUntil: NOON + HOUR });
    await saw([aRequest(1)], NOON + 1_000);
    expect(await requests()).toMatchObject([{ displayName: 'Person 1', laterUntil: NOON + HOUR }]);
    await saw([], NOON + 2_000);
    expect(await requests()).toEqual([]);
  });

  it('[MI1] writes nothing for an unchanged list', async () => {
    const { mirror, writes } = await world();
    const list = { ...at, requests: [aRequest(1), aRequest(2)] };
    await mirror.sawRequests({ ...list, at: NOON });
    writes.length = 0;
    await mirror.sawRequests({ ...list, at: NOON + 1_000 });
    expect(writes).toEqual([]);
  });

  it('[MI4] go when I am no admin any more, and follow a new name of the group', async () => {
    const { mirror, requests, groups } = await world();
    await mirror.sawRequests({ ...at, requests: [aRequest(1)], at: NOON });
    expect(await groups()).toMatchObject([{ subject: 'Oak Lane', pendingCount: 1 }]);
    const saw = (over: Parameters<typeof aGroup>[0]) =>
      mirror.sawGroups({ accountId: ACCOUNT, groups: [aGroup(over)], complete: false, at: NOON });
    await saw({ subject: 'Elm Lane' });
    expect(await requests()).toMatchObject([{ groupName: 'Elm Lane' }]);
    await saw({ myRole: 'member' });
    expect(await requests()).toEqual([]);
  });
});

describe('groups and accounts', () => {
  it('[MI3] a missing group is gone until it comes back; an empty list says nothing', async () => {
    const { mirror, groups, writes } = await world();
    const other = aGroup({ id: asId('2@g.us'), subject: 'Elm' });
    const saw = (list: ReturnType<typeof aGroup>[], when: number) =>
      mirror.sawGroups({ accountId: ACCOUNT, groups: list, complete: true, at: when });
    await saw([other], NOON + 1);
    expect((await groups()).map((group) => group.goneAt)).toEqual([NOON + 1, undefined]);
    writes.length = 0;
    await saw([], NOON + 2);
    await saw([other], NOON + 2);
    expect(writes).toEqual([]);
    await saw([aGroup(), other], NOON + 3);
    expect((await groups()).map((group) => group.goneAt)).toEqual([undefined, undefined]);
  });

  it('[MI10] an account known by number keeps its id when the LID comes', async () => {
    const store = testStore();
    const mirror = createMirror(store);
    const seen = { connection: { state: 'ready' as const }, capabilities: [], at: NOON };
    const pnMe = { pn: pnWid(1), name: 'Nora', isBusiness: false };
    const first = await value(mirror.sawAccount({ me: pnMe, ...seen }));
    const second = await value(
      mirror.sawAccount({ me: { lid: lidWid(1), pn: pnWid(1), isBusiness: false }, ...seen }),
    );
    expect([first.accountId, second.accountId]).toEqual([pnWid(1), pnWid(1)]);
    expect(await store.db.accounts.toArray()).toMatchObject([
      { me: { lid: lidWid(1), pn: pnWid(1), name: 'Nora' } },
    ]);
    expect(await mirror.sawAccount({ me: { isBusiness: false }, ...seen })).toMatchObject({ ok: false });
  });
});

describe('odd people', () => {
  const ORDER = [asId('x@new'), asId('y@new'), lidWid(3), lidWid(4)];
  it('keeps everybody apart who has no known identity, and cuts what is too long', async () => {
    const { saw, members } = await world();
    await saw([
      aMember(1, { wid: asId('x@new'), identities: [], pushName: undefined }),
      aMember(2, { wid: asId('y@new'), identities: [{ kind: 'unknown', value: 'y@new' }], pushName: '  ' }),
      aMember(3, { identities: [lid(3)], pushName: '👩‍👩‍👧‍👦'.repeat(500) }),
      aMember(4, {
        identities: [lid(4), { kind: 'username', value: 'oak.anna' }],
        pushName: '<b>\u202eevil',
      }),
    ]);
    const rows = (await members()).sort((a, b) => ORDER.indexOf(a.wid) - ORDER.indexOf(b.wid));
    expect(rows.map((row) => row.displayName)).toEqual([
      undefined,
      undefined,
      '👩‍👩‍👧‍👦'.repeat(23),
      '<b>\u202eevil',
    ]);
    expect(new Set(rows.map((row) => row.personId)).size).toBe(4);
    expect(rows[3]?.username).toBe('oak.anna');
  });
});
