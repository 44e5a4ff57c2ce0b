/** Messages: send, read receipts, revoke, pin, block. */
import { answer, enter, has, refuse } from './handlers.ts';
import type { Handlers } from './handlers.ts';

/** From a sent message to the receipt of one member, and to a read one. */
const DELIVERED_AFTER_MS = 400;
const READ_AFTER_MS = 1500;
/** An admin may delete another's message this long. */
const ADMIN_REVOKE_S = 2.5 * 86_400;

type MessageKind = 'send-message' | 'send-read-receipts' | 'revoke-message' | 'pin-message' | 'block';

export const messageHandlers: Pick<Handlers, MessageKind> = {
  'send-message'(context, body) {
    const { world, clock, ledger, notify } = context;
    const group = world.groups.get(body.chat);
    if (group) {
      const entered = enter(context, body.chat, 'member');
      if (!entered.ok) return entered;
      if (group.settings.announce && group.members.get(world.me)?.role === 'member') return refuse(403);
    } else if (!context.directory.find(body.chat)?.isOnWhatsApp) return refuse(404);
    const nowS = Math.floor(clock.now() / 1000);
    const chat = world.chats.get(body.chat) ?? {
      id: body.chat,
      unreadCount: 0,
      isArchived: false,
      messages: [],
    };
    world.chats.set(body.chat, chat);
    chat.messages.push({
      id: body.id,
      chat: body.chat,
      from: world.me,
      body: body.body,
      atS: nowS,
      ...(body.mentionsEveryone ? { mentionsEveryone: true } : {}),
    });
    ledger.add({
      atMs: clock.now(),
      action: 'message',
      group: body.chat,
      by: 'me',
      requestId: context.requestId,
      detail: body.id,
    });
    // One member's receipt is enough for 2 and 3.
    notify({ kind: 'receipt', chat: body.chat, id: body.id, ack: 2 }, { afterMs: DELIVERED_AFTER_MS });
    notify({ kind: 'receipt', chat: body.chat, id: body.id, ack: 3 }, { afterMs: READ_AFTER_MS });
    return answer({ t: nowS });
  },

  'send-read-receipts'(context, body) {
    const chat = context.world.chats.get(body.chat);
    if (chat) chat.unreadCount = 0;
    return answer({});
  },

  'revoke-message'(context, body) {
    const entered = enter(context, body.chat, 'admin');
    if (!entered.ok) return entered;
    const message = context.world.chats.get(body.chat)?.messages.find((each) => each.id === body.id);
    if (!message) return refuse(404);
    if (context.clock.now() / 1000 - message.atS > ADMIN_REVOKE_S) return refuse(403);
    // Somebody was faster: nothing is left to do, and nobody is told.
    if (message.isRevoked || has(context, 'nothing-happens')) return answer({});
    message.isRevoked = true;
    context.ledger.add({
      atMs: context.clock.now(),
      action: 'revoked',
      group: body.chat,
      by: 'me',
      requestId: context.requestId,
      detail: body.id,
    });
    context.notify({ kind: 'message-revoked', chat: body.chat, id: body.id });
    return answer({});
  },

  'pin-message'(context, body) {
    const entered = enter(context, body.chat, 'member');
    if (!entered.ok) return entered;
    const message = context.world.chats.get(body.chat)?.messages.find((each) => each.id === body.id);
    if (!message) return refuse(404);
    message.isPinned = true;
    context.ledger.add({
      atMs: context.clock.now(),
      action: 'pinned',
      group: body.chat,
      by: 'me',
      requestId: context.requestId,
      detail: body.id,
    });
    return answer({});
  },

  block(context, body) {
    const person = context.directory.find(body.id);
    if (!person) return refuse(404);
    person.isBlocked = true;
    context.ledger.add({
      atMs: context.clock.now(),
      action: 'blocked',
      group: body.id,
      by: 'me',
      requestId: context.requestId,
      person: person.key,
    });
    return answer({});
  },
};
