import { beforeEach, describe, expect, it } from 'vitest';
import { aGroup, ACCOUNT } from '@/tests/builders.ts';
import {
  type QueueStore,
  account,
  all,
  createQueueStore,
  groupId,
  itemsOf,
  jobId,
  people,
  person,
} from '@/tests/queue-store.ts';
import { type PersonId, asId } from '@/utils/domain/ids.ts';
import type { NewJob } from '@/utils/store/api.ts';

let store: QueueStore;
beforeEach(() => {
  store = createQueueStore();
});

const actions = async () => (await store.log()).map((line) => line.action);
const setting = (value: boolean, more: Partial<NewJob['items'][number]> = {}): NewJob['items'][number] => ({
  groupId: groupId('g1'),
  identities: [],
  label: '',
  change: { setting: 'announce', value },
  ...more,
});

describe('making a job', () => {
  it('[JB2] is done once for one id', async () => {
    const first = await store.create('j', 'approve', people(3));
    store.pass(1_000);
    expect(await store.create('j', 'approve', people(9))).toMatchObject({
      value: { startAt: first.ok && first.value.startAt },
    });
    expect((await store.job('j')).items).toHaveLength(3);
    expect(await actions()).toEqual(['job-created']);
  });

  it('[JB1] is refused as a whole', async () => {
    const outcome = await store.create('j', 'remove', [person(1), { ...person(2), wid: undefined }]);
    expect(outcome).toEqual({ ok: false, reason: 'invalid', detail: 'items[1].wid: missing' });
    expect(await store.db.jobs.count()).toBe(0);
  });

  it('[PC7] counts the jobs that go before', async () => {
    await store.create('one', 'approve', people(10));
    await store.create('two', 'approve', people(10, 'g2'));
    expect(await store.create('three', 'approve', people(1, 'g3'))).toMatchObject({
      value: { finishesInMs: 12_000 + 1_000 },
    });
  });

  it('takes the person and the name from the store where the intent has none', async () => {
    const personId = asId<PersonId>('p1');
    await store.db.identities.put({
      key: 'pn:+4790000001',
      kind: 'pn',
      value: '+4790000001',
      personId,
      seenAt: 0,
    });
    await store.db.people.put({
      personId,
      displayName: 'Ada',
      identities: [],
      isBusiness: false,
      isMyContact: false,
      isMe: false,
      tags: [],
      groupTags: [],
      noteCount: 0,
      updatedAt: 0,
    });
    const known = { ...person(1), label: '', identities: [{ kind: 'pn' as const, value: '+4790000001' }] };
    const unknown = { ...person(2), label: '', identities: [{ kind: 'pn' as const, value: '+4790000002' }] };
    await store.create('j', 'add', [known, unknown]);
    expect((await store.job('j')).items.map((item) => [item.personId, item.label])).toEqual([
      ['p1', 'Ada'],
      [undefined, '+4790000002'],
    ]);
  });

  it('notes the value of a setting from before', async () => {
    await store.db.groups.put({
      ...aGroup({ id: groupId('g1'), settings: { announce: false } }),
      accountId: account,
    });
    await store.create('j', 'set', [setting(true)]);
    expect((await store.job('j')).items[0]).toMatchObject({
      before: { setting: 'announce', value: false },
      label: 'Oak Lane',
    });
    expect((await store.job('j')).groupNames).toEqual(['Oak Lane']);
  });
});

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

  it('[JB17] has nothing to do where all is done', async () => {
    await store.start('j', 'approve', people(1));
    const next = await store.take();
    await store.report(next, all(next, 'done'));
    const outcome = await store.commands.retryJob({ jobId: jobId('j'), newJobId: jobId('again') });
    expect(outcome).toMatchObject({ ok: false, reason: 'invalid' });
  });
});

