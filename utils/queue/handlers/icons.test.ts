import { expect, it, vi } from 'vitest';
import { anItem } from '@/tests/builders.ts';
import { asId } from '@/utils/domain/ids.ts';
import type { Step } from '@/utils/domain/job.ts';
import type { CallReason, Outcome } from '@/utils/domain/reasons.ts';
import { createIcons } from './icons.ts';

const step: Step = {
  id: asId('s'),
  jobId: asId('j'),
  accountId: asId('a'),
  groupId: asId('g'),
  kind: 'icon',
  itemIndexes: [3],
  state: 'acting',
  tabId: asId('t'),
  startedAt: 0,
};
const picture = { thumbnail: 'data:small', full: 'data:large' };
const setting = [anItem({ index: 3, wid: undefined, picture: asId('p') })];
const removing = [anItem({ index: 3, wid: undefined, picture: null })];

function create(answer: Outcome<'done'> = { ok: true, value: 'done' }) {
  const changeIcon = vi.fn(async () => answer);
  return { handler: createIcons({ changeIcon }), changeIcon };
}

it('sets the picture, or removes the icon', async () => {
  const { handler, changeIcon } = create();
  const done = { ok: true, value: [{ index: 3, outcome: 'done' }] };
  expect(await handler.act(step, setting, picture)).toEqual(done);
  expect(await handler.act(step, removing)).toEqual(done);
  expect(changeIcon.mock.calls).toEqual([
    ['g', picture],
    ['g', null],
  ]);
});

it.each<CallReason>(['unclear', 'unexpected-answer'])(
  '[GI6] %s is unproven, and that is all',
  async (reason) => {
    const { handler, changeIcon } = create({ ok: false, reason });
    const unproven = { ok: true, value: [{ index: 3, outcome: 'failed', reason: 'unproven' }] };
    expect(await handler.act(step, setting, picture)).toEqual(unproven);
    expect(changeIcon).toHaveBeenCalledTimes(1);
  },
);

it.each<[CallReason, CallReason]>([
  ['not-admin', 'not-admin'],
  ['rate-limited', 'rate-limited'],
  ['offline', 'offline'],
  // Never sent: it is to do again.
  ['page-gone', 'not-ready'],
])('[GI6] a refusal keeps its reason: %s', async (reason, told) => {
  const { handler } = create({ ok: false, reason });
  expect(await handler.act(step, setting, picture)).toEqual({ ok: false, reason: told });
});

it('without its picture nothing is sent', async () => {
  const { handler, changeIcon } = create();
  expect(await handler.act(step, setting)).toEqual({ ok: false, reason: 'invalid-argument' });
  expect(changeIcon).not.toHaveBeenCalled();
});

it('[GI6] a step that a tab left behind is unproven: there is nothing to read, and nothing is sent', async () => {
  const { handler, changeIcon } = create();
  expect(await handler.remembered(step, setting)).toEqual({ state: 'unknown' });
  expect(await handler.read(step, setting)).toEqual({
    ok: true,
    value: [{ index: 3, found: 'gone', reason: 'unproven' }],
  });
  expect(changeIcon).not.toHaveBeenCalled();
});
