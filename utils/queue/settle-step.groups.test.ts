import { beforeEach, describe, expect, it } from 'vitest';
import { type QueueStore, all, createQueueStore, groupId, people } from '@/tests/queue-store.ts';
import type { CallReason } from '@/utils/domain/reasons.ts';

let store: QueueStore;
beforeEach(() => {
  store = createQueueStore();
});

const refuse = (reason: CallReason) => ({ ok: false as const, reason });
const MINUTE = 60_000;

describe('an answer that ends a group', () => {
  it.each(['not-admin', 'not-in-group', 'group-gone', 'locked'] as const)(
    '[JB8] %s ends that group, the job goes on',
    async (reason) => {
      await store.start('j', 'remove', [...people(12, 'a'), ...people(1, 'b')]);
      await store.report(await store.take(), refuse(reason));
      expect(await store.states('j')).toEqual([...Array(10).fill('failed'), 'skipped', 'skipped', 'todo']);
      expect((await store.job('j')).items[11]?.reason).toBe(reason);
      store.pass(MINUTE);
      const next = await store.take();
      await store.report(next, all(next, 'done'));
      expect(await store.job('j')).toMatchObject({
        state: 'done',
        counts: { done: 1, failed: 10, skipped: 2 },
      });
      const stopped = (await store.log()).find((line) => line.action === 'job-stopped');
      expect(stopped).toMatchObject({ groupId: groupId('a'), resultReason: reason, detail: '2' });
    },
  );

  it('[JB8] of the last group stops the job with its reason', async () => {
    await store.start('j', 'remove', people(12));
    await store.report(await store.take(), refuse('not-admin'));
    expect(await store.job('j')).toMatchObject({
      state: 'stopped',
      stopReason: 'not-admin',
      finishedAt: store.now(),
      canRetry: true,
    });
  });

  it('[JB8] of the last of several groups leaves what was done, and a result for each', async () => {
    await store.start('j', 'remove', [...people(1, 'a'), ...people(12, 'b')]);
    const first = await store.take();
    await store.report(first, all(first, 'done'));
    store.pass(MINUTE);
    await store.report(await store.take(), refuse('not-admin'));
    const job = await store.job('j');
    expect(job).toMatchObject({ state: 'done', counts: { done: 1, failed: 10, skipped: 2 }, canRetry: true });
    expect(job.items.slice(1).every(({ reason }) => reason === 'not-admin')).toBe(true);
  });

  it('[JB8] of all of several groups stops the job', async () => {
    await store.start('j', 'remove', [...people(1, 'a'), ...people(1, 'b')]);
    await store.report(await store.take(), refuse('locked'));
    store.pass(MINUTE);
    await store.report(await store.take(), refuse('not-admin'));
    expect(await store.job('j')).toMatchObject({ state: 'stopped', stopReason: 'not-admin' });
  });
});
