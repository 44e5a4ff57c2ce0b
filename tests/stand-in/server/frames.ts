/**
 * What travels between the stand-in's page and its server. All of it is plain JSON: the same frames go through
 * memory and through a WebSocket. The shapes are ours; only what the page's modules show on top of them imitates WhatsApp.
 */
import type { GroupSettings, GroupType, IdText, RequestMethod, Role } from './model.ts';

/** Data URLs. */
export interface WirePicture {
  thumbnail: string;
  full: string;
}

export interface WireContact {
  id: IdText;
  /** The other form of the id, if this page is told. */
  otherId?: IdText;
  username?: string;
  pushName?: string;
  savedName?: string;
  verifiedName?: string;
  isBusiness?: boolean;
  hasPicture?: boolean;
}

export interface WireMember {
  id: IdText;
  role: Role;
}

export interface WirePastMember {
  id: IdText;
  leaveTs: number;
  leaveReason: 'Left' | 'Removed';
}

export interface WireJoinRequest {
  id: IdText;
  t: number;
  addedBy: IdText;
  requestMethod: RequestMethod;
  parentGroupId?: IdText;
}

export interface WireGroup extends Partial<GroupSettings> {
  id: IdText;
  subject: string;
  desc?: string;
  descId?: string;
  owner?: IdText;
  creation: number;
  isLidAddressingMode: boolean;
  groupType: GroupType;
  parentGroup?: IdText;
  isParentGroup: boolean;
  suspended: boolean;
  terminated: boolean;
  growthLockExpiration?: number;
  members: WireMember[];
  past: WirePastMember[];
  /** Only in an answer to an admin's refresh: a local table has no requests until something refreshed them. */
  requests?: WireJoinRequest[];
}

export interface WireMessage {
  id: string;
  chat: IdText;
  from: IdText;
  fromMe: boolean;
  body: string;
  t: number;
  type?: string;
  caption?: string;
  forwardingScore?: number;
  isRevoked?: boolean;
}

export interface WireChat {
  id: IdText;
  name: string;
  isReadOnly?: boolean;
  unreadCount: number;
  t: number;
  archive: boolean;
  messages: WireMessage[];
}

/** What a freshly loaded page finds in its local tables. */
export interface Snapshot {
  mePn: IdText;
  meLid: IdText;
  isBusinessApp: boolean;
  sizeLimits: Record<GroupType, number>;
  chats: WireChat[];
  contacts: WireContact[];
  /** Groups in memory or in the local table, with where they are. */
  groups: { where: 'memory' | 'local' | 'stale'; group: WireGroup }[];
  blocked: IdText[];
  memberLabels: { group: IdText; id: IdText; label: string }[];
}

export type MemberAction = 'remove' | 'promote' | 'demote';

/** One person in an approval or an addition, as the page's job put it on the wire. */
export interface WireTarget {
  id: IdText;
  phoneNumber?: IdText;
}

export type PropertyName =
  | 'announcement'
  | 'restrict'
  | 'no_frequently_forwarded'
  | 'membership_approval_mode'
  | 'report_to_admin_mode'
  | 'ephemeral';

export interface RequestBodies {
  'query-group': { group: IdText };
  'query-all-groups': Record<string, never>;
  'query-requests': { group: IdText };
  approve: { group: IdText; people: WireTarget[] };
  reject: { group: IdText; people: WireTarget[] };
  remove: { group: IdText; people: WireTarget[] };
  promote: { group: IdText; people: WireTarget[] };
  demote: { group: IdText; people: WireTarget[] };
  add: { group: IdText; people: WireTarget[] };
  'set-property': { group: IdText; property: PropertyName; value: number };
  'mex-property': { group: IdText; values: Record<string, string> };
  'set-subject': { group: IdText; subject: string };
  'set-description': { group: IdText; desc: string | null; newDescId: string; prevDescId?: string };
  'set-picture': { id: IdText; picture: WirePicture };
  'delete-picture': { id: IdText };
  'query-picture': { id: IdText; size: 'preview' | 'image' };
  'query-invite-code': { group: IdText };
  'reset-invite-code': { group: IdText };
  'query-devices': { group: IdText; people: IdText[] };
  'send-message': { chat: IdText; id: string; body: string; mentionsEveryone: boolean };
  'send-read-receipts': { chat: IdText; count: number };
  'revoke-message': { chat: IdText; id: string };
  'pin-message': { chat: IdText; id: string; durationS: number };
  block: { id: IdText };
}

