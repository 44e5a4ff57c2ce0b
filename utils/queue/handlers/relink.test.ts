import { expect, it, vi } from 'vitest';
import { anItem } from '@/tests/builders.ts';
import type { InviteLink } from '@/utils/domain/group.ts';
import { asId } from '@/utils/domain/ids.ts';
import type { Step } from '@/utils/domain/job.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import { createRelink } from './relink.ts';

const step: Step = {
  id: asId('s'),
  jobId: asId('j'),
  accountId: asId('a'),
  groupId: asId('g'),
  kind: 'relink',
  itemIndexes: [3],
  state: 'acting',
  tabId: asId('t'),
  startedAt: 0,
};
const items = [anItem({ index: 3, wid: undefined })];
const url = 'https://chat.whatsapp.com/NEW';

function create(answer: Outcome<InviteLink>) {
  const inviteLink = vi.fn(async () => answer);
  const resetInviteLink = vi.fn(async () => answer);
  return { handler: createRelink({ inviteLink, resetInviteLink }), inviteLink, resetInviteLink };
}

it('[GM26] a link is reset, and the new one is the result', async () => {
  const { handler, resetInviteLink } = create({ ok: true, value: { url } });
  expect(await handler.act(step, items)).toEqual({
    ok: true,
    value: [{ index: 3, outcome: 'done', invite: { url } }],
  });
  expect(resetInviteLink).toHaveBeenCalledWith('g');
});

it('a refusal is one of the whole group', async () => {
  const { handler } = create({ ok: false, reason: 'not-admin' });
  expect(await handler.act(step, items)).toEqual({ ok: false, reason: 'not-admin' });
});

it('[RC13] an unclear reset is not done as long as the link can be read; reading resets nothing', async () => {
  const { handler, resetInviteLink } = create({ ok: true, value: { url } });
  expect(await handler.remembered(step, items)).toEqual({ state: 'unknown' });
  expect(await handler.read(step, items)).toEqual({ ok: true, value: [{ index: 3, found: 'not-done' }] });
  expect(resetInviteLink).not.toHaveBeenCalled();
});

it('[RC13] a link that cannot be read says why', async () => {
  const { handler } = create({ ok: false, reason: 'group-gone' });
  expect(await handler.read(step, items)).toEqual({ ok: false, reason: 'group-gone' });
});