describe('undo', () => {
  const undo = (id = 'j', by = 'undo') => store.commands.undoJob({ jobId: jobId(id), newJobId: jobId(by) });
  const doAll = async (reason?: 'already-done') => {
    const next = await store.take();
    await store.report(next, all(next, 'done', { reason }));
    store.pass(60_000);
  };

  it('[UN1] [JB2] before the first step leaves nothing but a line', async () => {
    await store.create('j', 'remove', people(3));
    expect((await store.job('j')).canUndo).toBe(true);
    expect(await undo()).toEqual({ ok: true, value: { undone: 'before-start' } });
    expect(await undo()).toEqual({ ok: true, value: { undone: 'before-start' } });
    expect([await store.db.jobs.count(), await store.db.items.count()]).toEqual([0, 0]);
    expect(await actions()).toEqual(['job-created', 'job-undone']);
  });

  it('[UN1] of another try leaves its job free to be tried again', async () => {
    await store.start('j', 'approve', people(1));
    const next = await store.take();
    await store.report(next, all(next, 'failed', { reason: 'group-full' }));
    await store.commands.retryJob({ jobId: jobId('j'), newJobId: jobId('again') });
    await undo('again');
    expect((await store.job('j')).canRetry).toBe(true);
  });

  it.each([
    ['promote', 'demote'],
    ['demote', 'promote'],
  ] as const)('[UN2] [UN8] after %s makes one job to %s', async (kind, opposite) => {
    await store.start('j', kind, people(12));
    await doAll();
    expect(await undo()).toEqual({ ok: true, value: { undone: 'reversed' } });
    expect(await undo()).toEqual({ ok: true, value: { undone: 'reversed' } });
    expect(await store.job('j')).toMatchObject({
      state: 'cancelled',
      counts: { done: 10, skipped: 2 },
      canUndo: false,
    });
    expect(await undo('j', 'other')).toMatchObject({ reason: 'cannot-undo' });
    const reversal = await store.job('undo');
    expect(reversal).toMatchObject({
      kind: opposite,
      state: 'ready',
      parentJobId: 'j',
      counts: { todo: 10 },
    });
    await doAll();
    expect(await undo('undo', 'redo')).toEqual({ ok: true, value: { undone: 'reversed' } });
    expect((await store.job('redo')).kind).toBe(kind);
  });

  it('[UN3] leaves alone what was so already', async () => {
    await store.start('j', 'promote', people(1));
    await doAll('already-done');
    expect(await undo()).toMatchObject({ reason: 'cannot-undo' });
  });

  it('[UN2] [UN4] gives a setting its value from before, while it has ours', async () => {
    await store.start('j', 'set', [setting(true)]);
    const next = await store.take();
    await store.report(next, all(next, 'done', { before: { setting: 'announce', value: false } }));
    await undo();
    expect((await store.job('undo')).items[0]).toMatchObject({
      change: { setting: 'announce', value: false },
      onlyIf: { setting: 'announce', value: true },
      before: { setting: 'announce', value: true },
    });
  });

  it('[UN3] cannot give back a value that nobody knew', async () => {
    await store.start('j', 'set', [setting(true)]);
    await doAll();
    expect(await undo()).toMatchObject({ reason: 'cannot-undo' });
  });

  it('[UN5] saves whom to invite again, group by group', async () => {
    const known = (name: string, group: string) => ({
      ...person(name, group),
      personId: asId<PersonId>(name),
    });
    await store.start('j', 'remove', [known('1', 'a'), known('2', 'b'), known('3', 'a')]);
    await doAll();
    await doAll();
    expect(await undo()).toEqual({ ok: true, value: { undone: 'reinvite-list' } });
    expect(await undo()).toEqual({ ok: true, value: { undone: 'reinvite-list' } });
    const lists = await store.queries.reinviteLists({ accountId: account });
    expect(
      lists.ok && lists.value.map((list) => [list.groupId, list.people.map((each) => each.personId)]),
    ).toEqual([
      [groupId('a'), ['1', '3']],
      [groupId('b'), ['2']],
    ]);
    expect(await store.db.jobs.count()).toBe(1);
  });

  it.each(['approve', 'reject', 'add'] as const)('[UN6] of %s is refused', async (kind) => {
    await store.start('j', kind, people(1));
    await doAll();
    expect((await store.job('j')).canUndo).toBe(false);
    expect(await undo()).toMatchObject({ reason: 'cannot-undo' });
  });

  it('[UN7] while a step is under way waits for its result', async () => {
    await store.start('j', 'promote', people(12));
    const next = await store.take();
    expect(await undo()).toEqual({ ok: true, value: { undone: 'reversed' } });
    expect(await store.db.jobs.count()).toBe(1);
    await store.report(next, all(next, 'done'));
    expect(await store.job('undo')).toMatchObject({ kind: 'demote', counts: { todo: 10 } });
  });
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
