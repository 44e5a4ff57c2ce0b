import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '@/tests/builders.ts';
import { aLockdown, ELM, lockWorld, OAK } from '@/tests/lock-world.ts';

describe('what could not be brought back', () => {
  /** Locked and over, while I was no admin in ELM; by now I am again. */
  async function stuckWorld() {
    const world = await lockWorld();
    await world.ask('lockNow', { lockdown: aLockdown({ groupIds: [OAK, ELM] }) });
    await world.bring();
    await world.work();
    await world.follow();
    await world.ask('endLock', { accountId: ACCOUNT });
    await world.bring();
    world.refusals.set(ELM, { ok: false, reason: 'not-admin' });
    await world.work();
    world.refusals.clear();
    await world.follow();
    await world.bring();
    const states = async () =>
      Object.fromEntries((await world.locked()).map(({ groupId, state }) => [groupId, state]));
    return { ...world, states };
  }
  const settle = { accountId: ACCOUNT, groupIds: [ELM] };

  it('[LK22] is shown, and brought back when the admin tries again', async () => {
    const world = await stuckWorld();
    expect(await world.states()).toEqual({ [ELM]: 'stuck' });
    await world.ask('settleStuckLock', { ...settle, does: 'again' });
    await world.bring();
    expect(await world.states()).toEqual({ [ELM]: 'opening' });
    await world.work();
    await world.follow();
    await world.bring();
    expect(await world.states()).toEqual({});
    expect(world.settings(ELM).announce).toBe(false);
  });

  it('[LK22] is forgotten when the admin leaves it so, or somebody opens it', async () => {
    const left = await stuckWorld();
    await left.ask('settleStuckLock', { ...settle, does: 'nothing' });
    await left.bring();
    expect(await left.states()).toEqual({});
    expect(left.settings(ELM).announce).toBe(true);
    const opened = await stuckWorld();
    await opened.somebodyChanges(ELM, { setting: 'announce', value: false });
    await opened.bring();
    expect(await opened.states()).toEqual({});
  });
});
