/** What every gateway keeps to about messages and deleting them, whoever implements it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId, type GroupId, type MessageId, type Wid } from '@/utils/domain/ids.ts';
import { ADMIN_DELETE_MS, type MessageFacts } from '@/utils/domain/message.ts';
import type { CallReason } from '@/utils/domain/reasons.ts';
import { value } from './gateway.contract.ts';
import type { GatewayHarness, Written } from './gateway-harness.ts';

export function messagesContract(name: string, create: () => Promise<GatewayHarness>): void {
  describe(`messages of the gateway: ${name}`, () => {
    let harness: GatewayHarness;
    let id: GroupId;

    beforeEach(async () => {
      harness = await create();
      id = harness.groups.lid;
      value(await harness.gateway.openChat(asId(id)));
      await harness.settle();
    });
    afterEach(() => harness.close());

    const plain = async (groupId = id): Promise<Wid[]> =>
      value(await harness.gateway.members(groupId))
        .filter(({ role, isMe }) => role === 'member' && !isMe)
        .map(({ wid }) => wid);
    async function write(text: string, how?: Written, groupId = id): Promise<MessageId> {
      const [from] = await plain(groupId);
      if (!from) throw new Error('a member');
      const message = harness.byOthers.write(groupId, from, text, how);
      await harness.settle();
      return message;
    }
    const messages = async (groupId = id): Promise<MessageFacts[]> =>
      value(await harness.gateway.messages(groupId));
    const remove = async (message: MessageId, groupId = id) => {
      const { outcome, reason } = value(await harness.gateway.deleteMessage(groupId, message));
      return reason ? `${outcome}: ${reason}` : outcome;
    };
    const deleted = (): (MessageId | undefined)[] => harness.deeds().map(({ message }) => message);

    it('lists what is loaded of one group, oldest first, with who and what', async () => {
      const [from] = await plain();
      const second = await write('Second', { ageMs: 60_000 });
      const first = await write('First', { ageMs: 120_000, forwards: 7 });
      await write('Elsewhere', {}, harness.groups.pn);
      const found = await messages();
      expect(found.map((each) => each.id)).toEqual([first, second]);
      expect(found[0]).toMatchObject({
        author: { wid: from, isMe: false },
        kind: 'text',
        text: 'First',
        forwards: 7,
        isDeleted: false,
        mayDelete: true,
      });
      expect((found[1]?.at ?? 0) - (found[0]?.at ?? 0)).toBeGreaterThan(50_000);
      expect(found[1]?.forwards).toBeUndefined();
    });

    it('gives the caption of a picture, never its preview', async () => {
      await write('Look at www.example.org', { isPicture: true });
      expect(await messages()).toMatchObject([{ kind: 'image', text: 'Look at www.example.org' }]);
    });

    it('gives those that are asked for by id, and leaves out what is nowhere', async () => {
      const one = await write('One');
      await write('Two');
      const nowhere = asId<MessageId>(`false_${id}_NOWHERE_1@lid`);
      const found = value(await harness.gateway.messages(id, [nowhere, one]));
      expect(found.map((each) => each.id)).toEqual([one]);
    });

    it('[MO11] deletes for everyone, and shows it as deleted without its text', async () => {
      const one = await write('Buy now');
      const two = await write('Good morning');
      expect(await remove(one)).toBe('done');
      expect(await messages()).toMatchObject([
        { id: one, isDeleted: true, mayDelete: false },
        { id: two, isDeleted: false, mayDelete: true },
      ]);
      expect((await messages())[0]?.text).toBeUndefined();
      expect(deleted()).toEqual([one]);
    });

    it('[MO10] looks first: deleted by somebody else, gone, or too old', async () => {
      const [early, lost, old] = [
        await write('A'),
        await write('B'),
        await write('C', { ageMs: ADMIN_DELETE_MS + 60_000 }),
      ];
      harness.byOthers.deleteMessage(id, early);
      harness.byOthers.loseMessage(id, lost);
      await harness.settle();
      expect((await messages()).map((each) => [each.id, each.isDeleted, each.mayDelete])).toEqual([
        [old, false, false],
        [early, true, false],
      ]);
      expect(await remove(early)).toBe('failed: already-done');
      expect(await remove(lost)).toBe('failed: message-gone');
      expect(await remove(old)).toBe('failed: message-too-old');
      expect(deleted()).toEqual([]);
    });

    it('asks nothing where I am no admin, any more or at all', async () => {
      const message = await write('Hello');
      harness.byOthers.loseAdmin(id);
      await harness.settle();
      expect(await harness.gateway.deleteMessage(id, message)).toMatchObject({ reason: 'not-admin' });
      expect(await messages()).toMatchObject([{ mayDelete: false }]);
      const there = harness.groups.asMember;
      expect(await harness.gateway.deleteMessage(there, message)).toMatchObject({ reason: 'not-admin' });
      expect(deleted()).toEqual([]);
    });

    it('does nothing while offline, then or later', async () => {
      const message = await write('Hello');
      await harness.setOnline(false);
      expect(await harness.gateway.deleteMessage(id, message)).toMatchObject({ reason: 'offline' });
      await harness.setOnline(true);
      await harness.settle();
      expect(deleted()).toEqual([]);
      expect(await remove(message)).toBe('done');
    });

    it('[MO11] is unclear when no answer comes in time, and it happens once', async () => {
      const message = await write('Hello');
      harness.holdAnswer('delete');
      const first = await harness.gateway.deleteMessage(id, message);
      // The answer is late; what WhatsApp shows is not.
      expect(first.ok ? first.value.outcome : first.reason).toMatch(/^(done|unclear)$/);
      await harness.release();
      expect(await remove(message)).toBe('failed: already-done');
      expect(deleted()).toEqual([message]);
    });

    it.each<[string, CallReason]>([
      ['nonsense', 'invalid-argument'],
      ['120363999999999999@g.us', 'group-gone'],
    ])('says of %s that it is %s', async (text, reason) => {
      const groupId = asId<GroupId>(text);
      expect(await harness.gateway.messages(groupId)).toMatchObject({ reason });
      expect(await harness.gateway.deleteMessage(groupId, asId('x'))).toMatchObject({ reason });
    });

    it('hints at what is written and deleted, read before or not', async () => {
      const [from] = await plain();
      harness.events.length = 0;
      const message = harness.byOthers.write(id, from ?? asId(''), 'New');
      await harness.settle();
      expect(harness.events).toContainEqual({ type: 'messages-changed', groupId: id });
      harness.events.length = 0;
      harness.byOthers.deleteMessage(id, message);
      await harness.settle();
      expect(harness.events).toContainEqual({ type: 'messages-changed', groupId: id });
    });
  });
}
