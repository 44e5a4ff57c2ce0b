import { beforeEach, describe, expect, it } from 'vitest';
import { type QueueStore, all, createQueueStore, itemsOf, people, tabA, tabB } from '@/tests/queue-store.ts';
import type { CallReason } from '@/utils/domain/reasons.ts';

let store: QueueStore;
beforeEach(() => {
  store = createQueueStore();
});

const refuse = (reason: CallReason, retryAfterMs?: number) => ({ ok: false as const, reason, retryAfterMs });
const MINUTE = 60_000;

describe('an unclear step', () => {
  const found = (...what: ('done' | 'not-done' | 'gone')[]) => ({
    ok: true as const,
    value: what.map((each, index) => ({ index, found: each })),
  });

  it.each(['unclear', 'page-gone', 'unexpected-answer'] as const)(
    '[JB12] [RC1] [RC2] after %s waits, is looked at, and only then repeated',
    async (reason) => {
      await store.start('j', 'approve', people(3));
      await store.report(await store.take(), refuse(reason));
      expect(await store.job('j')).toMatchObject({ state: 'waiting', waitReason: 'unclear' });
      expect((await store.take()).type).toBe('idle');
      store.pass(5_000);
      const look = await store.take();
      expect(look.type).toBe('reconcile');
      await store.reconcile(look, found('done', 'not-done', 'gone'));
      expect(await store.states('j')).toEqual(['done', 'todo', 'failed']);
      const again = await store.take();
      expect(itemsOf(again).map((item) => item.index)).toEqual([1]);
    },
  );

  it('[JB12] is only about the people whose result is unclear or missing', async () => {
    await store.start('j', 'approve', people(4));
    const next = await store.take();
    await store.report(next, {
      ok: true,
      value: [
        { index: 0, outcome: 'done' },
        { index: 1, outcome: 'unclear', code: '299', reason: 'unknown-code' },
        { index: 2, outcome: 'failed', reason: 'server-error' },
      ],
    });
    expect(await store.states('j')).toEqual(['done', 'acting', 'acting', 'acting']);
    store.pass(5_000);
    expect(itemsOf(await store.take()).map((item) => item.index)).toEqual([1, 2, 3]);
  });

  it('[RC10] fails after the second code nobody knows', async () => {
    await store.start('j', 'approve', people(1));
    for (const state of ['todo', 'failed']) {
      const next = await store.take();
      await store.report(next, all(next, 'unclear', { reason: 'unknown-code', code: '299' }));
      store.pass(MINUTE);
      await store.reconcile(await store.take(), found('not-done'));
      expect(await store.states('j')).toEqual([state]);
    }
    expect((await store.job('j')).items[0]).toMatchObject({
      reason: 'unknown-code',
      code: '299',
      attempts: 2,
    });
  });

  it('[RC10] fails after the fifth time without a certain answer', async () => {
    await store.start('j', 'approve', people(1));
    for (let attempt = 1; attempt <= 5; attempt++) {
      await store.report(await store.take(), refuse('unclear'));
      store.pass(MINUTE);
      await store.reconcile(await store.take(), found('not-done'));
      store.pass(MINUTE);
    }
    expect((await store.job('j')).items[0]).toMatchObject({
      state: 'failed',
      reason: 'unclear',
      attempts: 5,
    });
  });

  it('[JB11] of one person with a server error is sent three times', async () => {
    await store.start('j', 'remove', people(1));
    for (const state of ['todo', 'todo', 'failed']) {
      const next = await store.take();
      await store.report(next, all(next, 'failed', { reason: 'server-error', code: '500' }));
      store.pass(MINUTE);
      await store.reconcile(await store.take(), found('not-done'));
      store.pass(MINUTE);
      expect(await store.states('j')).toEqual([state]);
    }
    expect((await store.job('j')).items[0]?.reason).toBe('server-error');
  });

  it('[RC2] is looked at again at growing intervals while it cannot be read', async () => {
    await store.start('j', 'approve', people(1));
    await store.report(await store.take(), refuse('unclear'));
    store.pass(5_000);
    const waits: number[] = [];
    for (let look = 0; look < 6; look++) {
      await store.reconcile(await store.take(), refuse('offline'));
      const waitMs = ((await store.job('j')).waitUntil ?? 0) - store.now();
      waits.push(waitMs);
      store.pass(waitMs);
    }
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  });

  it('[RC11] ends as unclear after twenty refusals, never because we are offline', async () => {
    await store.start('j', 'approve', people(1));
    await store.report(await store.take(), refuse('unclear'));
    for (let look = 0; look < 30; look++) {
      store.pass(MINUTE);
      await store.reconcile(await store.take(), refuse('offline'));
    }
    expect(await store.states('j')).toEqual(['acting']);
    store.pass(MINUTE);
    await store.reconcile(await store.take(), refuse('unexpected-answer'));
    expect((await store.job('j')).items[0]).toMatchObject({ state: 'failed', reason: 'unclear' });
  });

  it.each(['group-gone', 'not-in-group', 'not-admin'] as const)(
    '[RC11] of a group that cannot be read any more (%s) stays unclear for good',
    async (reason) => {
      await store.start('j', 'approve', people(12));
      await store.report(await store.take(), refuse('unclear'));
      store.pass(5_000);
      await store.reconcile(await store.take(), refuse(reason));
      const { items, state, stopReason } = await store.job('j');
      expect([items[0]?.state, items[0]?.reason]).toEqual(['failed', 'unclear']);
      expect([items[11]?.state, items[11]?.reason]).toEqual(['skipped', reason]);
      expect([state, stopReason]).toEqual(['stopped', reason]);
    },
  );

  it('[RC11] stops the job when WhatsApp has lost the part that reads', async () => {
    await store.start('j', 'approve', people(12));
    await store.report(await store.take(), refuse('unclear'));
    store.pass(5_000);
    await store.reconcile(await store.take(), refuse('missing-capability'));
    expect(await store.job('j')).toMatchObject({
      state: 'stopped',
      stopReason: 'missing-capability',
      counts: { failed: 10, skipped: 2 },
    });
  });

  it('[JB13] of a cancelled job is still looked at, and "not done" is skipped', async () => {
    await store.start('j', 'approve', people(2));
    await store.report(await store.take(), refuse('unclear'));
    await store.commands.cancelJob({ jobId: (await store.job('j')).id });
    store.pass(5_000);
    await store.reconcile(await store.take(), found('done', 'not-done'));
    expect(await store.job('j')).toMatchObject({ state: 'cancelled', finishedAt: store.now() });
    expect(await store.states('j')).toEqual(['done', 'skipped']);
  });

  it('[JB14] hears a late "done", unless the person is under way again', async () => {
    await store.start('j', 'approve', people(3));
    const first = await store.take({ tab: tabA });
    await store.commands.releaseTab({ tabId: tabA });
    store.pass(5_000);
    await store.reconcile(await store.take({ tab: tabB }), found('not-done', 'not-done', 'not-done'), tabB);
    await store.report(first, {
      ok: true,
      value: [
        { index: 0, outcome: 'done' },
        { index: 1, outcome: 'failed', reason: 'not-allowed' },
      ],
    });
    expect(await store.states('j')).toEqual(['done', 'todo', 'todo']);
    await store.take({ tab: tabB });
    await store.report(first, all(first, 'done'));
    expect(await store.states('j')).toEqual(['done', 'acting', 'acting']);
  });
});
