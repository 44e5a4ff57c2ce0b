import type { GroupId, Wid } from './ids.ts';
import type { PersonFacts } from './person.ts';

export type Role = 'superadmin' | 'admin' | 'member';
export type GroupKind = 'group' | 'community' | 'subgroup' | 'announcement' | 'general';

/** Settings as far as the server has told them; a missing one is unknown, never "off". */
export type GroupSettings = {
  /** Only admins send messages. */
  announce?: boolean | undefined;
  /** Only admins change the group's info. */
  restrict?: boolean | undefined;
  /** Newcomers need an admin's approval. */
  approval?: boolean | undefined;
  addMode?: 'admins' | 'all' | undefined;
  /** Disappearing messages in seconds; 0 is off. */
  ephemeralS?: number | undefined;
};

/** Seconds WhatsApp offers for disappearing messages; it does not check others itself (August 2026), so we do. */
export const EPHEMERAL_S = [0, 86_400, 604_800, 7_776_000] as const;
/** Not checked by WhatsApp's modules (August 2026), refused by us. */
export const SUBJECT_LIMIT = 100;
export const DESCRIPTION_LIMIT = 2_048;

export type GroupFacts = {
  id: GroupId;
  subject: string;
  description?: string | undefined;
  kind: GroupKind;
  parentId?: GroupId | undefined;
  size: number;
  /** The most members that WhatsApp lets it have, where it says so. */
  sizeLimit?: number | undefined;
  createdAt?: number | undefined;
  /** Which form of wid the members have. */
  addressing: 'lid' | 'pn';
  /** Missing: I am not in the group (any more). */
  myRole?: Role | undefined;
  settings: GroupSettings;
  /** Negative: marked unread by hand. */
  unreadCount: number;
  lastActivityAt?: number | undefined;
  archived: boolean;
  suspended: boolean;
  terminated: boolean;
};

/** `isComplete` false: WhatsApp did not tell of every group in time, so a missing one may be there. */
export type GroupList = { groups: GroupFacts[]; isComplete: boolean };

export type MemberFacts = PersonFacts & { role: Role };

export type PastMemberFacts = PersonFacts & { leftAt: number; leaveReason: 'left' | 'removed' | 'unknown' };

export type RequestMethod = 'invite-link' | 'community' | 'added-by-member' | 'unknown';

export type RequestFacts = {
  person: PersonFacts;
  requestedAt: number;
  method: RequestMethod;
  /** Who brought them; missing when they asked for themselves. */
  addedBy?: PersonFacts | undefined;
};

export type SettingChange =
  | { setting: 'announce' | 'restrict' | 'approval'; value: boolean }
  | { setting: 'addMode'; value: 'admins' | 'all' }
  | { setting: 'ephemeralS'; value: number }
  | { setting: 'subject'; value: string }
  /** Empty text deletes the description. */
  | { setting: 'description'; value: string };

export type InviteLink = { url: string };

export type Me = {
  lid?: Wid | undefined;
  pn?: Wid | undefined;
  name?: string | undefined;
  isBusiness: boolean;
};
