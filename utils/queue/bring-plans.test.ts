/** One story after the other, each whole: past 250 lines. */
import { describe, expect, it } from 'vitest';
import { ACCOUNT, NOON } from '@/tests/builders.ts';
import { aLockdown, aNight, ELM, HOUR_MS, lockWorld, OAK } from '@/tests/lock-world.ts';
import { asId, type JobId, type LockId } from '@/utils/domain/ids.ts';

const lock = (id: string) => asId<LockId>(id);

describe('a plan', () => {
  it('[LK10] holds the groups that I administer at that moment', async () => {
    const world = await lockWorld();
    await world.ask('putLockPlan', { plan: aNight() });
    world.setTime('2026-11-23T21:00:00Z');
    await world.bring();
    expect((await world.locked()).map(({ groupId }) => groupId).sort()).toEqual([ELM, OAK].sort());
  });

  it('[LK12] ended by hand in a group leaves it alone for this time, and comes back the next', async () => {
    const world = await lockWorld();
    await world.ask('putLockPlan', { plan: aNight() });
    world.setTime('2026-11-23T22:00:00Z');
    await world.bring();
    await world.work();
    await world.ask('endLock', { accountId: ACCOUNT, groupId: OAK });
    await world.bring();
    await world.work();
    await world.bring();
    expect(world.settings(OAK).announce).toBe(false);
    expect(world.settings(ELM).announce).toBe(true);
    world.setTime('2026-11-24T22:00:00Z');
    await world.bring();
    await world.work();
    expect(world.settings(OAK).announce).toBe(true);
  });

  it('[LK12] with another name still leaves alone what was let go by hand; with other times it does not', async () => {
    const world = await lockWorld();
    await world.ask('putLockPlan', { plan: aNight() });
    world.setTime('2026-11-23T23:00:00Z');
    await world.bring();
    await world.work();
    await world.ask('endLock', { accountId: ACCOUNT, groupId: OAK });
    await world.bring();
    await world.work();
    await world.ask('putLockPlan', { plan: aNight({ name: 'Quiet nights' }) });
    await world.bring();
    await world.work();
    expect(world.settings(OAK).announce).toBe(false);
    await world.ask('putLockPlan', { plan: aNight({ settings: ['announce', 'approval'] }) });
    await world.bring();
    await world.work();
    expect(world.settings(OAK).announce).toBe(true);
  });

  it('[LK12] switched off, its groups are opened; a lock-down by hand of several lets one go', async () => {
    const world = await lockWorld();
    await world.ask('putLockPlan', { plan: aNight() });
    world.setTime('2026-11-23T22:00:00Z');
    await world.bring();
    await world.work();
    await world.ask('lockNow', { lockdown: aLockdown({ groupIds: [OAK, ELM] }) });
    await world.ask('switchLockPlan', { lockId: lock('plan-1'), isOn: false });
    await world.ask('endLock', { accountId: ACCOUNT, lockId: lock('lock-1'), groupId: OAK });
    await world.bring();
    await world.work();
    expect([world.settings(OAK).announce, world.settings(ELM).announce]).toEqual([false, true]);
    await world.ask('endLock', { accountId: ACCOUNT, lockId: lock('lock-1'), groupId: ELM });
    expect((await world.ask('locks', { accountId: ACCOUNT })).lockdowns).toEqual([]);
  });

  it('[LK11] that says nothing useful is refused', async () => {
    const world = await lockWorld();
    await expect(world.ask('putLockPlan', { plan: aNight({ settings: [] }) })).rejects.toThrow('no-settings');
    await expect(world.ask('lockNow', { lockdown: aLockdown({ groupIds: [] }) })).rejects.toThrow(
      'no-groups',
    );
  });

  it.each([
    ['of today', 23, undefined, 1],
    ['that is older', 25, undefined, 0],
    ['that is older, of one with an end', 25, NOON + 72 * HOUR_MS, 1],
  ])('[LK19] by hand goes on from a file %s', async (_, hours, until, count) => {
    const world = await lockWorld();
    await world.ask('lockNow', { lockdown: aLockdown({ until }) });
    await world.bring();
    await world.work();
    const { text } = await world.ask('exportAll', {});
    world.setTime(new Date(NOON + hours * HOUR_MS).toISOString());
    await world.ask('applyImport', { text, mode: 'replace' });
    await world.bring();
    await world.work();
    const { lockdowns, locked } = await world.ask('locks', { accountId: ACCOUNT });
    expect([lockdowns.length, locked.length]).toEqual([count, count]);
    expect(world.settings(OAK).announce).toBe(true);
  });

  it('[LK19] leaves a group that another one holds too to that one', async () => {
    const world = await lockWorld();
    const until = NOON + 72 * HOUR_MS;
    await world.ask('lockNow', { lockdown: aLockdown() });
    await world.ask('lockNow', { lockdown: aLockdown({ id: asId<LockId>('lock-2'), until }) });
    await world.bring();
    await world.work();
    const { text } = await world.ask('exportAll', {});
    world.setTime(new Date(NOON + 25 * HOUR_MS).toISOString());
    await world.ask('applyImport', { text, mode: 'replace' });
    const { lockdowns, locked } = await world.ask('locks', { accountId: ACCOUNT });
    expect(lockdowns.map(({ id }) => id)).toEqual(['lock-2']);
    expect(locked.map(({ groupId }) => groupId)).toEqual([OAK]);
    world.setTime(new Date(until).toISOString());
    await world.bring();
    await world.work();
    expect(world.settings(OAK).announce).toBe(false);
  });

  it('[LK13] of an imported file is off', async () => {
    const world = await lockWorld();
    await world.ask('putLockPlan', { plan: aNight() });
    await world.ask('lockNow', { lockdown: aLockdown() });
    await world.bring();
    await world.work();
    const { text } = await world.ask('exportAll', {});
    await world.ask('applyImport', { text, mode: 'replace' });
    const { plans, lockdowns, locked } = await world.ask('locks', { accountId: ACCOUNT });
    expect(plans).toMatchObject([{ name: 'Night', isOn: false }]);
    expect([lockdowns.length, locked.length]).toEqual([1, 1]);
    // And what is locked is opened at its end all the same.
    await world.ask('endLock', { accountId: ACCOUNT });
    await world.bring();
    await world.work();
    expect(world.settings(OAK).announce).toBe(false);
  });
});

