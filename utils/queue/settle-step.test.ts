import { beforeEach, describe, expect, it } from 'vitest';
import {
  type QueueStore,
  all,
  createQueueStore,
  groupId,
  itemsOf,
  people,
  tabB,
} from '@/tests/queue-store.ts';
import type { CallReason } from '@/utils/domain/reasons.ts';

let store: QueueStore;
beforeEach(() => {
  store = createQueueStore();
});

const refuse = (reason: CallReason, retryAfterMs?: number) => ({ ok: false as const, reason, retryAfterMs });
const MINUTE = 60_000;

describe('an answer', () => {
  it('[PC1] that is good lets the next batch be larger', async () => {
    await store.start('j', 'approve', people(100));
    const sizes: number[] = [];
    for (let batch = 0; batch < 4; batch++) {
      const next = await store.take();
      sizes.push(itemsOf(next).length);
      await store.report(next, all(next, 'done'));
      store.pass(MINUTE);
    }
    expect(sizes).toEqual([10, 20, 30, 40]);
    expect(await store.job('j')).toMatchObject({ state: 'done', counts: { done: 100 } });
  });

  it('[JB6] [JB16] ends each person with their own result, and writes it into the log', async () => {
    await store.start('j', 'approve', people(4), { reason: 'spring', actor: 'Nora' });
    const next = await store.take();
    await store.report(next, {
      ok: true,
      value: [
        { index: 0, outcome: 'done' },
        { index: 1, outcome: 'failed', reason: 'group-full', code: '500' },
        { index: 2, outcome: 'failed', reason: 'already-done', code: '409' },
        { index: 3, outcome: 'failed', reason: 'request-gone' },
      ],
    });
    const { items, state, canRetry } = await store.job('j');
    expect(items.map((item) => [item.state, item.reason, item.code])).toEqual([
      ['done', undefined, undefined],
      ['failed', 'group-full', '500'],
      ['done', 'already-done', '409'],
      ['failed', 'request-gone', undefined],
    ]);
    expect([state, canRetry]).toEqual(['done', true]);
    const lines = (await store.log()).filter((line) => line.action === 'approve');
    expect(lines.map((line) => [line.personLabel, line.result, line.resultReason])).toEqual([
      ['Person g1-0', 'done', undefined],
      ['Person g1-1', 'failed', 'group-full'],
      ['Person g1-2', 'done', 'already-done'],
      ['Person g1-3', 'failed', 'request-gone'],
    ]);
    expect(lines[0]).toMatchObject({ actor: 'Nora', why: 'spring', groupId: groupId('g1'), jobId: 'j' });
  });

  it('[JB2] counts once, however often it is reported', async () => {
    await store.start('j', 'approve', people(2));
    const next = await store.take();
    await store.report(next, all(next, 'done'));
    await store.report(next, all(next, 'failed', { reason: 'request-gone' }));
    expect(await store.states('j')).toEqual(['done', 'done']);
    expect((await store.log()).filter((line) => line.action === 'approve')).toHaveLength(2);
  });

  it('[JB2] of another tab is not heard', async () => {
    await store.start('j', 'approve', people(1));
    const next = await store.take();
    await store.report(next, all(next, 'done'), tabB);
    expect(await store.states('j')).toEqual(['acting']);
  });
});

