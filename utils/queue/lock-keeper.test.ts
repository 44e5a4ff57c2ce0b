/** One story after the other, each whole: past 250 lines. */
import { describe, expect, it } from 'vitest';
import { ACCOUNT, aGroup, aMember, anAccount, aRequest, NOON } from '@/tests/builders.ts';
import { eventually } from '@/tests/eventually.ts';
import { aLockdown, aNight, HOUR_MS, lockWorld, lockWords, OAK } from '@/tests/lock-world.ts';
import { localStorePort } from '@/tests/local-store-port.ts';
import { createStoreService } from '@/utils/store/service.ts';
import { createCommands } from '@/utils/store/commands.ts';
import { createQueries } from '@/utils/store/queries.ts';
import { NO_GROUP_FILTER } from '@/utils/domain/group-table.ts';
import { asId, type GroupSetId, type StepId, type TabId } from '@/utils/domain/ids.ts';
import { raidModeOf } from '@/utils/domain/raid.ts';
import { createQueueCommands } from './commands.ts';
import { createLockKeeper } from './lock-keeper.ts';
import { createQueueQueries } from './queries.ts';
import { watchRaid } from './watch-raid.ts';

const MINUTE_MS = 60_000;

/** The store as the background wires it. */
async function kept() {
  const world = await lockWorld();
  const { deps } = world;
  const alarms: (string | undefined)[] = [];
  const errors: unknown[] = [];
  const keeper = createLockKeeper(deps, {
    wakeAt: async (atMs) => {
      alarms.push(atMs === undefined ? undefined : new Date(atMs).toISOString());
    },
    onError: (error) => errors.push(error),
  });
  const queue = createQueueCommands(deps);
  const port = localStorePort(
    createStoreService({
      queries: { ...createQueries(deps), ...createQueueQueries(deps) },
      commands: {
        ...deps.mirror,
        ...createCommands(deps),
        ...queue,
        takeStep: keeper.lookingFirst(queue.takeStep),
      },
      reopen: () => {},
      onUnexpected: (error) => errors.push(error),
      onDone: keeper.heard,
    }),
  );
  return { world, keeper, port, alarms, errors, lastAlarm: () => alarms.at(-1) };
}

