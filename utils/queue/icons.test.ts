import { describe, expect, it } from 'vitest';
import {
  account,
  all,
  createQueueStore,
  groupId,
  jobId,
  type QueueStore,
  tabB,
} from '@/tests/queue-store.ts';
import { asId, type PictureId } from '@/utils/domain/ids.ts';
import { RETRY_PICTURES_MS } from '@/utils/domain/kept-pictures.ts';
import type { NewJob } from '@/utils/store/api.ts';
import { dropPictures, pictureCommands } from '@/utils/store/pictures.ts';
import { pendingSettings } from '@/utils/store/pending-jobs.ts';

const picture = { thumbnail: 'data:image/jpeg;base64,AAAA', full: 'data:image/jpeg;base64,BBBB' };
const P = asId<PictureId>('digest');
const HOUR_MS = 3_600_000;

const icon = (group: string, of: PictureId | null = P): NewJob['items'][number] => ({
  groupId: groupId(group),
  identities: [],
  label: group,
  picture: of,
});

async function withPicture(): Promise<QueueStore> {
  const store = createQueueStore();
  await pictureCommands(store.deps).putPicture({ pictureId: P, picture });
  return store;
}

const left = ({ db }: QueueStore): Promise<number> => db.pictures.count();

describe('a job of icons', () => {
  it('goes group by group, each step with its picture', async () => {
    const store = await withPicture();
    await store.start('j', 'icon', [icon('ash'), icon('elm', null)]);
    const first = await store.take();
    expect(first).toMatchObject({ type: 'act', items: [{ label: 'ash' }], picture });
    await store.report(first, all(first, 'done'));
    store.pass(10_000);
    const second = await store.take();
    expect(second).toMatchObject({ type: 'act', items: [{ label: 'elm', picture: null }] });
    expect(second).not.toHaveProperty('picture');
    await store.report(second, all(second, 'done'));
    expect(await store.states('j')).toEqual(['done', 'done']);
    expect((await store.log()).map(({ action }) => action)).toEqual([
      'job-created',
      'icon-changed',
      'icon-removed',
    ]);
  });

  it('[GI7] is refused when its picture is not there', async () => {
    const store = createQueueStore();
    expect(await store.create('j', 'icon', [icon('ash')])).toMatchObject({ ok: false, reason: 'not-found' });
    expect(await store.create('k', 'icon', [icon('ash', null)])).toMatchObject({ ok: true });
  });

  it('[JB1] is refused without a word about the picture', async () => {
    const { picture: _none, ...item } = icon('ash');
    expect(await createQueueStore().create('j', 'icon', [item])).toMatchObject({
      reason: 'invalid',
      detail: 'items[0].picture: missing',
    });
  });

  it('[GI6] what is unproven is counted apart, is not sent again, and can be tried again', async () => {
    const store = await withPicture();
    await store.start('j', 'icon', [icon('ash'), icon('elm')]);
    const first = await store.take();
    await store.report(first, all(first, 'failed', { reason: 'unproven' }));
    store.pass(10_000);
    const second = await store.take();
    await store.report(second, { ok: false, reason: 'invalid-argument' });
    store.pass(10_000);
    expect(await store.take()).toMatchObject({ type: 'idle' });
    const job = await store.job('j');
    expect(job).toMatchObject({ state: 'done', unproven: 1, counts: { failed: 2 }, tryAgain: [0] });
    const again = await store.commands.retryJob({ jobId: jobId('j'), newJobId: jobId('k') });
    expect(again).toMatchObject({ ok: true });
    expect((await store.job('k')).items).toMatchObject([{ label: 'ash', picture: P }]);
  });

  it('[GI6] a step whose tab is gone ends unproven, and is not taken again', async () => {
    const store = await withPicture();
    await store.start('j', 'icon', [icon('ash')]);
    await store.take({ stepId: 'lost' });
    store.pass(100_000);
    await store.take({ tab: tabB });
    store.pass(10_000);
    const found = await store.take({ tab: tabB });
    expect(found).toMatchObject({ type: 'reconcile', items: [{ label: 'ash' }] });
    await store.reconcile(
      found,
      { ok: true, value: [{ index: 0, found: 'gone', reason: 'unproven' }] },
      tabB,
    );
    expect(await store.job('j')).toMatchObject({ state: 'done', unproven: 1 });
  });

  it('[GI6] a late word that it was done counts', async () => {
    const store = await withPicture();
    await store.start('j', 'icon', [icon('ash')]);
    const taken = await store.take();
    await store.report(taken, all(taken, 'failed', { reason: 'unproven' }));
    await store.report(taken, all(taken, 'done'));
    expect(await store.job('j')).toMatchObject({ unproven: 0, counts: { done: 1, failed: 0 } });
  });

  it('[GI5] a group whose icon it still has to change is on its way', async () => {
    const store = await withPicture();
    await store.start('j', 'icon', [icon('ash')]);
    expect(await pendingSettings(store.db, account)).toEqual([{ groupId: groupId('ash'), setting: 'icon' }]);
  });

  it('[UN6] cannot be undone once it was sent', async () => {
    const store = await withPicture();
    await store.start('j', 'icon', [icon('ash')]);
    const taken = await store.take();
    await store.report(taken, all(taken, 'done'));
    expect(await store.job('j')).toMatchObject({ canUndo: false });
  });
});

describe('[GI8] a picture is kept', () => {
  it('for an hour until its job is confirmed, then no longer', async () => {
    const store = await withPicture();
    store.pass(HOUR_MS - 1);
    await dropPictures(store.db, store.now());
    expect(await left(store)).toBe(1);
    store.pass(1);
    await dropPictures(store.db, store.now());
    expect(await left(store)).toBe(0);
  });

  it('while a job has it to do, however long it waits', async () => {
    const store = await withPicture();
    await store.start('j', 'icon', [icon('ash')]);
    await store.commands.pauseJob({ jobId: jobId('j') });
    store.pass(1_000 * HOUR_MS);
    await dropPictures(store.db, store.now());
    expect(await left(store)).toBe(1);
  });

  it('not after all was done', async () => {
    const store = await withPicture();
    await store.start('j', 'icon', [icon('ash')]);
    const taken = await store.take();
    await store.report(taken, all(taken, 'done'));
    store.pass(HOUR_MS);
    await dropPictures(store.db, store.now());
    expect(await left(store)).toBe(0);
  });

  it('for a week where something can be tried again; after that trying again is refused', async () => {
    const store = await withPicture();
    await store.start('j', 'icon', [icon('ash'), icon('elm', null)]);
    for (let turn = 0; turn < 2; turn++) {
      const taken = await store.take();
      await store.report(taken, all(taken, 'failed', { reason: 'unproven' }));
      store.pass(10_000);
    }
    store.pass(RETRY_PICTURES_MS - 20_000);
    await dropPictures(store.db, store.now());
    expect(await left(store)).toBe(1);
    expect((await store.job('j')).tryAgain).toEqual([0, 1]);
    store.pass(20_000);
    await dropPictures(store.db, store.now());
    expect(await left(store)).toBe(0);
    // Removing takes no picture.
    expect((await store.job('j')).tryAgain).toEqual([1]);
  });

  it('once, whatever the number of times it was put here', async () => {
    const store = await withPicture();
    store.pass(HOUR_MS / 2);
    await pictureCommands(store.deps).putPicture({ pictureId: P, picture });
    expect(await left(store)).toBe(1);
    store.pass(HOUR_MS / 2);
    await dropPictures(store.db, store.now());
    expect(await left(store)).toBe(1);
  });
});