export type RequestKind = keyof RequestBodies;

/** Result of one person. `code` is text; what is not known to the page reads as it reads in WhatsApp. */
export interface PersonResult {
  id: IdText;
  username?: string;
  code: string;
  inviteCode?: string;
  /** Unix seconds. */
  inviteExpiresS?: number;
  subCode?: string;
}

export interface Answers {
  'query-group': { group: WireGroup; contacts: WireContact[] };
  'query-all-groups': { groups: WireGroup[]; contacts: WireContact[] };
  'query-requests': { requests: WireJoinRequest[]; contacts: WireContact[] };
  approve: { people: PersonResult[] };
  reject: { people: PersonResult[] };
  remove: { people: PersonResult[] };
  promote: { people: PersonResult[] };
  demote: { people: PersonResult[] };
  add: {
    people: PersonResult[];
    invitedOut: { phoneNumber: IdText; code: string }[];
    contacts: WireContact[];
  };
  'set-property': Record<string, never>;
  'mex-property': Record<string, never>;
  'set-subject': Record<string, never>;
  'set-description': Record<string, never>;
  'set-picture': Record<string, never>;
  'delete-picture': Record<string, never>;
  'query-picture': { url: string | null };
  'query-invite-code': { code: string };
  'reset-invite-code': { code: string };
  'query-devices': Record<string, never>;
  'send-message': { t: number; result?: 'error-unknown' };
  'send-read-receipts': Record<string, never>;
  'revoke-message': Record<string, never>;
  'pin-message': Record<string, never>;
  block: Record<string, never>;
}

/** A refusal of the whole request. */
export interface Refusal {
  code: number;
  rateLimit?:
    | { type: 'time'; backoff: number; limitType: string }
    | { type: 'count'; participantLimit: number };
}

export type RequestFrame<K extends RequestKind = RequestKind> = {
  [Kind in K]: { type: 'request'; id: string; kind: Kind; body: RequestBodies[Kind] };
}[K];

export type ClientFrame =
  /** `session` names one load of the page; a reconnect keeps it, a reload makes a new one. */
  { type: 'hello'; session: string; isTakeover: boolean } | { type: 'pong' } | RequestFrame;

export type Notice =
  | {
      kind: 'members-added';
      group: IdText;
      members: WireMember[];
      contacts: WireContact[];
      /** Requests that this addition ends. */
      approved: IdText[];
    }
  | { kind: 'members-removed'; group: IdText; ids: IdText[]; past: WirePastMember[] }
  | { kind: 'members-role'; group: IdText; ids: IdText[]; role: Role }
  | { kind: 'group-changed'; group: IdText; changes: Partial<WireGroup>; isDescriptionGone?: boolean }
  | { kind: 'requests-new'; group: IdText; requests: WireJoinRequest[]; contacts: WireContact[] }
  | { kind: 'requests-gone'; group: IdText; ids: IdText[] }
  | { kind: 'group-new'; chat: WireChat; group: WireGroup; contacts: WireContact[] }
  | { kind: 'group-gone'; group: IdText }
  | { kind: 'message'; message: WireMessage; unreadCount: number; contacts: WireContact[] }
  | { kind: 'message-revoked'; chat: IdText; id: string }
  | { kind: 'message-lost'; chat: IdText; id: string }
  | { kind: 'receipt'; chat: IdText; id: string; ack: number }
  | { kind: 'unread'; chat: IdText; unreadCount: number };

export type ServerFrame =
  | { type: 'unpaired' }
  | { type: 'welcome'; snapshot?: Snapshot }
  | { type: 'conflict' }
  | { type: 'answer'; id: string; body: unknown }
  | { type: 'refusal'; id: string; refusal: Refusal }
  /** An answer no parser knows. */
  | { type: 'unreadable'; id: string }
  | { type: 'notice'; notice: Notice };