describe('keeping groups locked', () => {
  it('[LK2] brings about what a command wants, and sets one alarm for the next time', async () => {
    const { world, port, lastAlarm, errors } = await kept();
    await port.call('putLockPlan', { plan: aNight({ groupIds: [OAK] }) });
    await eventually(() => expect(lastAlarm()).toBe('2026-11-23T21:00:00.000Z'));
    await port.call('lockNow', { lockdown: aLockdown({ until: NOON + MINUTE_MS }) });
    await eventually(() => expect(lastAlarm()).toBe('2026-11-23T12:01:00.000Z'));
    await eventually(async () => expect(await world.jobs()).toHaveLength(1));
    expect(errors).toEqual([]);
  });

  it('[LK55] hears that nobody waits any more where a lock-down is over', async () => {
    const { world, port } = await kept();
    await world.ask('lockNow', { lockdown: aLockdown({ settings: ['approval'] }) });
    await world.bring();
    await world.work();
    world.asking.set(OAK, [1]);
    await world.follow();
    await world.ask('endLock', { accountId: ACCOUNT });
    await world.bring();
    expect(await world.jobs()).toHaveLength(1);
    await port.call('sawRequests', { accountId: ACCOUNT, groupId: OAK, requests: [], at: NOON });
    await eventually(async () => expect(await world.jobs()).toHaveLength(2));
  });

  it('[LK2] at the start and at an alarm looks at what should be now', async () => {
    const { world, keeper, lastAlarm } = await kept();
    await world.ask('putLockPlan', { plan: aNight({ groupIds: [OAK] }) });
    world.setTime('2026-11-23T23:30:00Z');
    await Promise.all([keeper.run(), keeper.run()]);
    expect(lastAlarm()).toBe('2026-11-24T06:00:00.000Z');
    await world.work();
    world.setTime('2026-11-24T06:00:00Z');
    await keeper.run();
    await world.work();
    expect(world.sent).toEqual(['Oak Lane announce: true', 'Oak Lane announce: false']);
  });

  it('[LK2] looks whenever WhatsApp is heard of, so a late alarm costs a beat', async () => {
    const { world, port } = await kept();
    await world.ask('lockNow', { lockdown: aLockdown() });
    const { me, connection, capabilities } = anAccount();
    await port.call('sawAccount', { me, connection, capabilities, at: NOON });
    await eventually(async () => expect(await world.jobs()).toHaveLength(1));
  });

  const asked = {
    accountId: ACCOUNT,
    tabId: asId<TabId>('new tab'),
    stepId: asId<StepId>('first'),
    connection: { state: 'ready' as const },
  };

  it('[LK65] looks before the first step after a restart: an end that is not wanted any more is not carried out', async () => {
    const { world, port } = await kept();
    await world.ask('lockNow', { lockdown: aLockdown() });
    await world.bring();
    await world.work();
    await world.ask('endLock', { accountId: ACCOUNT });
    await world.bring();
    // Locked again, and the background is stopped before it has looked.
    await world.ask('lockNow', { lockdown: aLockdown({ id: asId('again') }) });
    expect(await port.call('takeStep', asked)).toMatchObject({ ok: true, value: { type: 'idle' } });
    expect((await world.jobs()).at(-1)).toEqual([
      'End of By hand',
      'cancelled',
      'Oak Lane announce: false skipped',
    ]);
  });

  it('[LK65] looks before a step where the alarm is late, and not before each', async () => {
    const { world, keeper, port, alarms } = await kept();
    await world.ask('putLockPlan', { plan: aNight({ groupIds: [OAK] }) });
    world.setTime('2026-11-23T22:00:00Z');
    await keeper.run();
    expect(await world.jobs()).toHaveLength(1);
    // The computer slept until morning.
    world.setTime('2026-11-24T06:00:00Z');
    expect(await port.call('takeStep', asked)).toMatchObject({ ok: true, value: { type: 'idle' } });
    expect(world.sent).toEqual([]);
    const looks = alarms.length;
    await port.call('takeStep', { ...asked, stepId: asId<StepId>('second') });
    expect(alarms).toHaveLength(looks);
  });

  it('[LK66] closes a group that comes into the set of a plan by its age, at the next beat', async () => {
    const { world, keeper, port } = await kept();
    const DAY_MS = 24 * HOUR_MS;
    const active = aGroup({ id: OAK, settings: { announce: false }, lastActivityAt: NOON - 6 * DAY_MS });
    const seen = { accountId: ACCOUNT, groups: [active], complete: false };
    const setId = asId<GroupSetId>('quiet');
    const filter = { ...NO_GROUP_FILTER, quiet: ['7' as const] };
    const set = { id: setId, accountId: ACCOUNT, name: 'Quiet', holds: { by: 'filter' as const, filter } };
    await port.call('sawGroups', { ...seen, at: NOON });
    await port.call('putGroupSet', { set });
    const always = { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 0 };
    await port.call('putLockPlan', { plan: aNight({ groupIds: [], setIds: [setId], weekly: [always] }) });
    const { me, connection, capabilities } = anAccount();
    const beat = async (at: number) => {
      world.store.clock.set(at);
      await port.call('sawAccount', { me, connection, capabilities, at });
    };
    await beat(NOON + DAY_MS - MINUTE_MS);
    await keeper.run();
    expect(await world.locked()).toEqual([]);
    await beat(NOON + DAY_MS);
    await eventually(async () => expect(await world.locked()).toMatchObject([{ groupId: OAK }]));
  });

  it('without lock-downs there is no alarm, also after everything was deleted', async () => {
    const { world, keeper, port, lastAlarm } = await kept();
    await world.ask('putLockPlan', { plan: aNight() });
    await keeper.run();
    expect(lastAlarm()).toBeDefined();
    await port.call('deleteAll', {});
    await eventually(() => expect(lastAlarm()).toBeUndefined());
  });
});

