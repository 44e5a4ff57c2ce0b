import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '@/tests/builders.ts';
import { aLockdown, ELM, lockWorld, OAK } from '@/tests/lock-world.ts';
import { asId, type JobId } from '@/utils/domain/ids.ts';

async function lockedWorld() {
  const world = await lockWorld();
  const { ask, store } = world;
  await ask('lockNow', { lockdown: aLockdown({ groupIds: [OAK, ELM] }) });
  await world.bring();
  const lastJob = async () => {
    const [job] = await ask('jobs', { accountId: ACCOUNT, limit: 1 });
    if (!job) throw new Error('no job');
    return job;
  };
  const undo = (jobId: JobId) => store.port.call('undoJob', { jobId, newJobId: asId('undo') });
  const states = async () =>
    Object.fromEntries((await world.locked()).map(({ groupId, state }) => [groupId, state]));
  const end = async () => {
    await ask('endLock', { accountId: ACCOUNT });
    await world.bring();
  };
  /** As an older Muster did when it was undone before it began. */
  const lose = async (jobId: JobId) => {
    await store.db.items.where('jobId').equals(jobId).delete();
    await store.db.jobs.delete(jobId);
  };
  return { ...world, lastJob, undo, states, end, lose };
}

describe('a job of a lock-down', () => {
  it('[LK50] cannot be undone before it begins, nor when it is done; nor can its end', async () => {
    const { lastJob, undo, work, end, states, settings } = await lockedWorld();
    const refuses = async () => {
      const job = await lastJob();
      expect(job.canUndo).toBe(false);
      expect(await undo(job.id)).toMatchObject({ ok: false, reason: 'cannot-undo' });
    };
    await refuses();
    await work();
    await refuses();
    await end();
    await refuses();
    expect(await states()).toEqual({ [OAK]: 'opening', [ELM]: 'opening' });
    await work();
    await refuses();
    expect([settings(OAK).announce, settings(ELM).announce]).toEqual([false, false]);
  });

  it('[LK50] is tried again at once', async () => {
    const { ask, refusals, work, lastJob, settings, store } = await lockedWorld();
    refusals.set(ELM, { ok: false, reason: 'not-admin' });
    await work();
    refusals.clear();
    const jobId = (await lastJob()).id;
    const { startAt } = await ask('retryJob', { jobId, newJobId: asId('again') });
    expect(startAt).toBe(store.clock.now());
    expect((await ask('job', { jobId: asId('again') }))?.canUndo).toBe(false);
    await work();
    expect(settings(ELM).announce).toBe(true);
  });
});

describe('a group that is to be locked', () => {
  it('[LK51] is not shown as locked when its job was cancelled, unless it is closed all the same', async () => {
    const { ask, lastJob, bring, states, somebodyChanges } = await lockedWorld();
    await ask('cancelJob', { jobId: (await lastJob()).id });
    await bring();
    expect(await states()).toEqual({ [OAK]: 'failed', [ELM]: 'failed' });
    await somebodyChanges(OAK, { setting: 'announce', value: true });
    expect(await states()).toEqual({ [OAK]: 'locked', [ELM]: 'failed' });
  });

  it('[LK51] is not shown as locked when what should lock it is gone, and is forgotten at the end', async () => {
    const { lastJob, lose, bring, states, end } = await lockedWorld();
    await lose((await lastJob()).id);
    await bring();
    expect(await states()).toEqual({ [OAK]: 'failed', [ELM]: 'failed' });
    await end();
    expect(await states()).toEqual({});
  });

  it('[LK51] could not be brought back when what should do so is gone or was cancelled; tried again it is', async () => {
    for (const way of ['gone', 'cancelled'] as const) {
      const { ask, lastJob, lose, bring, work, follow, states, end, settings } = await lockedWorld();
      await work();
      await follow();
      await end();
      const { id } = await lastJob();
      if (way === 'gone') await lose(id);
      else await ask('cancelJob', { jobId: id });
      await bring();
      expect(await states(), way).toEqual({ [OAK]: 'stuck', [ELM]: 'stuck' });
      await ask('settleStuckLock', { accountId: ACCOUNT, groupIds: [OAK, ELM], does: 'again' });
      await bring();
      await work();
      await bring();
      expect(await states(), way).toEqual({});
      expect([settings(OAK).announce, settings(ELM).announce]).toEqual([false, false]);
    }
  });
});
