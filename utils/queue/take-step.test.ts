import { beforeEach, describe, expect, it } from 'vitest';
import {
  type QueueStore,
  all,
  createQueueStore,
  groupId,
  itemsOf,
  jobId,
  people,
  person,
  tabA,
  tabB,
} from '@/tests/queue-store.ts';
import { releaseAllTabs } from './settle-step.ts';

let store: QueueStore;
beforeEach(() => {
  store = createQueueStore();
});

describe('taking a step', () => {
  it('[JB3] [JB18] sends nothing before the start, and says when to ask again', async () => {
    const made = await store.create('j', 'approve', people(3));
    expect(made).toEqual({ ok: true, value: { startAt: store.now() + 5_000, finishesInMs: 6_000 } });
    expect(await store.take()).toEqual({ type: 'idle', wakeAt: store.now() + 5_000 });
    store.pass(5_000);
    expect(itemsOf(await store.take())).toHaveLength(3);
  });

  it('[JB4] [PC1] takes the first people of one group, and writes them down before', async () => {
    await store.start('j', 'remove', [...people(12, 'a'), ...people(2, 'b')]);
    const next = await store.take();
    expect(itemsOf(next).map(({ index, state, attempts }) => [index, state, attempts])).toEqual(
      Array.from({ length: 10 }, (_, index) => [index, 'acting', 1]),
    );
    expect((await store.job('j')).counts).toMatchObject({ total: 14, todo: 4, acting: 10 });
    await store.report(next, all(next, 'done'));
    store.pass(60_000);
    const second = await store.take();
    expect(itemsOf(second).map((item) => item.groupId)).toEqual([groupId('a'), groupId('a')]);
  });

  it('[JB4] takes settings one by one', async () => {
    const set = (group: string) => ({
      groupId: groupId(group),
      identities: [],
      label: group,
      change: { setting: 'announce' as const, value: true },
    });
    await store.start('j', 'set', [set('a'), set('b')]);
    expect(itemsOf(await store.take())).toHaveLength(1);
  });

  it('[JB5] does settings first, then the older job, one after the other', async () => {
    await store.start('old', 'approve', people(1));
    store.pass(1);
    await store.start('new', 'approve', people(1, 'g2'));
    const set = {
      groupId: groupId('g3'),
      identities: [],
      label: '',
      change: { setting: 'announce' as const, value: true },
    };
    await store.start('close', 'set', [set]);
    const order: string[] = [];
    for (let step = 0; step < 3; step++) {
      const next = await store.take();
      order.push(String(itemsOf(next)[0]?.jobId));
      await store.report(next, all(next, 'done'));
      store.pass(60_000);
    }
    expect(order).toEqual(['close', 'old', 'new']);
  });

  it('[PC4] waits between two batches of an account, whichever job they belong to', async () => {
    await store.start('one', 'approve', people(1));
    await store.start('two', 'approve', people(1, 'g2'));
    const first = await store.take();
    await store.report(first, all(first, 'done'));
    expect(await store.take()).toEqual({ type: 'idle', wakeAt: store.now() + 3_040 });
    store.pass(3_040);
    expect(itemsOf(await store.take())[0]?.jobId).toBe('two');
  });

  it('[JB2] [LS5] gives the same step for the same id', async () => {
    await store.start('j', 'approve', people(2));
    const first = await store.take({ stepId: 's' });
    store.pass(2_000);
    const again = await store.take({ stepId: 's' });
    expect(itemsOf(again)).toEqual(itemsOf(first));
    expect(await store.db.steps.count()).toBe(1);
  });

  it.each(['pauseJob', 'cancelJob'] as const)('[LS5] takes the step back after %s', async (command) => {
    await store.start('j', 'approve', people(2));
    await store.take({ stepId: 's' });
    await store.commands[command]({ jobId: jobId('j') });
    expect(await store.take({ stepId: 's' })).toEqual({ type: 'idle', wakeAt: store.now() });
    const { counts, state } = await store.job('j');
    expect([state, counts.acting]).toEqual([command === 'pauseJob' ? 'paused' : 'cancelled', 0]);
    expect((await store.job('j')).items[0]?.attempts).toBe(0);
  });

  it('[JB13] takes nothing of a paused job, and goes on when it is resumed', async () => {
    await store.start('j', 'approve', people(2));
    await store.commands.pauseJob({ jobId: jobId('j') });
    expect(await store.take()).toEqual({ type: 'idle' });
    await store.commands.resumeJob({ jobId: jobId('j') });
    expect((await store.take()).type).toBe('act');
  });

  it('[LS6] wakes nobody when nothing is open', async () => {
    expect(await store.take()).toEqual({ type: 'idle' });
    expect(await store.db.leases.count()).toBe(0);
  });

  it('[JB1] never takes a person of a group twice', async () => {
    await store.start('j', 'remove', [person(1), person(2), person(1)]);
    expect(itemsOf(await store.take()).map((item) => item.wid)).toEqual(['1@lid', '2@lid']);
  });
});

