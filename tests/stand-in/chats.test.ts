import { describe, expect, it } from 'vitest';
import { started, startedByHand } from './testing.ts';
import { buildScenario } from './world.ts';

describe('chats', () => {
  it('have title, unread count, time; groups are told by their id', async () => {
    const { use, standIn } = await started({ world: buildScenario('demo') });
    const { control } = standIn;
    const { ChatCollection } = use('WAWebChatCollection');
    const { id } = control.groupNamed('Oak Lane Together: announcements');
    // Negative = marked unread.
    expect(ChatCollection.get(id)).toMatchObject({ unreadCount: -1, archive: false });
    const direct = ChatCollection.getModelsArray().filter((chat) => !chat.id.isGroup());
    expect(direct).toHaveLength(3);
  });

  it('fire change:active twice on a switch: the old false, the new true', async () => {
    const { use, clock, standIn } = await startedByHand({ groups: 2 });
    const { ChatCollection } = use('WAWebChatCollection');
    const [first, second] = ChatCollection.getModelsArray();
    const events: unknown[] = [];
    ChatCollection.on('change:active', (chat: unknown, isActive: boolean) => events.push([chat, isActive]));
    await clock.settle(standIn.control.openChat(String(first?.id)));
    await clock.settle(use('WAWebCmd').Cmd.openChatBottom({ chat: second }));
    await clock.advance(10);
    expect(events).toEqual([
      [first, true],
      [first, false],
      [second, true],
    ]);
    expect(ChatCollection.getActive()).toBe(second);
  });

  it('fire change:unreadCount (chat, n) when somebody writes', async () => {
    const { use, clock, standIn, group, memberIds } = await startedByHand();
    const { ChatCollection } = use('WAWebChatCollection');
    const events: unknown[] = [];
    ChatCollection.on('change:unreadCount', (chat: { id: unknown }, n: number) =>
      events.push([String(chat.id), n]),
    );
    standIn.control.byHand.message(group.id, memberIds[0] ?? '', 'Hello');
    await clock.advance(600);
    expect(events).toEqual([[group.id, 1]]);
  });

  it('open by command only with a chat, not with an id', async () => {
    const { use, group } = await started();
    await expect(use('WAWebCmd').Cmd.openChatBottom({ chat: group.id })).rejects.toBeInstanceOf(TypeError);
  });

  it('go when the group is gone and the server says so', async () => {
    const { use, clock, standIn, group, wid } = await startedByHand();
    const gone: string[] = [];
    use('WAWebChatCollection').ChatCollection.on('remove', (chat: { id: unknown }) =>
      gone.push(String(chat.id)),
    );
    standIn.control.byHand.vanish(group.id, { tell: true });
    await clock.advance(600);
    expect(gone).toEqual([group.id]);
    expect(use('WAWebGroupMetadataCollection').default.get(wid)).toBeUndefined();
  });

  it('stay when I am removed, and I am no member any more', async () => {
    const { clock, standIn, group, metadata } = await startedByHand();
    standIn.control.byHand.removeMe(group.id);
    await clock.advance(600);
    expect([metadata.participants.iAmMember(), metadata.participants.iAmAdmin()]).toEqual([false, false]);
    standIn.control.byHand.setSubject(group.id, 'Not for me');
    await clock.advance(600);
    expect(metadata.subject).toBe('Group 1');
  });
});
