import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '@/tests/builders.ts';
import { decisionsOf } from '@/tests/decisions.ts';
import { aLockdown, aNight, ELM, lockWorld, OAK } from '@/tests/lock-world.ts';
import { asId } from '@/utils/domain/ids.ts';
import { raidModeOf } from '@/utils/domain/raid.ts';

describe('the log of lock-downs', () => {
  async function locksWorld() {
    const world = await lockWorld();
    const decided = decisionsOf(world.store);
    const told = async (order: () => Promise<unknown>) =>
      (await decided(order)).map(({ action, detail, groupName }) => [action, detail, groupName]);
    return { ...world, told };
  }

  it('[LG22] says of each decision about a plan what it was, once', async () => {
    const { ask, told } = await locksWorld();
    const put = (over: Parameters<typeof aNight>[0] = {}) =>
      told(() => ask('putLockPlan', { plan: aNight(over) }));
    expect(await put()).toEqual([['plan-added', 'Night', undefined]]);
    expect(await put({ name: 'Nights' })).toEqual([['plan-changed', 'Nights', undefined]]);
    const lockId = aNight().id;
    expect(await told(() => ask('switchLockPlan', { lockId, isOn: false }))).toEqual([
      ['plan-off', 'Nights', undefined],
    ]);
    expect(await told(() => ask('switchLockPlan', { lockId, isOn: true }))).toEqual([
      ['plan-on', 'Nights', undefined],
    ]);
    expect(await told(() => ask('deleteLockPlan', { lockId }))).toEqual([
      ['plan-deleted', 'Nights', undefined],
    ]);
  });

  it('[LG22] says what is new of raid mode, once, and nothing of what was refused', async () => {
    const { ask, told, store } = await locksWorld();
    const mode = raidModeOf(ACCOUNT);
    expect(await told(() => ask('putRaidMode', { mode }))).toEqual([]);
    expect(await told(() => ask('putRaidMode', { mode: { ...mode, atLeast: 30 } }))).toEqual([
      ['raid-mode', 'atLeast: 30', undefined],
    ]);
    expect(await told(() => store.port.call('putRaidMode', { mode: { ...mode, settings: [] } }))).toEqual([]);
    expect((await ask('locks', { accountId: ACCOUNT })).raidMode).toEqual({ ...mode, atLeast: 30 });
  });

  it('[LG23] a lock-down ended in one group, then in the rest', async () => {
    const { ask, told, bring, work } = await locksWorld();
    await ask('lockNow', { lockdown: aLockdown({ groupIds: [OAK, ELM] }) });
    await bring();
    await work();
    const end = (over: object) => told(() => ask('endLock', { accountId: ACCOUNT, ...over }));
    expect(await end({ groupId: OAK })).toEqual([['lock-ended', '1: By hand', 'Oak Lane']]);
    await bring();
    expect(await end({ lockId: asId('lock-1') })).toEqual([['lock-ended', '1: By hand', 'Elm Street']]);
  });

  it('[LG23] one that was only just made, in several groups', async () => {
    const { ask, told } = await locksWorld();
    await ask('lockNow', { lockdown: aLockdown({ groupIds: [OAK, ELM] }) });
    expect(await told(() => ask('endLock', { accountId: ACCOUNT }))).toEqual([
      ['lock-ended', '2: By hand', undefined],
    ]);
  });

  it('[LG23] a plan ended for tonight, in one group, then in the others; where it holds nothing, no line', async () => {
    const { ask, told, bring, work, setTime } = await locksWorld();
    setTime('2026-11-23T22:00:00Z');
    await ask('putLockPlan', { plan: aNight() });
    await ask('putLockPlan', { plan: aNight({ id: asId('elm-only'), name: 'Elm only', groupIds: [ELM] }) });
    await bring();
    await work();
    const end = (over: object) => told(() => ask('endLock', { accountId: ACCOUNT, ...over }));
    expect(await end({ groupId: OAK })).toEqual([['lock-ended', '1: Night', 'Oak Lane']]);
    await bring();
    expect(await end({ lockId: aNight().id })).toEqual([['lock-ended', '1: Night', 'Elm Street']]);
  });

  it('[LG24] settings that are left as they are, with what had locked them', async () => {
    const world = await locksWorld();
    const { ask, bring, work, follow, told } = world;
    await ask('lockNow', { lockdown: aLockdown({ groupIds: [OAK, ELM] }) });
    await bring();
    await work();
    await follow();
    await ask('endLock', { accountId: ACCOUNT });
    await bring();
    world.refusals.set(ELM, { ok: false, reason: 'not-admin' });
    await work();
    await bring();
    const settle = { accountId: ACCOUNT, groupIds: [OAK, ELM], does: 'nothing' as const };
    const lines = await told(() => ask('settleStuckLock', settle));
    expect(lines.filter(([action]) => action === 'stuck-left')).toEqual([
      ['stuck-left', 'By hand', 'Elm Street'],
    ]);
  });

  it('[LK62] approval that is switched off although people wait, with what had locked the group, once', async () => {
    const world = await locksWorld();
    const { ask, bring, work, follow, told } = world;
    await ask('lockNow', { lockdown: aLockdown({ groupIds: [OAK, ELM], settings: ['approval'] }) });
    await bring();
    await work();
    world.asking.set(OAK, [1, 2]);
    await follow();
    const settle = { accountId: ACCOUNT, groupIds: [OAK, ELM], does: 'regardless' as const };
    // It is not over yet.
    expect(await told(() => ask('settleStuckLock', settle))).toEqual([]);
    await ask('endLock', { accountId: ACCOUNT });
    await bring();
    await work();
    await bring();
    expect(await told(() => ask('settleStuckLock', settle))).toEqual([
      ['approval-off', 'By hand', 'Oak Lane'],
    ]);
    expect(await told(() => ask('settleStuckLock', settle))).toEqual([]);
  });

  it('[LK42] a deleted plan comes back with what was let go by hand', async () => {
    const { ask, locked, bring, work, setTime } = await locksWorld();
    setTime('2026-11-23T22:00:00Z');
    await ask('putLockPlan', { plan: aNight() });
    await bring();
    await work();
    await ask('endLock', { accountId: ACCOUNT });
    await bring();
    await work();
    await bring();
    expect(await locked()).toEqual([]);
    const [before] = (await ask('locks', { accountId: ACCOUNT })).plans;
    if (!before) throw new Error('no plan');
    const { updatedAt: _at, released, ...plan } = before;
    await ask('deleteLockPlan', { lockId: plan.id });
    await ask('putLockPlan', { plan, released });
    await bring();
    expect((await ask('locks', { accountId: ACCOUNT })).plans).toMatchObject([{ ...plan, released }]);
    expect(released).toHaveLength(2);
    expect(await locked()).toEqual([]);
  });
});