describe('a refusal', () => {
  it.each(['offline', 'not-ready'] as const)('[JB7] %s counts nothing', async (reason) => {
    await store.start('j', 'approve', people(2));
    await store.report(await store.take(), refuse(reason));
    const { items } = await store.job('j');
    expect(items.map((item) => [item.state, item.attempts])).toEqual([
      ['todo', 0],
      ['todo', 0],
    ]);
    store.pass(3_000);
    expect((await store.take()).type).toBe('act');
  });

  it('[JB9] integrity stops every job of the account', async () => {
    await store.start('one', 'remove', people(12));
    await store.start('two', 'approve', people(3, 'g2'));
    await store.report(await store.take(), refuse('integrity'));
    for (const id of ['one', 'two']) {
      expect(await store.job(id)).toMatchObject({
        state: 'stopped',
        stopReason: 'integrity',
        counts: { todo: 0, acting: 0 },
      });
    }
    expect((await store.take()).type).toBe('idle');
  });

  it('[JB10] missing-capability stops the job, nobody was sent', async () => {
    await store.start('j', 'remove', people(2));
    await store.report(await store.take(), refuse('missing-capability'));
    expect(await store.job('j')).toMatchObject({ state: 'stopped', stopReason: 'missing-capability' });
    expect((await store.job('j')).items.map((item) => [item.state, item.attempts])).toEqual([
      ['skipped', 0],
      ['skipped', 0],
    ]);
  });

  it('[PC5] rate-limited waits, longer each time, and forgets after an answer', async () => {
    await store.start('j', 'approve', people(50));
    const first = await store.take();
    await store.report(first, all(first, 'done'));
    store.pass(MINUTE);
    for (const waitMs of [MINUTE, 2 * MINUTE]) {
      await store.report(await store.take(), refuse('rate-limited'));
      const { state, waitUntil, waitReason, batchSize } = await store.job('j');
      expect([state, waitUntil, waitReason, batchSize]).toEqual([
        'waiting',
        store.now() + waitMs,
        'rate-limited',
        10,
      ]);
      store.pass(waitMs);
    }
    const next = await store.take();
    expect(itemsOf(next)[0]?.attempts).toBe(1);
    await store.report(next, all(next, 'done'));
    expect((await store.job('j')).backoffs).toBe(0);
  });

  it('[PC5] rate-limited holds back the other jobs too, as long as WhatsApp says', async () => {
    await store.start('one', 'approve', people(1));
    await store.start('two', 'approve', people(1, 'g2'));
    await store.report(await store.take(), refuse('rate-limited', 10 * MINUTE));
    store.pass(10 * MINUTE - 1);
    expect((await store.take()).type).toBe('idle');
    store.pass(1);
    expect((await store.take()).type).toBe('act');
  });

  it('[PC8] rate-limited with a number: no batch is larger, however many go well', async () => {
    await store.start('j', 'add', people(20));
    await store.report(await store.take(), { ...refuse('rate-limited'), mostPeople: 5 });
    expect(await store.job('j')).toMatchObject({ batchSize: 5, batchLimit: 5, waitReason: 'rate-limited' });
    for (const size of [5, 5, 5, 5]) {
      store.pass(MINUTE);
      const next = await store.take();
      expect(itemsOf(next)).toHaveLength(size);
      await store.report(next, all(next, 'done'));
    }
    expect(await store.job('j')).toMatchObject({ state: 'done', counts: { done: 20 } });
  });

  it('[PC2] [PC3] of a batch: one by one, then batches of half the size at most', async () => {
    await store.start('j', 'remove', people(40));
    const first = await store.take();
    await store.report(first, all(first, 'done'));
    store.pass(MINUTE);
    const refused = await store.take();
    expect(itemsOf(refused)).toHaveLength(20);
    await store.report(refused, refuse('refused-batch'));
    for (let alone = 0; alone < 20; alone++) {
      store.pass(MINUTE);
      const next = await store.take();
      expect(itemsOf(next)).toHaveLength(1);
      await store.report(next, all(next, 'done'));
    }
    store.pass(MINUTE);
    const after = await store.take();
    expect(itemsOf(after)).toHaveLength(10);
    expect((await store.job('j')).batchLimit).toBe(10);
  });

  it('[PC3] of one person alone fails that person, and the limit goes', async () => {
    await store.start('j', 'remove', people(3));
    await store.report(await store.take(), refuse('refused-batch'));
    expect((await store.job('j')).batchLimit).toBe(1);
    store.pass(MINUTE);
    await store.report(await store.take(), refuse('refused-batch'));
    expect(await store.states('j')).toEqual(['failed', 'todo', 'todo']);
    expect((await store.job('j')).batchLimit).toBeUndefined();
  });

  it('[JB11] [PC6] server-error is tried four times, with growing waits', async () => {
    await store.start('j', 'remove', people(1));
    const waits: number[] = [];
    for (let attempt = 0; attempt < 4; attempt++) {
      await store.report(await store.take(), refuse('server-error'));
      waits.push(((await store.job('j')).waitUntil ?? store.now()) - store.now());
      store.pass(10 * MINUTE);
    }
    expect(waits).toEqual([10_000, 30_000, 90_000, 0]);
    expect(await store.job('j')).toMatchObject({ state: 'done', counts: { failed: 1 } });
  });

  it('[JB11] eight server errors in a row stop the job', async () => {
    await store.start('j', 'remove', people(30));
    for (let attempt = 0; attempt < 8; attempt++) {
      await store.report(await store.take(), refuse('server-error'));
      store.pass(10 * MINUTE);
    }
    expect(await store.job('j')).toMatchObject({
      state: 'stopped',
      stopReason: 'server-error',
      counts: { failed: 20, skipped: 10 },
    });
  });
});
