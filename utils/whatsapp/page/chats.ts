/** The chat that is open, and opening one. */
import type { ActiveChat } from '@/utils/domain/chat.ts';
import type { ChatId } from '@/utils/domain/ids.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import { type Timers, within } from '../timers.ts';
import type { Capabilities } from './capabilities.ts';
import { errorName } from './codes.ts';
import type { Chat } from './shapes.ts';
import { chatId, groupId, toText } from './to-domain.ts';
import { done, fail } from './outcomes.ts';

export type Chats = {
  active(): ActiveChat | null;
  open(id: ChatId): Promise<Outcome<'done'>>;
};

/** Opening a chat loads its messages from the local table first. */
const OPEN_LIMIT_MS = 3_000;
const late = Symbol('late');

export function createChats(parts: {
  capabilities: Capabilities;
  timers: Timers;
  /** Every text that may name the same chat: one with a person goes by LID or by number. */
  namesOf: (id: ChatId) => readonly string[];
}): Chats {
  const { capabilities, timers, namesOf } = parts;

  function active(): ActiveChat | null {
    const chat = capabilities.get('WAWebChatCollection')?.ChatCollection.getActive();
    if (!chat) return null;
    return {
      chatId: chatId(chat.id),
      groupId: chat.id.isGroup() ? groupId(chat.id) : undefined,
      title: toText(chat.formattedTitle) ?? toText(chat.name) ?? '',
    };
  }

  return {
    active,
    async open(id) {
      const cmd = capabilities.need('open-chat', 'WAWebCmd');
      if (!cmd.ok) return cmd;
      const chats = capabilities.get('WAWebChatCollection')?.ChatCollection;
      let chat: Chat | undefined;
      for (const name of namesOf(id)) chat ??= chats?.get(name);
      if (!chat) return fail('invalid-argument', 'no such chat');
      const wanted = chatId(chat.id);
      try {
        const opened = Promise.resolve(cmd.value.Cmd.openChatBottom({ chat }));
        // True once the interface shows it, false when another chat was opened meanwhile.
        const answer = await within(timers, OPEN_LIMIT_MS, opened, late);
        if (answer === true || active()?.chatId === wanted) return done;
        return fail('unclear', answer === late ? 'not shown in time' : 'not shown');
      } catch (error) {
        return fail('unexpected-answer', errorName(error));
      }
    },
  };
}