describe('raid mode', () => {
  const people = (count: number) => Array.from({ length: count }, (_, n) => aMember(n + 1));
  async function raided() {
    const all = await kept();
    const { world, port } = all;
    const mode = { ...raidModeOf(ACCOUNT), atLeast: 5 };
    await port.call('putRaidMode', { mode });
    const members = (count: number) =>
      port.call('sawMembers', {
        accountId: ACCOUNT,
        groupId: OAK,
        members: people(count),
        at: world.store.clock.now(),
      });
    const later = (ms: number) => world.store.clock.set(world.store.clock.now() + ms);
    const beat = () => {
      const { me, connection, capabilities } = anAccount();
      return port.call('sawAccount', { me, connection, capabilities, at: world.store.clock.now() });
    };
    const raids = async () => (await world.ask('locks', { accountId: ACCOUNT })).raids;
    const settle = () => all.keeper.run();
    await members(3);
    return { ...all, mode, members, later, beat, raids, settle };
  }

  it('[LK14] [LK15] offers a lock-down once for a wave of people who join', async () => {
    const { members, later, raids, port, world } = await raided();
    later(MINUTE_MS);
    await members(7);
    expect(await raids()).toEqual([]);
    later(MINUTE_MS);
    await members(9);
    await eventually(async () => expect(await raids()).toMatchObject([{ groupId: OAK, count: 6 }]));
    await port.call('dismissRaid', { accountId: ACCOUNT, groupId: OAK });
    later(MINUTE_MS);
    await members(14);
    await eventually(async () =>
      expect(await world.store.db.raids.toArray()).toMatchObject([{ count: 11, answer: 'dismissed' }]),
    );
    expect(await raids()).toEqual([]);
  });

  it('[LK14] who asks to join counts by the time of asking; who came while WhatsApp was closed does not', async () => {
    const { world, members, later, beat, raids, port } = await raided();
    await beat();
    later(24 * 60 * MINUTE_MS);
    await beat();
    await members(40);
    expect(await raids()).toEqual([]);
    later(MINUTE_MS);
    await beat();
    await members(43);
    const now = world.store.clock.now();
    const asks = (minutesAgo: number) => (n: number) =>
      aRequest(n, { requestedAt: now - minutesAgo * MINUTE_MS });
    await port.call('sawRequests', {
      accountId: ACCOUNT,
      groupId: OAK,
      requests: [...[101, 102].map(asks(1)), ...[103, 104, 105].map(asks(30))],
      at: now,
    });
    await eventually(async () => expect(await raids()).toMatchObject([{ count: 5 }]));
  });

  it('[LK16] locks by itself where the admin set so, for the time set', async () => {
    const { world, mode, members, later, port, raids, lastAlarm } = await raided();
    await port.call('putRaidMode', {
      mode: { ...mode, does: 'lock', lockMinutes: 90, settings: ['approval'] },
    });
    later(MINUTE_MS);
    await members(20);
    await eventually(async () =>
      expect(await world.jobs()).toEqual([[lockWords.raid(), 'ready', 'Oak Lane approval: true todo']]),
    );
    await eventually(() => expect(lastAlarm()).toBe('2026-11-23T13:31:00.000Z'));
    expect(await raids()).toEqual([]);
    expect(await world.locked()).toMatchObject([{ causes: [{ kind: 'raid' }] }]);
    // The same wave goes on when the admin has ended it.
    await port.call('endLock', { accountId: ACCOUNT });
    later(MINUTE_MS);
    await members(40);
    expect((await world.ask('locks', { accountId: ACCOUNT })).lockdowns).toEqual([]);
  });

  const STEP = 4;
  /** Two more a minute, for so long; read every few minutes, and once between looked at what is due. */
  async function goesOn(world: Awaited<ReturnType<typeof raided>>, from: number, minutes: number) {
    for (let minute = STEP; minute <= minutes; minute += STEP) {
      world.later((STEP / 2) * MINUTE_MS);
      await world.settle();
      await world.world.work();
      world.later((STEP / 2) * MINUTE_MS);
      await world.members(from + 2 * minute);
      await watchRaid(world.world.deps, ACCOUNT, OAK);
      await world.settle();
      await world.world.work();
    }
  }
  const lockdowns = ({ world }: Awaited<ReturnType<typeof raided>>) =>
    world.store.db.lockdowns.orderBy('id').toArray();

  it('[LK52] a wave that outlasts its lock-down is locked again, and not opened in between', async () => {
    const all = await raided();
    const { world, port, mode, settle } = all;
    await port.call('putRaidMode', {
      mode: { ...mode, does: 'lock', lockMinutes: 14, settings: ['announce'] },
    });
    await goesOn(all, 3, 36);
    const made = await lockdowns(all);
    expect(made.map(({ kind }) => kind)).toEqual(['raid', 'raid', 'raid']);
    expect(world.sent).toEqual(['Oak Lane announce: true']);
    expect(world.settings(OAK).announce).toBe(true);
    // It is over, and so is the lock-down, once.
    all.later(20 * MINUTE_MS);
    await settle();
    await world.work();
    expect(world.sent.at(-1)).toBe('Oak Lane announce: false');
    expect(await lockdowns(all)).toHaveLength(3);
  });

  it('[LK52] offered only, it is offered again when its lock-down is over', async () => {
    const all = await raided();
    const { world, port, raids } = all;
    await goesOn(all, 3, 4);
    expect(await raids()).toHaveLength(1);
    const until = world.store.clock.now() + 15 * MINUTE_MS;
    await port.call('lockNow', { lockdown: aLockdown({ kind: 'raid', until }) });
    await goesOn(all, 11, 12);
    expect(await raids()).toEqual([]);
    await goesOn(all, 35, 4);
    // LK60: of those who came since.
    expect(await raids()).toMatchObject([{ groupId: OAK, beganAt: until + MINUTE_MS, count: 8 }]);
  });

  it('[LK60] nobody new came since a short lock-down: nothing is offered until there are as many again', async () => {
    const all = await raided();
    const { port, members, later, raids, settle, world } = all;
    later(MINUTE_MS);
    await members(20);
    await eventually(async () => expect(await raids()).toHaveLength(1));
    const until = world.store.clock.now() + 5 * MINUTE_MS;
    await port.call('lockNow', { lockdown: aLockdown({ kind: 'raid', until }) });
    await settle();
    await world.work();
    later(2 * MINUTE_MS);
    await members(22);
    later(3 * MINUTE_MS);
    await settle();
    await world.work();
    expect(await raids()).toEqual([]);
    expect(world.settings(OAK).announce).toBe(false);
    later(MINUTE_MS);
    await members(26);
    await watchRaid(world.deps, ACCOUNT, OAK);
    expect(await raids()).toEqual([]);
    await members(27);
    await eventually(async () => expect(await raids()).toMatchObject([{ groupId: OAK, count: 5 }]));
  });

  it('[LK60] nor is a group locked again by itself where nobody came since', async () => {
    const all = await raided();
    const { world, port, mode, members, later, settle } = all;
    await port.call('putRaidMode', {
      mode: { ...mode, does: 'lock', lockMinutes: 5, settings: ['announce'] },
    });
    later(MINUTE_MS);
    await members(20);
    await eventually(async () => expect(await lockdowns(all)).toHaveLength(1));
    await settle();
    await world.work();
    later(5 * MINUTE_MS);
    await settle();
    await world.work();
    expect(await lockdowns(all)).toHaveLength(1);
    expect(world.sent).toEqual(['Oak Lane announce: true', 'Oak Lane announce: false']);
  });

  it('[LK52] what was ended by hand stays answered, also when another held the group and lets it go', async () => {
    const all = await raided();
    const { world, port, mode, raids } = all;
    await port.call('putRaidMode', { mode: { ...mode, does: 'lock', settings: ['announce'] } });
    await goesOn(all, 3, 4);
    const [lockdown] = await lockdowns(all);
    const until = world.store.clock.now() + 5 * MINUTE_MS;
    await port.call('lockNow', { lockdown: aLockdown({ until }) });
    await all.settle();
    await port.call('endLock', { accountId: ACCOUNT, lockId: lockdown?.id });
    await goesOn(all, 11, 12);
    expect(await raids()).toEqual([]);
    expect(await world.locked()).toEqual([]);
    expect(await world.store.db.raids.toArray()).toMatchObject([{ answer: 'dismissed' }]);
  });

  it('[LK15] a group that is locked gets no offer; a lock-down answers the one there is', async () => {
    const { members, later, raids, port, world } = await raided();
    later(MINUTE_MS);
    await members(20);
    await eventually(async () => expect(await raids()).toHaveLength(1));
    await port.call('lockNow', { lockdown: aLockdown() });
    expect(await raids()).toEqual([]);
    await eventually(async () => expect(await world.locked()).toHaveLength(1));
    later(30 * MINUTE_MS);
    await members(50);
    await eventually(async () =>
      expect(await world.store.db.raids.toArray()).toMatchObject([{ count: 30, answer: 'locked' }]),
    );
    expect(await raids()).toEqual([]);
  });

  it('[LK15] an offer ends an hour after the wave', async () => {
    const { members, later, raids, settle, world } = await raided();
    later(MINUTE_MS);
    await members(20);
    await eventually(async () => expect(await raids()).toHaveLength(1));
    later(61 * MINUTE_MS);
    await settle();
    expect(await world.store.db.raids.toArray()).toMatchObject([{ answer: 'dismissed' }]);
  });

  it('[LK17] does nothing when it is off', async () => {
    const { members, later, port, mode, world } = await raided();
    await port.call('putRaidMode', { mode: { ...mode, does: 'nothing' } });
    later(MINUTE_MS);
    await members(20);
    expect(await watchRaid(world.deps, ACCOUNT, OAK)).toBe(false);
    expect(await world.store.db.raids.count()).toBe(0);
    await port.call('putRaidMode', { mode });
    await watchRaid(world.deps, ACCOUNT, OAK);
    expect(await world.store.db.raids.count()).toBe(1);
    await expect(world.ask('putRaidMode', { mode: { ...mode, settings: [] } })).rejects.toThrow(
      'no-settings',
    );
  });
});
