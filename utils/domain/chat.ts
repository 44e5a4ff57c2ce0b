import type { ChatId, GroupId } from './ids.ts';

/** The chat that is open in WhatsApp. */
export type ActiveChat = { chatId: ChatId; groupId?: GroupId | undefined; title: string };
