/** What the contract suite needs of a gateway under test, besides the gateway: a world of known shape, and faults. */
import type { MemberActionKind, Target } from '@/utils/domain/action.ts';
import type { Picture } from '@/utils/domain/group-icons.ts';
import type { GroupId, MessageId, Wid } from '@/utils/domain/ids.ts';
import type { CallReason, PersonReason } from '@/utils/domain/reasons.ts';
import type { GatewayEvent, GatewayPort } from '@/utils/whatsapp/gateway.ts';

export type Deed = {
  kind: MemberActionKind | 'set' | 'icon' | 'delete';
  groupId: GroupId;
  wid?: Wid;
  message?: MessageId;
  /** Null: the icon was removed. */
  picture?: Picture | null;
};

/** How a message of somebody else came to be. */
export type Written = { ageMs?: number; forwards?: number; isPicture?: boolean };

export type GatewayHarness = {
  gateway: GatewayPort;
  events: GatewayEvent[];
  /** 10 members and 8 requests each, I am admin; in the third I am a plain member. */
  groups: { lid: GroupId; pn: GroupId; asMember: GroupId };
  setOnline(isOnline: boolean): Promise<void>;
  refuse(kind: MemberActionKind | 'set' | 'icon' | 'delete', code: number, reason: CallReason): void;
  refusePerson(kind: MemberActionKind, wid: Wid, code: string, reason: PersonReason): void;
  /** The next such action is done, and its answer is lost until `release`. */
  holdAnswer(kind: MemberActionKind | 'icon' | 'delete'): void;
  /** The next icon is set, and the call rejects all the same. */
  rejectIcon(): void;
  /** The group is not in WhatsApp's memory and its data does not come until `release`. */
  holdGroup(groupId: GroupId): void;
  release(): Promise<void>;
  /** Somebody who is in none of the groups, by number. */
  stranger(): Target;
  /** What was done by me, in order. */
  deeds(): Deed[];
  byOthers: {
    loseAdmin(groupId: GroupId): void;
    vanish(groupId: GroupId): void;
    ask(groupId: GroupId): void;
    join(groupId: GroupId): void;
    /** `from` is a member's wid. The group's chat must have been opened. */
    write(groupId: GroupId, from: Wid, text: string, how?: Written): MessageId;
    deleteMessage(groupId: GroupId, id: MessageId): void;
    /** It is gone, and no place holder is left. */
    loseMessage(groupId: GroupId, id: MessageId): void;
  };
  /** Lets everything that was set off come to rest. */
  settle(): Promise<void>;
  close(): void;
};

export function listenTo(gateway: GatewayPort, signal: AbortSignal): GatewayEvent[] {
  const events: GatewayEvent[] = [];
  gateway.listen((event) => events.push(event), { signal });
  return events;
}
