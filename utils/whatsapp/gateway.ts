/**
 * What Muster asks of WhatsApp and hears from it, in our own words. Implemented by the driver in the page (through
 * the bridge) and by the fake; one contract suite runs on both. No promise hangs: each settles within its time limit.
 */
import type {
  GroupFacts,
  GroupList,
  InviteLink,
  Me,
  MemberFacts,
  PastMemberFacts,
  RequestFacts,
  SettingChange,
} from '@/utils/domain/group.ts';
import type { ActionState, MemberAction, PersonResult } from '@/utils/domain/action.ts';
import type { ActiveChat } from '@/utils/domain/chat.ts';
import type { Capability, Connection } from '@/utils/domain/connection.ts';
import type { Picture } from '@/utils/domain/group-icons.ts';
import type { ChatId, GroupId, MessageId, StepId } from '@/utils/domain/ids.ts';
import type { MessageFacts, MessageResult } from '@/utils/domain/message.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';

export type GatewayEvent =
  | { type: 'connection'; connection: Connection }
  | { type: 'health'; capabilities: Capability[] }
  | { type: 'active-chat'; chat: ActiveChat | null }
  /** Hints: read again what they name. Bursts are merged (at most one of each per group in 250 ms). */
  | { type: 'groups-changed'; groupIds: GroupId[] }
  | { type: 'members-changed'; groupId: GroupId }
  | { type: 'requests-changed'; groupId: GroupId }
  /** Something was written or deleted, or WhatsApp loaded older messages. Of groups only. */
  | { type: 'messages-changed'; groupId: GroupId };

export type ReadOptions = {
  /** Ask the server first; otherwise what WhatsApp has in memory. */
  refresh?: boolean | undefined;
  /** Never ask the server, not even for a group whose copy WhatsApp itself calls stale. */
  onlyMemory?: boolean | undefined;
};

export type Gateway = {
  connection(): Promise<Outcome<Connection>>;
  health(): Promise<Outcome<Capability[]>>;
  me(): Promise<Outcome<Me>>;
  /** Every group I am in (and communities), from memory; `isComplete` false when some could not be read in time. */
  groups(): Promise<Outcome<GroupList>>;
  group(groupId: GroupId, options?: ReadOptions): Promise<Outcome<GroupFacts>>;
  members(groupId: GroupId, options?: ReadOptions): Promise<Outcome<MemberFacts[]>>;
  /** People who left within 60 days, as far as WhatsApp keeps them. */
  pastMembers(groupId: GroupId): Promise<Outcome<PastMemberFacts[]>>;
  requests(groupId: GroupId, options?: ReadOptions): Promise<Outcome<RequestFacts[]>>;
  /** A result for every person given, in order. `{ok: false}` other than `unclear`/`page-gone`: nobody was acted on. */
  act(action: MemberAction): Promise<Outcome<PersonResult[]>>;
  outcomeOf(actionId: StepId): Promise<Outcome<ActionState>>;
  /** Resolves when WhatsApp's own state shows the new value; `unclear` when it did not follow in time. */
  changeSetting(groupId: GroupId, change: SettingChange): Promise<Outcome<'done'>>;
  /**
   * Sets the group's icon; null removes it. WhatsApp tells of no icon afterwards: `unclear` when its answer does not prove
   * that it was set, and then nothing can be read back.
   */
  changeIcon(groupId: GroupId, picture: Picture | null): Promise<Outcome<'done'>>;
  inviteLink(groupId: GroupId): Promise<Outcome<InviteLink>>;
  resetInviteLink(groupId: GroupId): Promise<Outcome<InviteLink>>;
  /**
   * Messages of a group that WhatsApp has loaded in this page, oldest first, at most the newest 1,000. With `ids` those
   * that WhatsApp has at all, loaded or in its local table; the others are missing in the answer.
   */
  messages(groupId: GroupId, ids?: MessageId[]): Promise<Outcome<MessageFacts[]>>;
  /** Deletes another's message for everyone, as an admin. Looks first; `unclear` when WhatsApp does not show it in time. */
  deleteMessage(groupId: GroupId, id: MessageId): Promise<Outcome<MessageResult>>;
  activeChat(): Promise<Outcome<ActiveChat | null>>;
  /** A group's id, or a person's LID or number (`+…`); `invalid-argument` when there is no such chat. */
  openChat(chatId: ChatId): Promise<Outcome<'done'>>;
  /** Puts text at the caret of the open chat's composer; sends nothing. */
  insertText(text: string): Promise<Outcome<'done'>>;
};

/** A gateway with its events; `listen` ends with its signal. */
export type GatewayPort = Gateway & {
  listen(listener: (event: GatewayEvent) => void, options: { signal: AbortSignal }): void;
};
