/** A job that deletes messages, in the store. */
import { beforeEach, describe, expect, it } from 'vitest';
import { all, createQueueStore, itemsOf, jobId, person, type QueueStore } from '@/tests/queue-store.ts';
import { asId } from '@/utils/domain/ids.ts';
import type { NewJob } from '@/utils/store/api.ts';

let store: QueueStore;
beforeEach(() => {
  store = createQueueStore();
});

const message = (id: string, author = 'anna'): NewJob['items'][number] => ({
  ...person(author),
  message: { id: asId(id), at: 900_000 },
});
const three = [message('m1'), message('m2'), message('m3', 'boris')];

describe('deleting messages', () => {
  it('[MO9] [JB4] is one message a step, whoever wrote it, with a third of the pause between', async () => {
    await store.start('j', 'delete', three, { reason: 'Links' });
    const first = await store.take();
    expect(itemsOf(first).map((item) => item.message?.id)).toEqual(['m1']);
    await store.report(first, all(first, 'done'));
    expect(await store.take()).toMatchObject({ type: 'idle', wakeAt: store.now() + 1_040 });
    store.pass(1_040);
    expect(itemsOf(await store.take()).map((item) => item.message?.id)).toEqual(['m2']);
    expect((await store.job('j')).batchSize).toBe(1);
  });

  it('[MO10] each message ends for itself: deleted, so already, too old', async () => {
    await store.start('j', 'delete', three);
    for (const [outcome, reason] of [
      ['done', undefined],
      ['failed', 'already-done'],
      ['failed', 'message-too-old'],
    ] as const) {
      const next = await store.take();
      await store.report(next, all(next, outcome, { reason }));
      store.pass(2_000);
    }
    expect((await store.job('j')).items.map(({ state, reason }) => [state, reason])).toEqual([
      ['done', undefined],
      ['done', 'already-done'],
      ['failed', 'message-too-old'],
    ]);
    expect(await store.job('j')).toMatchObject({ state: 'done', canRetry: false, canUndo: false });
  });

  it('[MO12] a tab that ends in the middle leaves it unclear; it is read, never sent blindly', async () => {
    await store.start('j', 'delete', three);
    await store.take();
    await store.commands.releaseTab({ tabId: asId('tab-a') });
    store.pass(10_000);
    const next = await store.take({ tab: asId('tab-b') });
    expect(next.type).toBe('reconcile');
    await store.reconcile(next, { ok: true, value: [{ index: 0, found: 'done' }] }, asId('tab-b'));
    expect(await store.states('j')).toEqual(['done', 'todo', 'todo']);
  });

  it('[UN1] [UN6] is undone before it began, and not after', async () => {
    await store.create('j', 'delete', three);
    expect(await store.commands.undoJob({ jobId: jobId('j'), newJobId: jobId('u') })).toEqual({
      ok: true,
      value: { undone: 'before-start' },
    });
    await store.start('k', 'delete', three);
    const next = await store.take();
    await store.report(next, all(next, 'done'));
    expect(await store.commands.undoJob({ jobId: jobId('k'), newJobId: jobId('v') })).toMatchObject({
      ok: false,
      reason: 'cannot-undo',
    });
  });

  it('[JB16] [MO13] leaves a line in the log for each, with who, where and why', async () => {
    await store.start('j', 'delete', [message('m1')], { reason: 'Links', actor: 'Nora' });
    const next = await store.take();
    await store.report(next, all(next, 'done'));
    const line = (await store.log()).find((entry) => entry.action === 'delete');
    expect(line).toMatchObject({
      personLabel: 'Person anna',
      groupId: 'g1@g.us',
      why: 'Links',
      actor: 'Nora',
      result: 'done',
    });
    expect(line?.detail).toBeUndefined();
  });
});
