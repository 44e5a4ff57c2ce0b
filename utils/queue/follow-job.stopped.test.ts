import { beforeEach, describe, expect, it } from 'vitest';
import {
  carryOut,
  createQueueStore,
  groupId,
  itemsOf,
  jobId,
  person,
  type QueueStore,
} from '@/tests/queue-store.ts';
import { asId, type PersonId, type Wid } from '@/utils/domain/ids.ts';
import type { NewJob } from '@/utils/store/api.ts';

const NEXT = 'j promote';
const next = (name: string): NewJob['items'][number] => ({ ...person(name), next: 'promote' });

let store: QueueStore;
beforeEach(() => {
  store = createQueueStore();
});

const act = (results?: Parameters<typeof carryOut>[1]) => carryOut(store, results);
/** A setting goes before people. */
const orderSetting = (group = 'g1') =>
  store.start('other', 'set', [
    { groupId: groupId(group), identities: [], label: '', change: { setting: 'announce', value: true } },
  ]);

describe('the second job, stopped and tried again', () => {
  it('[SN70] [JB9] [JB15] what stopped the account in another job ends the second too', async () => {
    await store.start('other', 'remove', [person('x')]);
    await store.start('j', 'add', [next('a'), next('b')]);
    await store.report(await store.take(), { ok: false, reason: 'integrity' });
    expect(await store.job('j')).toMatchObject({ state: 'stopped', stopReason: 'integrity' });
    expect(await store.job(NEXT)).toMatchObject({
      state: 'stopped',
      stopReason: 'not-added',
      finishedAt: store.now(),
      after: { hasEnded: true },
      counts: { todo: 0, skipped: 2 },
    });
    expect(await store.states(NEXT)).toEqual(['skipped', 'skipped']);
  });

  it('[SN70] of whom some are in, the second is stopped by the same and can be tried again with them', async () => {
    const many = Array.from({ length: 12 }, (_, n) => next(String(n)));
    await store.start('j', 'add', many);
    await act();
    // Paused, it lies before the first in the order of the store.
    await store.commands.pauseJob({ jobId: jobId(NEXT) });
    await orderSetting();
    await store.report(await store.take(), { ok: false, reason: 'integrity' });
    const second = await store.job(NEXT);
    expect(second).toMatchObject({ state: 'stopped', stopReason: 'integrity', after: { hasEnded: true } });
    expect(second.items.map(({ reason }) => reason)).toEqual([
      ...Array.from({ length: 10 }, () => 'integrity'),
      'not-added',
      'not-added',
    ]);
    expect([second.canRetry, second.tryAgain.length, second.finishedAt]).toEqual([true, 10, store.now()]);
  });

  describe('of somebody added by number', () => {
    const number = { kind: 'pn', value: '+1555' } as const;
    const lid = { kind: 'lid', value: '77@lid' } as const;
    const personId = asId<PersonId>('p');
    const byNumber: NewJob['items'][number] = {
      groupId: groupId('g1'),
      wid: asId<Wid>('1555@c.us'),
      identities: [number],
      label: '',
      personId,
      next: 'promote',
    };
    const learnLid = () =>
      store.db.people.put({
        personId,
        isBusiness: false,
        isMyContact: false,
        isMe: false,
        updatedAt: 0,
        displayName: '',
        identities: [number, lid],
      } as never);

    it('[SN62] each batch of the second goes with all that is known of its people by then', async () => {
      await store.start('j', 'add', [byNumber]);
      await act();
      await learnLid();
      expect(itemsOf(await store.take())).toMatchObject([{ wid: '1555@c.us', identities: [number, lid] }]);
    });

    it('[SN62] [SN71] also when the second is tried again', async () => {
      await store.start('j', 'add', [byNumber]);
      await act();
      await orderSetting();
      await store.report(await store.take(), { ok: false, reason: 'integrity' });
      await learnLid();
      await store.commands.retryJob({ jobId: jobId(NEXT), newJobId: jobId('again') });
      expect(await store.job('again')).toMatchObject({
        state: 'delayed',
        after: { jobId: 'j', hasEnded: true },
      });
      store.pass(60_000);
      expect(itemsOf(await store.take())).toMatchObject([{ wid: '1555@c.us', identities: [number, lid] }]);
    });
  });

  it('[SN71] tried again while the first has not ended, the second waits for it', async () => {
    await store.start('j', 'add', ['a', 'b'].map(next));
    await act({ 'Person b': { outcome: 'unclear' } });
    await orderSetting('g2');
    const looked = await store.take();
    await store.reconcile(looked, { ok: false, reason: 'offline' });
    await store.report(await store.take(), { ok: false, reason: 'integrity' });
    expect(await store.job('j')).toMatchObject({ state: 'stopped', counts: { acting: 1 } });
    await store.commands.retryJob({ jobId: jobId(NEXT), newJobId: jobId('again') });
    expect(await store.job('again')).toMatchObject({ state: 'waiting', waitReason: 'first-job' });
    store.pass(60_000);
    const again = await store.take();
    expect(again).toMatchObject({ type: 'reconcile' });
    await store.reconcile(again, { ok: true, value: [{ index: 1, found: 'not-done' }] });
    expect((await store.job('again')).items.map(({ state, reason }) => [state, reason])).toEqual([
      ['todo', undefined],
      ['skipped', 'not-added'],
    ]);
    expect(await act()).toMatchObject({ step: { kind: 'promote' } });
  });
});