describe('a lock-down with an end', () => {
  it('[LK3] ends at its time, and stays ended when the clock is set back', async () => {
    const world = await lockWorld();
    await world.ask('lockNow', { lockdown: aLockdown({ until: world.store.clock.now() + HOUR_MS }) });
    expect(await world.bring()).toEqual({ nextMs: world.store.clock.now() + HOUR_MS });
    await world.work();
    world.setTime('2026-11-23T13:00:00Z');
    await world.bring();
    await world.work();
    world.setTime('2026-11-23T12:30:00Z');
    await world.bring();
    await world.work();
    expect(world.sent).toEqual(['Oak Lane announce: true', 'Oak Lane announce: false']);
  });
});

describe('a lock-down that did not go well at first', () => {
  it('[LK1] and was tried again by the admin, is opened at its end all the same', async () => {
    const world = await lockWorld();
    await world.ask('lockNow', { lockdown: aLockdown() });
    await world.bring();
    const jobOf = async () =>
      (await world.ask('jobs', { accountId: ACCOUNT, limit: 1 }))[0]?.id ?? asId<JobId>('none');
    // The queue was stopped, and what was to do was left out.
    world.refusals.set(OAK, { ok: false, reason: 'integrity' });
    await world.work();
    world.refusals.clear();
    await world.ask('retryJob', { jobId: await jobOf(), newJobId: asId<JobId>('again') });
    await world.bring();
    await world.work();
    expect(world.settings(OAK).announce).toBe(true);
    expect(await world.locked()).toMatchObject([{ state: 'locked' }]);
    await world.ask('endLock', { accountId: ACCOUNT });
    await world.bring();
    await world.work();
    expect(world.settings(OAK).announce).toBe(false);
  });

  it('[LK18] is not tried again once it is over', async () => {
    const world = await lockWorld();
    await world.ask('lockNow', { lockdown: aLockdown({ groupIds: [OAK, ELM] }) });
    await world.bring();
    world.refusals.set(OAK, { ok: false, reason: 'not-admin' });
    await world.work();
    world.refusals.clear();
    const canRetry = async (): Promise<boolean[]> =>
      (await world.ask('jobs', { accountId: ACCOUNT, limit: 5 })).map((job) => job.canRetry);
    expect(await canRetry()).toEqual([true]);
    const [job] = await world.ask('jobs', { accountId: ACCOUNT, limit: 1 });
    await world.ask('endLock', { accountId: ACCOUNT });
    await world.bring();
    await world.work();
    expect(await canRetry()).toEqual([false, false]);
    await expect(
      world.ask('retryJob', { jobId: job?.id ?? asId('none'), newJobId: asId<JobId>('again') }),
    ).rejects.toThrow('nothing to try again');
    expect(world.settings(OAK).announce).toBe(false);
  });

  it('[LK18] is opened by trying again, unless another holds the group by then', async () => {
    const world = await lockWorld();
    await world.ask('lockNow', { lockdown: aLockdown({ groupIds: [OAK, ELM] }) });
    await world.bring();
    await world.work();
    await world.ask('endLock', { accountId: ACCOUNT });
    await world.bring();
    for (const id of [OAK, ELM]) world.refusals.set(id, { ok: false, reason: 'not-admin' });
    await world.work();
    world.refusals.clear();
    await world.bring();
    await world.ask('lockNow', { lockdown: aLockdown({ id: asId<LockId>('lock-2'), groupIds: [ELM] }) });
    await world.bring();
    await world.work();
    const jobs = await world.ask('jobs', { accountId: ACCOUNT, limit: 5 });
    const opening = jobs.find((job) => job.lock?.does === 'restore');
    expect(opening?.canRetry).toBe(true);
    const detail = await world.ask('job', { jobId: opening?.id ?? asId('none') });
    const again = detail?.tryAgain.map((index) => detail.items[index]?.groupId);
    expect(again).toEqual([OAK]);
    await world.ask('retryJob', { jobId: opening?.id ?? asId('none'), newJobId: asId<JobId>('again') });
    await world.work();
    expect([OAK, ELM].map((id) => world.settings(id).announce)).toEqual([false, true]);
    // What the second one ends with is what was before the first.
    await world.ask('endLock', { accountId: ACCOUNT });
    await world.bring();
    await world.work();
    expect([OAK, ELM].map((id) => world.settings(id).announce)).toEqual([false, false]);
  });
});

