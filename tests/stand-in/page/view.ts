/** What the parts of the interface share. */
import type { PageClient } from '../client/page-client.ts';
import type { PageState } from '../client/state.ts';
import type { WireMessage } from '../server/frames.ts';
import type { IdText } from '../server/model.ts';
import type { Words } from './words.ts';

export interface View {
  readonly client: PageClient;
  readonly state: PageState;
  readonly words: Words;
  readonly lang: string;
  /** Messages of each chat as the interface shows them. */
  readonly messages: Map<IdText, WireMessage[]>;
  /** Acks of my own messages, for the ticks. */
  ackOf(id: string): number | undefined;
  /** Sends what the person typed. */
  send(chat: IdText, text: string): void;
  /** Asks the server for a person's picture, once: what is in view only. */
  askPicture(id: IdText): void;
  openChat(id: IdText): void;
  toggleDrawer(isOpen: boolean): void;
  openMembers(group: IdText): void;
  openRequests(group: IdText): void;
}

/** What a message shows in one line: the text, or the caption of what is no text. */
export function lineOf({ type = 'chat', body, caption }: WireMessage): string {
  return type === 'chat' ? body : `📎 ${caption ?? ''}`.trim();
}
