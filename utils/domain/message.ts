/** Messages of a group, as far as an admin may delete them. Rules MO5–MO8: `SPEC.md`. */
import type { MessageId } from './ids.ts';
import type { PersonFacts } from './person.ts';
import type { PersonReason } from './reasons.ts';

export type MessageKind = 'text' | 'image' | 'video' | 'audio' | 'document' | 'sticker' | 'other';

/** A message that WhatsApp has loaded. Its text stays in the tab: rule MO13. */
export type MessageFacts = {
  id: MessageId;
  author: PersonFacts;
  /** When it was sent, in Unix ms. */
  at: number;
  kind: MessageKind;
  /** What it says, or the caption; missing where there is none. */
  text?: string | undefined;
  /** How often WhatsApp counts it forwarded. */
  forwards?: number | undefined;
  isDeleted: boolean;
  /** WhatsApp's own word: it may be deleted for everyone by me, as an admin, now. */
  mayDelete: boolean;
};

/** What became of one message; the same words as for people. */
export type MessageResult = {
  /** `done` only when WhatsApp shows it as deleted. */
  outcome: 'done' | 'failed' | 'unclear';
  reason?: PersonReason | undefined;
  /** WhatsApp's own word for it, for reports. */
  code?: string | undefined;
};

/** WhatsApp's own limit for admins (August 2026): two and a half days. For words only; its own function decides. */
export const ADMIN_DELETE_MS = 2.5 * 86_400_000;

/** MO7: longer than the limit, whatever the clocks say. */
export const DISMISSED_MS = 3 * 86_400_000;

export type MessageLeftOut = 'is-me' | 'already-deleted' | 'already-pending' | 'too-old' | 'not-allowed';

type Chosen = Pick<MessageFacts, 'at' | 'isDeleted' | 'mayDelete'> & {
  author: Pick<PersonFacts, 'isMe'>;
  isPending?: boolean | undefined;
};

/** MO8: why a message is left out, or nothing. */
export function whyLeftOut(message: Chosen, nowMs: number): MessageLeftOut | undefined {
  if (message.author.isMe) return 'is-me';
  if (message.isDeleted) return 'already-deleted';
  if (message.isPending) return 'already-pending';
  if (message.mayDelete) return undefined;
  return nowMs - message.at > ADMIN_DELETE_MS ? 'too-old' : 'not-allowed';
}