describe('what is shown of a locked group', () => {
  it('[LK6] is not called locked while a setting is not held, since its value is unknown', async () => {
    const world = await lockWorld();
    world.forget(OAK, 'addMode');
    await world.follow();
    await world.ask('lockNow', { lockdown: aLockdown({ settings: ['announce', 'addMode'] }) });
    await world.bring();
    await world.work();
    await world.bring();
    expect((await world.locked()).map(({ state }) => state)).toEqual(['locking']);
    await world.somebodyChanges(OAK, { setting: 'addMode', value: 'all' });
    await world.bring();
    await world.work();
    expect((await world.locked()).map(({ state }) => state)).toEqual(['locked']);
  });

  it('[LK4] [LK5] on its way, locked, not fully, changed by somebody, and being opened', async () => {
    const world = await lockWorld();
    const states = async () =>
      Object.fromEntries((await world.locked()).map(({ groupId, state }) => [groupId, state]));
    world.refusals.set(ELM, { ok: false, reason: 'not-admin' });
    await world.ask('lockNow', { lockdown: aLockdown({ groupIds: [OAK, ELM] }) });
    await world.bring();
    expect(await states()).toEqual({ [OAK]: 'locking', [ELM]: 'locking' });
    await world.work();
    expect(await states()).toEqual({ [OAK]: 'locked', [ELM]: 'failed' });
    world.store.clock.set(world.store.clock.now() + HOUR_MS);
    await world.somebodyChanges(OAK, { setting: 'announce', value: false });
    expect(await states()).toEqual({ [OAK]: 'changed', [ELM]: 'failed' });
    await world.ask('endLock', { accountId: ACCOUNT });
    await world.bring();
    expect(await states()).toEqual({ [OAK]: 'opening' });
    await world.work();
    await world.bring();
    expect(await states()).toEqual({});
  });
});
