import { beforeEach, describe, expect, it } from 'vitest';
import { anybody, rule as aRule } from '@/tests/screening-world.ts';
import { asId, type RuleId } from '@/utils/domain/ids.ts';
import { fingerprint } from '@/utils/domain/screening-rule.ts';
import { account, type QueueStore, all, createQueueStore, jobId, people } from '@/tests/queue-store.ts';

let store: QueueStore;
beforeEach(() => {
  store = createQueueStore();
});

const actions = async () => (await store.log()).map((line) => line.action);

describe('pause, resume and cancel', () => {
  it('[JB2] may be repeated', async () => {
    await store.start('j', 'approve', people(3));
    for (const command of [
      'pauseJob',
      'pauseJob',
      'resumeJob',
      'resumeJob',
      'cancelJob',
      'cancelJob',
    ] as const) {
      expect(await store.commands[command]({ jobId: jobId('j') })).toEqual({ ok: true, value: null });
    }
    expect(await store.job('j')).toMatchObject({
      state: 'cancelled',
      counts: { skipped: 3 },
      canRetry: false,
    });
    expect(await actions()).toEqual(['job-created', 'job-cancelled']);
  });

  it('[JB3] keeps the delay of a job that was paused in it', async () => {
    await store.create('j', 'approve', people(1));
    await store.commands.pauseJob({ jobId: jobId('j') });
    await store.commands.resumeJob({ jobId: jobId('j') });
    expect((await store.job('j')).state).toBe('delayed');
  });

  it('[JB15] a cancelled job ends when its step has ended', async () => {
    await store.start('j', 'approve', people(12));
    const next = await store.take();
    await store.commands.cancelJob({ jobId: jobId('j') });
    expect((await store.job('j')).finishedAt).toBeUndefined();
    await store.report(next, all(next, 'done'));
    expect(await store.job('j')).toMatchObject({
      state: 'cancelled',
      finishedAt: store.now(),
      counts: { done: 10, skipped: 2 },
    });
  });

  it.each(['pauseJob', 'resumeJob', 'cancelJob'] as const)('%s knows its jobs', async (command) => {
    expect(await store.commands[command]({ jobId: jobId('no') })).toEqual({ ok: false, reason: 'not-found' });
  });
});

describe('trying again', () => {
  it('[JB17] [JB2] makes one new job of those whose reason may pass', async () => {
    await store.start('j', 'approve', people(3), { reason: 'spring' });
    await store.report(await store.take(), {
      ok: true,
      value: [
        { index: 0, outcome: 'done' },
        { index: 1, outcome: 'failed', reason: 'group-full' },
        { index: 2, outcome: 'failed', reason: 'request-gone' },
      ],
    });
    expect((await store.job('j')).canRetry).toBe(true);
    const retry = { jobId: jobId('j'), newJobId: jobId('again') };
    const first = await store.commands.retryJob(retry);
    expect(await store.commands.retryJob(retry)).toEqual(first);
    const { items, parentJobId, reason } = await store.job('again');
    expect(items.map((item) => [item.wid, item.state, item.attempts])).toEqual([['g1-1@lid', 'todo', 0]]);
    expect([parentJobId, reason]).toEqual(['j', 'spring']);
    expect((await store.job('j')).canRetry).toBe(false);
    expect(await store.commands.retryJob({ ...retry, newJobId: jobId('third') })).toMatchObject({
      reason: 'in-use',
    });
  });

  it('[SC17] keeps the rules that decided', async () => {
    const rule = { id: asId<RuleId>('rule'), name: 'No adverts', isAlone: true };
    const tried = aRule('rule', [anybody], { verdict: 'approve', perHour: 9, accountId: account });
    await store.db.rules.put({ ...tried, order: 0, updatedAt: 0, triedAs: fingerprint(tried) });
    await store.start(
      'j',
      'approve',
      [
        ...people(1),
        ...people(1, 'g2').map((item) => ({
          ...item,
          ruleName: 'Neighbours',
          ruleId: asId<RuleId>('nearby'),
        })),
      ],
      {
        rule,
      },
    );
    for (const index of [0, 1]) {
      await store.report(await store.take(), {
        ok: true,
        value: [{ index, outcome: 'failed', reason: 'group-full' }],
      });
      store.pass(60_000);
    }
    await store.commands.retryJob({ jobId: jobId('j'), newJobId: jobId('again') });
    const { rule: kept, items } = await store.job('again');
    expect(kept).toEqual({ ...rule, isAlone: false });
    expect(items.map(({ ruleName, ruleId }) => [ruleName, ruleId])).toEqual([
      [undefined, undefined],
      ['Neighbours', 'nearby'],
    ]);
    const log = await store.db.log.filter(({ result }) => result === 'failed').toArray();
    // IN62: with the id, as names change.
    expect(new Set(log.map((line) => `${line.rule} ${line.ruleId}`))).toEqual(
      new Set(['Neighbours nearby', 'No adverts rule']),
    );
  });

  it('[JB17] has nothing to do where all is done', async () => {
    await store.start('j', 'approve', people(1));
    const next = await store.take();
    await store.report(next, all(next, 'done'));
    const outcome = await store.commands.retryJob({ jobId: jobId('j'), newJobId: jobId('again') });
    expect(outcome).toMatchObject({ ok: false, reason: 'invalid' });
  });
});
