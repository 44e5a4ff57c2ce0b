/** What the fake server knows. Ids are texts here; the page's client turns them into wid objects. */

/** `55…@c.us`, `…@lid`, `…@g.us`, or of a kind nobody has seen before. */
export type IdText = string;

/** Stable key of a person inside one world, never sent over the wire. */
export type PersonKey = string;

export interface Person {
  key: PersonKey;
  pn?: IdText;
  lid?: IdText;
  username?: string;
  /** The name people give themselves; sent along with groups. */
  pushName?: string;
  /** The name in my address book. */
  savedName?: string;
  verifiedName?: string;
  isBusiness?: boolean;
  /** In LID groups the server does not tell me the number. */
  isNumberHidden: boolean;
  /** The local map LID ↔ PN of a fresh page holds the pair. */
  isPairKnown: boolean;
  isOnWhatsApp: boolean;
  /** What the server says when somebody adds this person to a group. */
  addPrivacy: 'anyone' | 'needs-invite' | 'blocked-me';
  hasPicture: boolean;
  /** I have blocked this person; WhatsApp's list may hold either form of the id. */
  isBlocked: boolean;
}

export type Role = 'member' | 'admin' | 'superadmin';

export interface Membership {
  person: PersonKey;
  role: Role;
}

export type RequestMethod = 'InviteLink' | 'LinkedGroupJoin' | 'NonAdminAdd';

export interface JoinRequest {
  person: PersonKey;
  /** Unix seconds. */
  atS: number;
  addedBy: PersonKey;
  method: RequestMethod;
  parentGroup?: IdText;
}

export interface PastMember {
  person: PersonKey;
  /** Unix seconds. */
  leftAtS: number;
  reason: 'Left' | 'Removed';
}

export type GroupType =
  | 'DEFAULT'
  | 'COMMUNITY'
  | 'LINKED_SUBGROUP'
  | 'LINKED_ANNOUNCEMENT_GROUP'
  | 'LINKED_GENERAL_GROUP';

export interface GroupSettings {
  announce: boolean;
  restrict: boolean;
  /** Seconds; 0 = off. */
  ephemeralDuration: number;
  membershipApprovalMode: boolean;
  memberAddMode: 'admin_add' | 'all_member_add';
  memberLinkMode: 'admin_link' | 'all_member_link';
  memberShareGroupHistoryMode: 'admin_share' | 'all_member_share';
  reportToAdminMode: boolean;
  noFrequentlyForwarded: boolean;
}

export type GroupField = keyof GroupSettings | 'growthLockExpiration';

export interface Message {
  /** Text of WhatsApp's message key: `true_<chat>_<id>_<sender>`. */
  id: string;
  chat: IdText;
  from: PersonKey;
  body: string;
  /** Unix seconds. */
  atS: number;
  mentionsEveryone?: boolean;
  /** WhatsApp's own word for the kind; a text where it is missing. */
  type?: string;
  /** Of pictures and the like, whose body is a preview. */
  caption?: string;
  forwardingScore?: number;
  isRevoked?: boolean;
  isPinned?: boolean;
}

export interface Group {
  id: IdText;
  subject: string;
  desc?: string;
  descId?: string;
  owner?: PersonKey;
  /** Unix seconds. */
  creation: number;
  addressing: 'lid' | 'pn';
  groupType: GroupType;
  parentGroup?: IdText;
  isSuspended: boolean;
  isTerminated: boolean;
  /** Unix seconds. */
  growthLockExpiration?: number;
  settings: GroupSettings;
  /** Fields this server does not tell for this group: they stay undefined in the page. */
  untold: GroupField[];
  members: Map<PersonKey, Membership>;
  past: PastMember[];
  requests: Map<PersonKey, JoinRequest>;
  inviteCode: string;
  /** Its icon, as data URLs. */
  picture?: { thumbnail: string; full: string };
  /** Where a fresh page has the group: in memory, in its local table, stale there, or only on the server. */
  known: 'memory' | 'local' | 'stale' | 'server';
  /** Native labels members gave themselves. */
  memberLabels: Map<PersonKey, string>;
}

export interface Chat {
  id: IdText;
  /** Negative = marked unread. */
  unreadCount: number;
  isArchived: boolean;
  /** Oldest first. */
  messages: Message[];
}

export interface World {
  /** Time the world was made for; the clock of a test starts here. */
  startMs: number;
  me: PersonKey;
  isBusinessApp: boolean;
  people: Map<PersonKey, Person>;
  groups: Map<IdText, Group>;
  chats: Map<IdText, Chat>;
  /** Largest number of members by type of group. */
  sizeLimits: Record<GroupType, number>;
}