describe('leases', () => {
  it('[LS1] lets one tab work and tells the other', async () => {
    await store.start('j', 'approve', people(30));
    const next = await store.take({ tab: tabA });
    expect(await store.take({ tab: tabB })).toMatchObject({ type: 'elsewhere' });
    await store.report(next, all(next, 'done'));
    store.pass(60_000);
    expect(await store.take({ tab: tabB })).toMatchObject({ type: 'elsewhere' });
    store.pass(30_000);
    expect((await store.take({ tab: tabB })).type).toBe('act');
  });

  it('[LS2] frees the lease of a tab whose WhatsApp cannot act, and wakes the others', async () => {
    await store.start('j', 'approve', people(30));
    const next = await store.take({ tab: tabA });
    await store.report(next, all(next, 'done'));
    store.pass(10_000);
    await store.take({ tab: tabA, connection: { state: 'offline' } });
    expect((await store.job('j')).handedOnAt).toBe(store.now());
    expect((await store.take({ tab: tabB })).type).toBe('act');
  });

  it('[LS3] [RC2] reconciles what a released tab left, after a time to settle', async () => {
    await store.start('j', 'approve', people(2));
    await store.take({ tab: tabA });
    store.pass(60_000);
    await store.commands.releaseTab({ tabId: tabA });
    expect(await store.take({ tab: tabB })).toEqual({ type: 'idle', wakeAt: store.now() + 5_000 });
    store.pass(5_000);
    expect((await store.take({ tab: tabB })).type).toBe('reconcile');
  });

  it('[LS3] knows after a start of the browser that no tab of before lives', async () => {
    await store.start('j', 'approve', people(2));
    await store.take({ tab: tabA });
    await releaseAllTabs(store.deps);
    expect(await store.take({ tab: tabB })).toEqual({ type: 'idle', wakeAt: store.now() + 5_000 });
    store.pass(5_000);
    expect((await store.take({ tab: tabB })).type).toBe('reconcile');
  });

  it('[LS3] [RC1] reconciles what a silent tab left, never before', async () => {
    await store.start('j', 'approve', people(2));
    await store.take({ tab: tabA });
    store.pass(89_999);
    expect(await store.take({ tab: tabB })).toEqual({ type: 'elsewhere', wakeAt: store.now() + 1 });
    store.pass(1);
    expect(await store.take({ tab: tabB })).toEqual({ type: 'idle', wakeAt: store.now() + 5_000 });
    store.pass(5_000);
    expect((await store.take({ tab: tabB })).type).toBe('reconcile');
  });

  it('[RC3] repeats nothing that the page of a living tab may still hold', async () => {
    await store.start('j', 'approve', people(2));
    await store.start('k', 'approve', people(2, 'g2'));
    const next = await store.take({ tab: tabA });
    await store.report(next, { ok: false, reason: 'unclear' });
    await store.take({ tab: tabA, connection: { state: 'offline' } });
    store.pass(6_000);
    const looked = await store.take({ tab: tabB });
    await store.reconcile(
      looked,
      {
        ok: true,
        value: [
          { index: 0, found: 'done' },
          { index: 1, found: 'not-done' },
        ],
      },
      tabB,
    );
    expect(await store.states('j')).toEqual(['done', 'acting']);
    expect(await store.job('j')).toMatchObject({ state: 'waiting', waitReason: 'other-tab' });
    expect(itemsOf(await store.take({ tab: tabB }))[0]?.jobId).toBe('k');
    store.pass(10_000);
    const own = await store.take({ tab: tabA });
    expect(own).toMatchObject({ type: 'reconcile', step: { jobId: 'j' } });
    await store.reconcile(own, { ok: true, value: [{ index: 1, found: 'not-done' }] }, tabA);
    expect(await store.states('j')).toEqual(['done', 'todo']);
  });
});
