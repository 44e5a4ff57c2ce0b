/** One story after the other, each whole: past 250 lines. */
import { describe, expect, it } from 'vitest';
import { ACCOUNT, aGroup } from '@/tests/builders.ts';
import { aLockdown, aNight, ELM, HOUR_MS, lockWorld, OAK } from '@/tests/lock-world.ts';
import { asId } from '@/utils/domain/ids.ts';

describe('a lock-down', () => {
  it('[LK1] [LK13] closes what was chosen and brings it back, each as a job with its name', async () => {
    const world = await lockWorld();
    await world.ask('lockNow', {
      lockdown: aLockdown({ groupIds: [OAK, ELM], settings: ['announce', 'approval', 'addMode'] }),
    });
    await world.bring();
    await world.work();
    expect(world.settings(OAK)).toEqual({
      announce: true,
      approval: true,
      addMode: 'admins',
      restrict: false,
    });
    expect(await world.locked()).toMatchObject([
      { groupId: ELM, causes: [{ name: 'By hand' }] },
      { groupId: OAK, causes: [{ name: 'By hand', kind: 'hand' }] },
    ]);
    await world.ask('endLock', { accountId: ACCOUNT });
    await world.bring();
    await world.work();
    expect(world.settings(OAK)).toEqual({
      announce: false,
      approval: false,
      addMode: 'all',
      restrict: false,
    });
    expect(world.settings(ELM)).toMatchObject({ announce: false });
    expect((await world.jobs()).map(([reason, state]) => [reason, state])).toEqual([
      ['By hand', 'done'],
      ['End of By hand', 'done'],
    ]);
    await world.bring();
    expect(await world.locked()).toEqual([]);
    const { entries } = await world.ask('log', { accountId: ACCOUNT, limit: 50 });
    const ofJobs = entries.filter(({ jobId }) => jobId !== undefined);
    expect(new Set(ofJobs.map(({ why }) => why))).toEqual(new Set(['By hand', 'End of By hand']));
  });

  it('[LK13] has no time for reflection', async () => {
    const world = await lockWorld();
    await world.ask('lockNow', { lockdown: aLockdown() });
    await world.bring();
    expect(await world.take()).toMatchObject({ type: 'act', items: [{ change: { value: true } }] });
  });

  it('[LK53] against a raid goes before an older job of settings that is under way', async () => {
    const world = await lockWorld();
    await world.ask('lockNow', {
      lockdown: aLockdown({ groupIds: [ELM], settings: ['announce', 'addMode'] }),
    });
    await world.bring();
    const raid = aLockdown({ id: asId('raid'), kind: 'raid', settings: ['approval'] });
    world.store.clock.set(world.store.clock.now() + 1_000);
    await world.ask('lockNow', { lockdown: raid });
    await world.bring();
    await world.work();
    expect(world.sent).toEqual([
      'Oak Lane approval: true',
      'Elm Street announce: true',
      'Elm Street addMode: admins',
    ]);
    // What brings back waits its turn.
    world.sent.length = 0;
    await world.ask('endLock', { accountId: ACCOUNT, lockId: asId('lock-1') });
    await world.bring();
    world.store.clock.set(world.store.clock.now() + 1_000);
    await world.ask('endLock', { accountId: ACCOUNT });
    await world.bring();
    await world.work();
    expect(world.sent.at(-1)).toBe('Oak Lane approval: false');
  });

  it('[LK2] may be looked at as often as one likes: nothing is done twice', async () => {
    const world = await lockWorld();
    await world.ask('lockNow', { lockdown: aLockdown() });
    for (let n = 0; n < 3; n++) await world.bring();
    await Promise.all([world.bring(), world.bring()]);
    await world.work();
    await world.bring();
    expect(world.sent).toEqual(['Oak Lane announce: true']);
    expect(await world.jobs()).toHaveLength(1);
  });

  it('[LK2] never opened WhatsApp: what was not sent is left out, and nothing is sent later', async () => {
    const world = await lockWorld();
    await world.ask('lockNow', { lockdown: aLockdown({ until: world.store.clock.now() + HOUR_MS }) });
    await world.bring();
    world.setTime('2026-11-24T09:00:00Z');
    await world.bring();
    await world.work();
    expect(world.sent).toEqual([]);
    expect(await world.jobs()).toEqual([['By hand', 'cancelled', 'Oak Lane announce: true skipped']]);
    expect(await world.locked()).toEqual([]);
  });

  it('[LK2] the end that nobody saw is caught up, once', async () => {
    const world = await lockWorld();
    await world.ask('putLockPlan', { plan: aNight() });
    world.setTime('2026-11-23T22:00:00Z');
    await world.bring();
    await world.work();
    // Closed for three days: two more nights went by.
    world.setTime('2026-11-26T10:00:00Z');
    await world.bring();
    await world.work();
    expect(world.sent).toEqual([
      'Elm Street announce: true',
      'Oak Lane announce: true',
      'Elm Street announce: false',
      'Oak Lane announce: false',
    ]);
    expect((await world.jobs()).map(([reason]) => reason)).toEqual(['Night', 'End of Night']);
  });

  it('[LK2] wanted again before it was opened: it stays locked, with the values from before', async () => {
    const world = await lockWorld();
    await world.ask('putLockPlan', { plan: aNight({ groupIds: [OAK] }) });
    world.setTime('2026-11-23T22:00:00Z');
    await world.bring();
    await world.work();
    // In the morning WhatsApp was closed, and so it was all day.
    world.setTime('2026-11-24T07:00:00Z');
    await world.bring();
    world.setTime('2026-11-24T22:00:00Z');
    await world.bring();
    await world.work();
    expect(world.sent).toEqual(['Oak Lane announce: true']);
    world.setTime('2026-11-25T07:00:00Z');
    await world.bring();
    await world.work();
    expect(world.settings(OAK).announce).toBe(false);
  });

  it('[LK1] two at once: the values from before the first come back when the last ends', async () => {
    const world = await lockWorld();
    await world.ask('putLockPlan', { plan: aNight({ groupIds: [OAK], settings: ['announce', 'approval'] }) });
    world.setTime('2026-11-23T20:30:00Z');
    await world.ask('lockNow', { lockdown: aLockdown({ until: Date.parse('2026-11-23T23:00:00Z') }) });
    await world.bring();
    await world.work();
    world.setTime('2026-11-23T21:00:00Z');
    expect(await world.bring()).toEqual({ nextMs: Date.parse('2026-11-23T23:00:00Z') });
    await world.work();
    expect((await world.locked())[0]?.causes.map(({ name }) => name)).toEqual(['By hand', 'Night']);
    world.setTime('2026-11-23T23:00:00Z');
    expect(await world.bring()).toEqual({ nextMs: Date.parse('2026-11-24T06:00:00Z') });
    await world.work();
    expect(world.settings(OAK)).toMatchObject({ announce: true, approval: true });
    world.setTime('2026-11-24T06:00:00Z');
    await world.bring();
    await world.work();
    expect(world.settings(OAK)).toMatchObject({ announce: false, approval: false });
    expect(world.sent).toHaveLength(4);
  });

  it('[LK4] what somebody changed meanwhile is left alone, and the job says so', async () => {
    const world = await lockWorld();
    await world.ask('lockNow', { lockdown: aLockdown({ settings: ['announce', 'addMode'] }) });
    await world.bring();
    await world.work();
    await world.somebodyChanges(OAK, { setting: 'announce', value: false });
    await world.bring();
    await world.work();
    expect(world.sent).toHaveLength(2);
    world.sent.length = 0;
    await world.ask('endLock', { accountId: ACCOUNT });
    await world.bring();
    await world.work();
    expect(world.sent).toEqual(['Oak Lane addMode: all']);
    expect((await world.jobs()).at(-1)).toEqual([
      'End of By hand',
      'done',
      'Oak Lane announce: false done already-done',
      'Oak Lane addMode: all done',
    ]);
  });

  it('[LK5] what was so before stays so', async () => {
    const world = await lockWorld();
    await world.somebodyChanges(OAK, { setting: 'announce', value: true });
    await world.ask('lockNow', { lockdown: aLockdown() });
    await world.bring();
    await world.work();
    await world.ask('endLock', { accountId: ACCOUNT });
    await world.bring();
    await world.work();
    expect(world.sent).toEqual([]);
    expect(world.settings(OAK).announce).toBe(true);
    expect(await world.locked()).toEqual([]);
  });

  it('[LK5] groups where I am no admin any more fail with the reason; the others are locked and opened', async () => {
    const world = await lockWorld();
    world.refusals.set(OAK, { ok: false, reason: 'not-admin' });
    await world.ask('lockNow', { lockdown: aLockdown({ groupIds: [OAK, ELM] }) });
    await world.bring();
    await world.work();
    await world.bring();
    await world.work();
    await world.ask('endLock', { accountId: ACCOUNT });
    await world.bring();
    await world.work();
    expect(await world.jobs()).toEqual([
      ['By hand', 'done', 'Oak Lane announce: true failed not-admin', 'Elm Street announce: true done'],
      ['End of By hand', 'done', 'Elm Street announce: false done'],
    ]);
  });

  it('[LK5] a job that the admin cancelled is not made again while the lock-down lasts', async () => {
    const world = await lockWorld();
    await world.ask('lockNow', { lockdown: aLockdown() });
    await world.bring();
    const [job] = await world.ask('jobs', { accountId: ACCOUNT, limit: 1 });
    if (!job) throw new Error('no job');
    await world.ask('cancelJob', { jobId: job.id });
    await world.bring();
    await world.work();
    expect(world.sent).toEqual([]);
    expect(await world.jobs()).toHaveLength(1);
  });

  it('[LK6] waits for settings that are not known, and leaves out what the kind of group fixes', async () => {
    const world = await lockWorld();
    await world.ask('sawGroups', {
      accountId: ACCOUNT,
      groups: [
        aGroup({ id: OAK, subject: 'Oak Lane', settings: {} }),
        aGroup({ id: ELM, kind: 'announcement', settings: { announce: false } }),
      ],
      complete: true,
      at: world.store.clock.now(),
    });
    await world.ask('lockNow', { lockdown: aLockdown({ groupIds: [OAK, ELM] }) });
    await world.bring();
    expect(await world.jobs()).toEqual([]);
    expect(await world.locked()).toMatchObject([{ groupId: OAK, state: 'locking' }]);
    await world.follow();
    await world.bring();
    expect((await world.jobs())[0]).toContain('Oak Lane announce: true todo');
  });

  it('under way when it ends: the values come back once its own answer is there', async () => {
    const world = await lockWorld();
    await world.ask('lockNow', { lockdown: aLockdown() });
    await world.bring();
    const step = await world.take();
    if (step.type !== 'act') throw new Error(step.type);
    await world.ask('endLock', { accountId: ACCOUNT });
    await world.bring();
    expect(await world.jobs()).toHaveLength(1);
    await world.ask('reportStep', {
      stepId: step.step.id,
      tabId: step.step.tabId,
      outcome: {
        ok: true,
        value: [{ index: 0, outcome: 'done', before: { setting: 'announce', value: false } }],
      },
    });
    await world.bring();
    expect((await world.jobs()).at(-1)).toEqual(['End of By hand', 'ready', 'Oak Lane announce: false todo']);
  });
});
