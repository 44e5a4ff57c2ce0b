import { describe, expect, it, vi } from 'vitest';
import { asId, type MessageId } from '@/utils/domain/ids.ts';
import type { JobItem, Step } from '@/utils/domain/job.ts';
import type { MessageFacts, MessageResult } from '@/utils/domain/message.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import { createDeletions } from './deletions.ts';

const step: Step = {
  id: asId('s'),
  jobId: asId('j'),
  accountId: asId('a'),
  groupId: asId('g'),
  kind: 'delete',
  itemIndexes: [3],
  state: 'acting',
  tabId: asId('t'),
  startedAt: 0,
};
const item: JobItem = {
  jobId: asId('j'),
  index: 3,
  groupId: asId('g'),
  identities: [],
  label: 'Anna',
  message: { id: asId('m'), at: 5 },
  state: 'acting',
  attempts: 1,
};
const there = (isDeleted: boolean): MessageFacts => ({
  id: asId<MessageId>('m'),
  author: { wid: asId('1@lid'), identities: [] },
  at: 5,
  kind: 'text',
  isDeleted,
  mayDelete: !isDeleted,
});

function create(options: { answer?: Outcome<MessageResult>; messages?: Outcome<MessageFacts[]> }) {
  const { answer = { ok: true, value: { outcome: 'done' } }, messages = { ok: true, value: [] } } = options;
  const deleteMessage = vi.fn(async () => answer);
  const read = vi.fn(async () => messages);
  return { handler: createDeletions({ deleteMessage, messages: read }), deleteMessage, read };
}

describe('a message', () => {
  it('is deleted by its id, and the result is told', async () => {
    const { handler, deleteMessage } = create({
      answer: { ok: true, value: { outcome: 'failed', reason: 'message-too-old' } },
    });
    expect(await handler.act(step, [item])).toEqual({
      ok: true,
      value: [{ index: 3, outcome: 'failed', reason: 'message-too-old' }],
    });
    expect(deleteMessage).toHaveBeenCalledExactlyOnceWith('g', 'm');
  });

  it('passes on why nothing was done', async () => {
    const { handler } = create({ answer: { ok: false, reason: 'offline' } });
    expect(await handler.act(step, [item])).toEqual({ ok: false, reason: 'offline' });
  });

  it('is nothing without its id', async () => {
    const { handler, deleteMessage } = create({});
    const nameless = { ...item, message: undefined };
    expect(await handler.act(step, [nameless])).toMatchObject({ reason: 'invalid-argument' });
    expect(deleteMessage).not.toHaveBeenCalled();
  });

  it.each([
    [[there(true)], [{ index: 3, found: 'done' }]],
    [[there(false)], [{ index: 3, found: 'not-done' }]],
    [[], [{ index: 3, found: 'gone', reason: 'message-gone' }]],
  ])('[MO12] is read again by its id', async (messages, found) => {
    const { handler, read } = create({ messages: { ok: true, value: messages } });
    expect(await handler.remembered(step, [item])).toEqual({ state: 'unknown' });
    expect(await handler.read(step, [item])).toEqual({ ok: true, value: found });
    expect(read).toHaveBeenCalledExactlyOnceWith('g', ['m']);
  });

  it('[MO12] says nothing while it cannot be read', async () => {
    const { handler } = create({ messages: { ok: false, reason: 'server-error' } });
    expect(await handler.read(step, [item])).toEqual({ ok: false, reason: 'server-error' });
  });
});
