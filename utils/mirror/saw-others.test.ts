import { describe, expect, it } from 'vitest';
import {
  ACCOUNT,
  aGroup,
  aMember,
  aPastMember,
  aPerson,
  aRequest,
  GROUP,
  lidWid,
  NOON,
  pnWid,
} from '@/tests/builders.ts';
import { at, HOUR, mirrorWorld } from '@/tests/mirror-world.ts';
import { testStore, valueOf } from '@/tests/test-store.ts';
import { asId, type PersonId } from '@/utils/domain/ids.ts';
import { createMirror } from './mirror.ts';

describe('past members', () => {
  it('[MI8] remembers a removal, but not over what Muster knows of the same one', async () => {
    const { mirror, db, pastMembers, saw } = await mirrorWorld();
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

  describe('[HP40] a leaving that turns out to have been a removal', () => {
    const past = [aPastMember(2, { leaveReason: 'removed', leftAt: NOON + HOUR - 60_000 })];
    const actionsOf = (entries: readonly { action: string }[]) => entries.map(({ action }) => action);
    const left = async () => {
      const world = await mirrorWorld();
      await world.saw([aMember(1), aMember(2)]);
      await world.saw([aMember(1)], NOON + HOUR);
      const personId = (await world.pastMembers())[0]?.personId ?? asId<PersonId>('');
      return { ...world, personId };
    };

    it('is shown as one, once, in the log and on the card; what was written stays', async () => {
      const { mirror, ask, db, personId } = await left();
      const log = async (over = {}) => (await ask('log', { accountId: ACCOUNT, limit: 9, ...over })).entries;
      expect(actionsOf(await log())).toEqual(['seen-left']);
      await mirror.sawPastMembers({ ...at, past, at: NOON + HOUR });
      await mirror.sawPastMembers({ ...at, past, at: NOON + 2 * HOUR });
      expect(await log()).toMatchObject([
        { action: 'seen-removed', at: NOON + HOUR, groupName: 'Oak Lane', personLabel: 'Person 2' },
      ]);
      expect(actionsOf(await log({ personId }))).toEqual(['seen-removed']);
      expect(actionsOf(await log({ groupId: GROUP }))).toEqual(['seen-removed']);
      expect(await log({ actions: ['seen-left'] })).toEqual([]);
      const card = await ask('person', { accountId: ACCOUNT, personId });
      expect(card).toMatchObject({ historyCount: 1, history: [{ action: 'seen-removed' }] });
      expect(actionsOf(await db.log.toArray()).sort()).toEqual(['seen-left', 'seen-removed']);
    });

    it('is none where they left by themselves, or left before that', async () => {
      const { mirror, db } = await left();
      await mirror.sawPastMembers({ ...at, past: [aPastMember(2)], at: NOON + HOUR });
      const later = [aPastMember(2, { leaveReason: 'removed', leftAt: NOON + 9 * HOUR })];
      await mirror.sawPastMembers({ ...at, past: later, at: NOON + 9 * HOUR });
      expect(actionsOf(await db.log.toArray())).toEqual(['seen-left']);
    });

    it('leaves alone who came back, and what Muster did itself', async () => {
      const { mirror, saw, db } = await left();
      await saw([aMember(1), aMember(2)], NOON + 2 * HOUR);
      await mirror.sawPastMembers({ ...at, past, at: NOON + 2 * HOUR });
      await mirror.sawPastMembers({
        ...at,
        past: [aPastMember(3, { leaveReason: 'removed', leftAt: NOON })],
        at: NOON + 2 * HOUR,
      });
      expect(actionsOf(await db.log.toArray()).sort()).toEqual(['seen-joined', 'seen-left']);
    });
  });

  it('does not make a member of today a past one', async () => {
    const { mirror, saw, members } = await mirrorWorld();
    await saw([aMember(1)]);
    await mirror.sawPastMembers({ ...at, past: [aPastMember(1)], at: NOON });
    expect(await members()).toHaveLength(1);
  });
});

describe('requests', () => {
  it('[MI4] shows them oldest first, keeps what was put off, deletes what is gone', async () => {
    const { mirror, requests, db } = await mirrorWorld();
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

  it('come by the thousand', async () => {
    const { mirror, requests, writes } = await mirrorWorld();
    const list = Array.from({ length: 1_200 }, (_, n) => aRequest(n + 1));
    await mirror.sawRequests({ ...at, requests: list, at: NOON });
    expect(await requests()).toHaveLength(1_200);
    writes.length = 0;
    await mirror.sawRequests({ ...at, requests: list.slice(1), at: NOON + 1 });
    expect(writes).toEqual(['pastRequests', 'requests', 'groups']);
  });

  it('[MI1] writes nothing for an unchanged list', async () => {
    const { mirror, writes } = await mirrorWorld();
    const list = { ...at, requests: [aRequest(1), aRequest(2)] };
    await mirror.sawRequests({ ...list, at: NOON });
    writes.length = 0;
    await mirror.sawRequests({ ...list, at: NOON + 1_000 });
    expect(writes).toEqual([]);
  });

  it('[MI4] go when I am no admin any more, and follow a new name of the group', async () => {
    const { mirror, requests, groups } = await mirrorWorld();
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
    const { mirror, groups, writes } = await mirrorWorld();
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

  it('[MI21] a list that was cut off makes nothing gone and keeps the requests, also those put off', async () => {
    const { mirror, db, groups, requests } = await mirrorWorld();
    await mirror.sawRequests({ ...at, requests: [aRequest(1)], at: NOON });
    await db.requests.toCollection().modify({ laterUntil: NOON + 9 });
    const cut = [aGroup({ id: asId('2@g.us'), subject: 'Elm' })];
    await mirror.sawGroups({ accountId: ACCOUNT, groups: cut, complete: false, at: NOON + 1 });
    expect((await groups()).map((group) => group.goneAt)).toEqual([undefined, undefined]);
    expect(await requests()).toMatchObject([{ laterUntil: NOON + 9 }]);
  });

  it('[MI10] an account known by number keeps its id when the LID comes', async () => {
    const store = testStore();
    const mirror = createMirror(store);
    const seen = { connection: { state: 'ready' as const }, capabilities: [], at: NOON };
    const pnMe = { pn: pnWid(1), name: 'Nora', isBusiness: false };
    const first = valueOf(await mirror.sawAccount({ me: pnMe, ...seen }));
    const second = valueOf(
      await mirror.sawAccount({ me: { lid: lidWid(1), pn: pnWid(1), isBusiness: false }, ...seen }),
    );
    expect([first.accountId, second.accountId]).toEqual([pnWid(1), pnWid(1)]);
    expect(await store.db.accounts.toArray()).toMatchObject([
      { me: { lid: lidWid(1), pn: pnWid(1), name: 'Nora' } },
    ]);
    expect(await mirror.sawAccount({ me: { isBusiness: false }, ...seen })).toMatchObject({ ok: false });
  });
});

describe('what nobody told of', () => {
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
