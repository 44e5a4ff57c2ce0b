import { beforeEach, describe, expect, it } from 'vitest';
import {
  type QueueStore,
  account,
  all,
  createQueueStore,
  groupId,
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
