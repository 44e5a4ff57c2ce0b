import { describe, expect, it } from 'vitest';
import { ADMIN_DELETE_MS, type MessageLeftOut, whyLeftOut } from './message.ts';

const nowMs = 1_000 * 86_400_000;
const fresh = { at: nowMs - 60_000, isDeleted: false, mayDelete: true, author: { isMe: false } };

describe('a message that was chosen', () => {
  it.each<[MessageLeftOut | undefined, Partial<typeof fresh> & { isPending?: boolean }]>([
    [undefined, {}],
    [undefined, { at: nowMs - 9 * 86_400_000 }],
    ['is-me', { author: { isMe: true } }],
    ['already-deleted', { isDeleted: true }],
    ['already-pending', { isPending: true }],
    ['too-old', { mayDelete: false, at: nowMs - ADMIN_DELETE_MS - 1 }],
    ['not-allowed', { mayDelete: false, at: nowMs - ADMIN_DELETE_MS }],
  ])('[MO8] is left out as %s, or deleted where WhatsApp says so', (expected, over) => {
    expect(whyLeftOut({ ...fresh, ...over }, nowMs)).toBe(expected);
  });
});
