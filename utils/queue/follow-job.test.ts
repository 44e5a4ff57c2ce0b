import { beforeEach, describe, expect, it } from 'vitest';
import {
  account,
  all,
  createQueueStore,
  groupId,
  itemsOf,
  jobId,
  person,
  type QueueStore,
} from '@/tests/queue-store.ts';
import { asId, type PersonId, type Wid } from '@/utils/domain/ids.ts';
import type { ItemResult } from '@/utils/domain/job.ts';
import type { NewJob } from '@/utils/store/api.ts';

const NEXT = 'j promote';
const next = (name: string): NewJob['items'][number] => ({ ...person(name), next: 'promote' });

let store: QueueStore;
beforeEach(() => {
  store = createQueueStore();
});

/** Carries out one step; what is not named is done. */
async function act(results: Readonly<Record<string, Partial<ItemResult>>> = {}) {
  const step = await store.take();
  const value = itemsOf(step).map(
    ({ index, label }): ItemResult => ({ index, outcome: 'done', ...results[label] }),
  );
  await store.report(step, { ok: true, value });
  store.pass(60_000);
  return step;
}

describe('additions, and the roles after them', () => {
  it('[SN60] [JB2] one order makes both jobs, and the second waits', async () => {
    const order = () => store.create('j', 'add', [next('a'), person('b'), next('c')]);
    const first = await order();
    expect(await order()).toMatchObject({ ok: true });
    expect(await store.db.jobs.count()).toBe(2);
    expect(await store.job('j')).toMatchObject({ kind: 'add', state: 'delayed', counts: { total: 3 } });
    const second = await store.job(NEXT);
    expect(second).toMatchObject({ kind: 'promote', state: 'waiting', waitReason: 'first-job' });
    expect(second.items.map(({ label }) => label)).toEqual(['Person a', 'Person c']);
    const alone = await createQueueStore().create('j', 'add', [person('a'), person('b'), person('c')]);
    expect(first.ok && alone.ok && first.value.finishesInMs > alone.value.finishesInMs).toBe(true);
  });

  it('[SN60] nothing but an addition has a second job', async () => {
    expect(await store.create('j', 'remove', [next('a')])).toEqual({
      ok: false,
      reason: 'invalid',
      detail: 'items[0].next: only of an addition',
    });
  });

  it('[SN61] whoever is in is made an admin; who is not is left out for good, with the reason', async () => {
    await store.start('j', 'add', ['a', 'b', 'c', 'd'].map(next));
    const step = await act({
      'Person b': { outcome: 'failed', reason: 'needs-invite' },
      'Person c': { outcome: 'failed', reason: 'already-done' },
      'Person d': { outcome: 'failed', reason: 'left-recently' },
    });
    expect(step).toMatchObject({ step: { kind: 'add' } });
    const second = await store.job(NEXT);
    expect(second).toMatchObject({ state: 'ready', canRetry: false });
    expect(second.items.map(({ state, reason }) => [state, reason])).toEqual([
      ['todo', undefined],
      ['skipped', 'not-added'],
      ['todo', undefined],
      ['skipped', 'not-added'],
    ]);
    expect(await act()).toMatchObject({ step: { kind: 'promote' } });
    expect(await store.job(NEXT)).toMatchObject({ state: 'done', counts: { done: 2, skipped: 2 } });
    const lines = (await store.log()).filter(({ jobId: of }) => of === jobId(NEXT));
    expect(lines.filter(({ resultReason }) => resultReason === 'not-added')).toMatchObject([
      { action: 'promote', personLabel: 'Person b' },
      { action: 'promote', personLabel: 'Person d' },
    ]);
  });

  it('[SN61] nothing of the second is sent while somebody of the first is open', async () => {
    await store.start('j', 'add', ['a', 'b'].map(next));
    await act({ 'Person b': { outcome: 'unclear' } });
    const looked = await store.take();
    expect(looked).toMatchObject({ type: 'reconcile' });
    expect(await store.job(NEXT)).toMatchObject({ state: 'waiting', counts: { todo: 2 } });
    await store.reconcile(looked, { ok: true, value: [{ index: 1, found: 'done' }] });
    expect(await store.job(NEXT)).toMatchObject({ state: 'ready', counts: { todo: 2 } });
  });

  it('[SN61] an answer that comes later brings nobody in by surprise', async () => {
    await store.start('j', 'add', ['a', 'b'].map(next));
    const step = await store.take();
    await store.report(step, { ok: false, reason: 'unclear' });
    store.pass(60_000);
    const looked = await store.take();
    await store.reconcile(looked, {
      ok: true,
      value: itemsOf(looked).map(({ index }) => ({ index, found: 'gone', reason: 'sent-to-approval' })),
    });
    expect(await store.job(NEXT)).toMatchObject({ state: 'stopped', stopReason: 'not-added' });
    await store.report(step, all(step, 'done'));
    expect(await store.states('j')).toEqual(['done', 'done']);
    expect(await store.states(NEXT)).toEqual(['skipped', 'skipped']);
  });

  it('[SN61] when none is in, the second is stopped, and cannot be tried again', async () => {
    await store.start('j', 'add', [next('a')]);
    await act({ 'Person a': { outcome: 'failed', reason: 'group-full' } });
    expect(await store.job(NEXT)).toMatchObject({
      state: 'stopped',
      stopReason: 'not-added',
      canRetry: false,
    });
    expect(await store.job('j')).toMatchObject({ canRetry: true });
    await store.commands.retryJob({ jobId: jobId('j'), newJobId: jobId('again') });
    expect(await store.db.jobs.count()).toBe(3);
  });

  it('[SN61] what stopped the account stops both', async () => {
    await store.start('j', 'add', [next('a')]);
    await store.report(await store.take(), { ok: false, reason: 'integrity' });
    for (const id of ['j', NEXT]) expect(await store.job(id)).toMatchObject({ state: 'stopped' });
  });

  it('[SN61] [LS6] paused, the first holds the second back, and no tab is woken', async () => {
    await store.start('j', 'add', [next('a')]);
    await store.commands.pauseJob({ jobId: jobId('j') });
    expect(await store.take()).toEqual({ type: 'idle' });
    await store.commands.resumeJob({ jobId: jobId('j') });
    await store.commands.pauseJob({ jobId: jobId(NEXT) });
    await act();
    expect(await store.job(NEXT)).toMatchObject({ state: 'paused', after: { hasEnded: true } });
    expect(await store.take()).toEqual({ type: 'idle' });
    await store.commands.resumeJob({ jobId: jobId(NEXT) });
    expect(await act()).toMatchObject({ step: { kind: 'promote' } });
  });

  it('[SN61] a second one that is paused and resumed goes on waiting', async () => {
    await store.start('j', 'add', [next('a')]);
    await store.commands.pauseJob({ jobId: jobId(NEXT) });
    await store.commands.resumeJob({ jobId: jobId(NEXT) });
    expect(await store.job(NEXT)).toMatchObject({ state: 'waiting', waitReason: 'first-job' });
    expect(await act()).toMatchObject({ step: { kind: 'add' } });
  });

  it('[SN62] each batch of the second goes with all that is known of its people by then', async () => {
    const number = { kind: 'pn', value: '+1555' } as const;
    const personId = asId<PersonId>('p');
    await store.start('j', 'add', [
      {
        groupId: groupId('g1'),
        wid: asId<Wid>('1555@c.us'),
        identities: [number],
        label: '',
        personId,
        next: 'promote',
      },
    ]);
    await act();
    const row = {
      personId,
      isBusiness: false,
      isMyContact: false,
      isMe: false,
      updatedAt: 0,
      displayName: '',
    };
    const lid = { kind: 'lid', value: '77@lid' } as const;
    await store.db.people.put({ ...row, identities: [number, lid] } as never);
    expect(itemsOf(await store.take())).toMatchObject([{ wid: '1555@c.us', identities: [number, lid] }]);
  });

  it('[SN63] undone in time, neither was ever ordered', async () => {
    await store.create('j', 'add', [next('a')]);
    await store.commands.undoJob({ jobId: jobId('j'), newJobId: jobId('undo') });
    expect([await store.db.jobs.count(), await store.db.items.count()]).toEqual([0, 0]);
  });

  it('[SN63] the second can be undone alone, before it begins and after', async () => {
    await store.start('j', 'add', [next('a')]);
    await store.commands.undoJob({ jobId: jobId(NEXT), newJobId: jobId('undo') });
    await act();
    expect((await store.db.jobs.toArray()).map(({ id, state }) => [id, state])).toEqual([['j', 'done']]);
  });

  it('[SN63] cancelling the first cancels the second, also for those who are in', async () => {
    await store.start(
      'j',
      'add',
      Array.from({ length: 12 }, (_, n) => next(String(n))),
    );
    await act();
    await store.commands.cancelJob({ jobId: jobId('j') });
    expect(await store.job('j')).toMatchObject({ state: 'cancelled', counts: { done: 10, skipped: 2 } });
    expect(await store.job(NEXT)).toMatchObject({ state: 'cancelled', counts: { skipped: 12 } });
    expect(await store.db.leases.get(account)).toBeDefined();
    expect(await store.take()).toEqual({ type: 'idle' });
  });
});
