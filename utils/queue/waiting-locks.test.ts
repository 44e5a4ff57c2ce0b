import { describe, expect, it } from 'vitest';
import { ACCOUNT, anAccount } from '@/tests/builders.ts';
import { aLockdown, aNight, ELM, HOUR_MS, lockWorld, OAK } from '@/tests/lock-world.ts';

const ALL = ['announce' as const, 'approval' as const, 'addMode' as const];
const settle = { accountId: ACCOUNT, groupIds: [OAK] };

describe('the end of a lock-down while people wait', () => {
  /** Both groups locked for an hour; five ask to join the first. */
  async function lockedWorld() {
    const world = await lockWorld();
    const until = world.store.clock.now() + HOUR_MS;
    await world.ask('lockNow', { lockdown: aLockdown({ groupIds: [OAK, ELM], settings: ALL, until }) });
    await world.bring();
    await world.work();
    world.asking.set(OAK, [1, 2, 3, 4, 5]);
    await world.follow();
    const states = async () =>
      Object.fromEntries(
        (await world.locked()).map(({ groupId, state, waits }) => [groupId, `${state} ${waits}`]),
      );
    const settled = async () => {
      await world.bring();
      await world.work();
      await world.bring();
    };
    const end = async () => {
      await world.ask('endLock', { accountId: ACCOUNT });
      await settled();
    };
    const later = (ms: number) => world.store.clock.set(world.store.clock.now() + ms);
    return { ...world, states, settled, end, later };
  }

  it('[LK55] by time: approval stays on where somebody waits, and comes back when nobody does', async () => {
    const world = await lockedWorld();
    expect(await world.states()).toEqual({ [ELM]: 'locked 0', [OAK]: 'locked 5' });
    world.later(HOUR_MS);
    await world.settled();
    expect(world.asking.get(OAK)).toHaveLength(5);
    expect(world.settings(OAK)).toMatchObject({ announce: false, approval: true, addMode: 'all' });
    expect(world.settings(ELM)).toMatchObject({ announce: false, approval: false, addMode: 'all' });
    expect(await world.states()).toEqual({ [OAK]: 'waiting 5' });
    world.asking.set(OAK, [3]);
    await world.follow();
    await world.settled();
    expect(await world.states()).toEqual({ [OAK]: 'waiting 1' });
    world.asking.delete(OAK);
    await world.follow();
    await world.settled();
    expect(world.settings(OAK).approval).toBe(false);
    expect(await world.states()).toEqual({});
  });

  it('[LK56] by hand, and switched off all the same', async () => {
    const world = await lockedWorld();
    await world.ask('settleStuckLock', { ...settle, does: 'regardless' });
    await world.end();
    expect(await world.states()).toEqual({ [OAK]: 'waiting 5' });
    await world.ask('settleStuckLock', { ...settle, does: 'regardless' });
    await world.settled();
    expect(world.settings(OAK).approval).toBe(false);
    expect(await world.states()).toEqual({});
  });

  it('[LK55] who asks before its turn comes is not dropped either', async () => {
    const world = await lockedWorld();
    world.asking.delete(OAK);
    await world.follow();
    await world.ask('endLock', { accountId: ACCOUNT });
    await world.bring();
    world.asking.set(OAK, [7]);
    await world.follow();
    await world.settled();
    expect(world.asking.get(OAK)).toEqual([7]);
    expect(await world.states()).toEqual({ [OAK]: 'waiting 1' });
  });

  it('[LK55] locked again meanwhile keeps the value from before', async () => {
    const world = await lockedWorld();
    await world.end();
    await world.ask('putLockPlan', { plan: aNight({ groupIds: [OAK], settings: ALL }) });
    world.setTime('2026-11-23T22:00:00Z');
    await world.settled();
    expect(await world.states()).toEqual({ [OAK]: 'locked 5' });
    world.asking.delete(OAK);
    await world.follow();
    world.setTime('2026-11-24T07:00:00Z');
    await world.settled();
    expect(world.settings(OAK).approval).toBe(false);
  });

  it('[LK55] approval that was on before, or that somebody switched off, holds nothing back', async () => {
    const world = await lockWorld();
    await world.somebodyChanges(OAK, { setting: 'approval', value: true });
    world.asking.set(OAK, [1]);
    await world.follow();
    await world.ask('lockNow', { lockdown: aLockdown({ settings: ALL }) });
    await world.bring();
    await world.work();
    expect((await world.locked())[0]?.waits).toBe(0);
    await world.ask('endLock', { accountId: ACCOUNT });
    await world.bring();
    await world.work();
    await world.bring();
    expect(await world.locked()).toEqual([]);
    const other = await lockedWorld();
    await other.end();
    await other.somebodyChanges(OAK, { setting: 'approval', value: false });
    await other.settled();
    expect(await other.states()).toEqual({});
  });

  it('[LK57] over while WhatsApp was closed: who came meanwhile is read first', async () => {
    const world = await lockedWorld();
    world.asking.delete(OAK);
    await world.follow();
    world.later(8 * HOUR_MS);
    await world.bring();
    const { me, connection, capabilities } = anAccount();
    const openedAt = world.store.clock.now();
    await world.ask('sawAccount', { me, connection, capabilities, at: openedAt });
    expect(await world.bring()).toEqual({ nextMs: openedAt + 120_000 });
    world.asking.set(OAK, [8, 9]);
    await world.work();
    await world.settled();
    expect(world.asking.get(OAK)).toEqual([8, 9]);
    expect(await world.states()).toEqual({ [OAK]: 'waiting 2' });
    expect(world.settings(ELM).approval).toBe(false);
  });

  it('[LK57] what cannot be read holds nothing back for long', async () => {
    const world = await lockedWorld();
    world.asking.delete(OAK);
    await world.follow();
    world.later(8 * HOUR_MS);
    const { me, connection, capabilities } = anAccount();
    await world.ask('sawAccount', { me, connection, capabilities, at: world.store.clock.now() });
    await world.bring();
    world.later(120_000);
    expect(await world.bring()).toEqual({ nextMs: undefined });
    await world.work();
    expect(world.settings(OAK).approval).toBe(false);
  });
});

describe('the order of a lock-down', () => {
  it('[LK59] goes setting by setting, over all groups, and so does its end', async () => {
    const world = await lockWorld();
    await world.ask('lockNow', {
      lockdown: aLockdown({ groupIds: [OAK, ELM], settings: ['addMode', 'approval', 'announce'] }),
    });
    await world.bring();
    await world.work();
    await world.ask('endLock', { accountId: ACCOUNT });
    await world.bring();
    await world.work();
    const settings = world.sent.map((line) => line.split(' ').at(-2));
    const once = ['announce:', 'announce:', 'approval:', 'approval:', 'addMode:', 'addMode:'];
    expect(settings).toEqual([...once, ...once]);
  });
});
