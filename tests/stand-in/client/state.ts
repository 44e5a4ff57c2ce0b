/** Everything one loaded page holds; the modules are views of it. */
import type { Clock } from '../server/clock.ts';
import type { GroupType, IdText } from '../server/model.ts';
import type { Chats } from './chats.ts';
import type { Cmd } from './cmd.ts';
import type { Connection } from './connection.ts';
import type { Contacts } from './contacts.ts';
import type { GroupPictures } from './group-pictures.ts';
import type { Groups } from './groups.ts';
import type { Messages } from './messages.ts';
import type { Collection } from './observable.ts';
import type { Wid } from './wid.ts';

export interface BlockedEntry {
  readonly id: Wid;
}

export interface MemberLabel {
  /** Its text is the group's id, `_`, and the user part of the member's LID. */
  readonly id: { toString(): string };
  /** 2–30 characters, written by the member. */
  readonly label: string;
}

export interface PageState {
  readonly clock: Clock;
  readonly connection: Connection;
  readonly contacts: Contacts;
  readonly groups: Groups;
  readonly chats: Chats;
  readonly messages: Messages;
  readonly cmd: Cmd;
  readonly blocked: Collection<BlockedEntry>;
  readonly memberLabels: Collection<MemberLabel>;
  readonly groupPictures: GroupPictures;
  /** Undefined until this browser is linked. */
  me: { pn: IdText; lid: IdText } | undefined;
  conn: { isSMB: boolean };
  sizeLimits: Record<GroupType, number>;
  /** WhatsApp has started: Stream and Socket may run. */
  hasBooted: boolean;
  /** Modules of the interface that somebody else called. */
  misused: string[];
  report(message: string): void;
  /** Puts an id on the list of the blocked. */
  block(id: IdText): void;
  /** A new unique text for ids of messages. */
  nextId(): string;
}
