import { describe, expect, it } from 'vitest';
import { asId } from './ids.ts';
import { type Wanted, inOrder, intentProblem, newJob } from './job-new.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

const person = (wid: string, group = 'g1', more: Partial<Wanted> = {}): Wanted => ({
  groupId: asId(group),
  wid: asId(wid),
  identities: [],
  label: wid,
  ...more,
});
const setting = (change: Wanted['change'], group = 'g1'): Wanted => ({
  groupId: asId(group),
  identities: [],
  label: '',
  change,
});

describe('a new job', () => {
  it('[JB1] lies group by group, in the order given, each person once', () => {
    const items = [person('1', 'a'), person('1', 'b'), person('2', 'a'), person('1', 'a')];
    expect(inOrder(items).map(({ groupId, wid }) => `${groupId}${wid}`)).toEqual(['a1', 'a2', 'b1']);
  });

  it('[GM28] resets the link of a group once, and needs no person for it', () => {
    const link = (group: string): Wanted => ({ groupId: asId(group), identities: [], label: '' });
    const items = [link('a'), link('b'), link('a')];
    expect(intentProblem({ kind: 'relink', items })).toBeUndefined();
    expect(inOrder(items).map(({ groupId }) => groupId)).toEqual(['a', 'b']);
  });

  it('[JB1] keeps the last of two values for one setting', () => {
    const items = [
      setting({ setting: 'announce', value: true }),
      setting({ setting: 'restrict', value: true }),
      setting({ setting: 'announce', value: false }),
    ];
    expect(inOrder(items).map((item) => item.change)).toEqual([
      { setting: 'announce', value: false },
      { setting: 'restrict', value: true },
    ]);
  });

  it('[JB1] [MO9] holds each message once, however many of one person', () => {
    const message = (id: string, group = 'g1') => person('1', group, { message: { id: asId(id), at: 1 } });
    const items = [message('a'), message('b'), message('a'), message('a', 'g2')];
    expect(inOrder(items).map((item) => `${item.groupId} ${item.message?.id}`)).toEqual([
      'g1 a',
      'g1 b',
      'g2 a',
    ]);
    expect(intentProblem({ kind: 'delete', items })).toBeUndefined();
    expect(intentProblem({ kind: 'delete', items: [person('1')] })).toBe('items[0].message: missing');
  });

  it.each<[string, Wanted[], string | undefined]>([
    ['nothing', [], 'items: empty'],
    ['a good person', [person('1')], undefined],
    ['nobody', [person('1'), person('', 'g1')], 'items[1].wid: missing'],
    ['nowhere', [person('1', '')], 'items[0].groupId: empty'],
  ])('[JB1] of %s', (_what, items, problem) => {
    expect(intentProblem({ kind: 'remove', items })).toBe(problem);
  });

  it.each<[string, Wanted['change'], string | undefined]>([
    ['no change', undefined, 'items[0].change: missing'],
    ['a switch', { setting: 'announce', value: true }, undefined],
    ['a time that is offered', { setting: 'ephemeralS', value: 604_800 }, undefined],
    ['a time that is not', { setting: 'ephemeralS', value: 3_600 }, 'items[0].change.value: not offered'],
    ['a blank name', { setting: 'subject', value: ' ' }, 'items[0].change.value: empty'],
    ['a long name', { setting: 'subject', value: 'x'.repeat(101) }, 'items[0].change.value: longer than 100'],
    ['no description', { setting: 'description', value: '' }, undefined],
    [
      'a long description',
      { setting: 'description', value: 'x'.repeat(2_049) },
      'items[0].change.value: longer than 2048',
    ],
  ])('[JB1] of %s', (_what, change, problem) => {
    expect(intentProblem({ kind: 'set', items: [setting(change)] })).toBe(problem);
  });

  it('[JB3] is delayed until its start, and counts everybody', () => {
    const { job, items } = newJob(
      {
        jobId: asId('j'),
        accountId: asId('a'),
        kind: 'approve',
        items: [person('1', 'a'), person('2', 'b', { label: '\u{1F9D1}'.repeat(200) })],
      },
      { now: 1_000, undoDelayMs: 5_000 },
      DEFAULT_SETTINGS.pacing,
    );
    expect(job).toMatchObject({
      state: 'delayed',
      startAt: 6_000,
      groupIds: ['a', 'b'],
      batchSize: 10,
      counts: { total: 2, todo: 2, acting: 0, done: 0, failed: 0, skipped: 0 },
    });
    expect(items.map((item) => item.label.length)).toEqual([1, 200]);
  });
});
