import { beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT } from '@/tests/builders.ts';
import {
  type QueueStore,
  account,
  all,
  createQueueStore,
  itemsOf,
  jobId,
  people,
} from '@/tests/queue-store.ts';

let store: QueueStore;
beforeEach(() => {
  store = createQueueStore();
});

describe('questions about jobs', () => {
  it('give open jobs first, newest first', async () => {
    await store.start('old', 'approve', people(1));
    const next = await store.take();
    await store.report(next, all(next, 'done'));
    await store.create('a', 'approve', people(1, 'g2'));
    store.pass(1);
    await store.create('b', 'approve', people(1, 'g3'));
    const jobs = await store.queries.jobs({ accountId: account, limit: 3 });
    expect(jobs.ok && jobs.value.map((job) => job.id)).toEqual(['b', 'a', 'old']);
    expect(await store.queries.jobs({ accountId: ACCOUNT, limit: 3 })).toEqual({ ok: true, value: [] });
  });

  it('give the items of one job in order', async () => {
    await store.start('j', 'approve', people(15));
    expect((await store.job('j')).items.map((item) => item.index)).toEqual(
      Array.from({ length: 15 }, (_, index) => index),
    );
    expect(await store.queries.job({ jobId: jobId('no') })).toEqual({ ok: true, value: null });
    expect(itemsOf(await store.take())).toHaveLength(10);
  });
});
