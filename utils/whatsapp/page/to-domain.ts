/**
 * WhatsApp's values → our words. The one file that looks inside a WhatsApp id. Nothing is trusted: a field of another
 * type than expected is treated as not told.
 */
import type {
  GroupFacts,
  GroupKind,
  GroupSettings,
  PastMemberFacts,
  RequestMethod,
  Role,
} from '@/utils/domain/group.ts';
import { asId, type ChatId, type GroupId, type MessageId, type Wid as WidText } from '@/utils/domain/ids.ts';
import type { Identity } from '@/utils/domain/person.ts';
import type { Chat, GroupMetadata, Participant, Participants, Wid } from './shapes.ts';

export type WidKind = 'lid' | 'pn' | 'group' | 'unknown';

export function widText(wid: Wid): WidText {
  return asId<WidText>(String(wid));
}

export function groupId(wid: Wid): GroupId {
  return asId<GroupId>(String(wid));
}

export function chatId(wid: Wid): ChatId {
  return asId<ChatId>(String(wid));
}

export function messageId(key: { toString(): string }): MessageId {
  return asId<MessageId>(String(key));
}

export function widKind(text: string): WidKind {
  if (/^\d+@lid$/.test(text)) return 'lid';
  if (/^\d+@c\.us$/.test(text)) return 'pn';
  if (/^\d+(-\d+)?@g\.us$/.test(text)) return 'group';
  return 'unknown';
}

export function toIdentity(text: string): Identity {
  switch (widKind(text)) {
    case 'lid':
      return { kind: 'lid', value: text };
    case 'pn':
      return { kind: 'pn', value: `+${text.slice(0, -'@c.us'.length)}` };
    default:
      return { kind: 'unknown', value: text };
  }
}

/** The text of the wid that an identity names; undefined for those WhatsApp has no wid for. */
export function identityWidText(identity: Identity): string | undefined {
  if (identity.kind === 'lid') return widKind(identity.value) === 'lid' ? identity.value : undefined;
  if (identity.kind !== 'pn') return undefined;
  const text = `${identity.value.replace(/^\+/, '')}@c.us`;
  return widKind(text) === 'pn' ? text : undefined;
}

/** The user part of an id, as member labels name people. */
export function userPart(text: string): string {
  return text.slice(0, text.lastIndexOf('@'));
}

export function toText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Unix seconds → milliseconds. A few tables hold milliseconds already: no second count is that large before the year 5138. */
export function toTime(value: unknown): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return undefined;
  return Math.round(value > 1e11 ? value : value * 1_000);
}

function toFlag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

const kinds: Record<string, GroupKind> = {
  DEFAULT: 'group',
  COMMUNITY: 'community',
  LINKED_SUBGROUP: 'subgroup',
  LINKED_ANNOUNCEMENT_GROUP: 'announcement',
  LINKED_GENERAL_GROUP: 'general',
};

export function toSettings(metadata: GroupMetadata): GroupSettings {
  const { memberAddMode, ephemeralDuration } = metadata;
  // The server tells "off" by leaving the time out: it is unknown only while nothing was told.
  const offOrUnknown = typeof metadata.announce === 'boolean' ? 0 : undefined;
  return {
    announce: toFlag(metadata.announce),
    restrict: toFlag(metadata.restrict),
    approval: toFlag(metadata.membershipApprovalMode),
    addMode:
      memberAddMode === 'admin_add' ? 'admins' : memberAddMode === 'all_member_add' ? 'all' : undefined,
    ephemeralS: typeof ephemeralDuration === 'number' ? ephemeralDuration : offOrUnknown,
  };
}

export function toMyRole(participants: Participants): Role | undefined {
  if (participants.iAmSuperAdmin()) return 'superadmin';
  if (participants.iAmAdmin()) return 'admin';
  return participants.iAmMember() ? 'member' : undefined;
}

/** `isAdmin` is true for the super admin too. */
export function toRole(participant: Participant): Role {
  if (participant.isSuperAdmin === true) return 'superadmin';
  return participant.isAdmin === true ? 'admin' : 'member';
}

export function toGroupFacts(chat: Chat, metadata: GroupMetadata, sizeLimit?: unknown): GroupFacts {
  const known = metadata.participants.getModelsArray().length;
  const parent = metadata.parentGroup ? String(metadata.parentGroup) : undefined;
  return {
    id: groupId(chat.id),
    subject: toText(metadata.subject) ?? toText(chat.name) ?? toText(chat.formattedTitle) ?? '',
    description: toText(metadata.desc),
    kind: kinds[String(metadata.groupType)] ?? (metadata.isParentGroup === true ? 'community' : 'group'),
    parentId: parent !== undefined && widKind(parent) === 'group' ? asId<GroupId>(parent) : undefined,
    // The list of members follows every notice, the plain number does not.
    size: known || (typeof metadata.size === 'number' ? metadata.size : 0),
    sizeLimit: typeof sizeLimit === 'number' && sizeLimit > 0 ? sizeLimit : undefined,
    createdAt: toTime(metadata.creation),
    addressing: metadata.isLidAddressingMode === true ? 'lid' : 'pn',
    myRole: toMyRole(metadata.participants),
    settings: toSettings(metadata),
    unreadCount: typeof chat.unreadCount === 'number' ? chat.unreadCount : 0,
    lastActivityAt: toTime(chat.t),
    archived: chat.archive === true,
    suspended: metadata.suspended === true,
    terminated: metadata.terminated === true,
  };
}

const methods: Record<string, RequestMethod> = {
  InviteLink: 'invite-link',
  LinkedGroupJoin: 'community',
  NonAdminAdd: 'added-by-member',
};

export function toRequestMethod(value: unknown): RequestMethod {
  return methods[String(value)] ?? 'unknown';
}

export function toLeaveReason(value: unknown): PastMemberFacts['leaveReason'] {
  const text = String(value).toLowerCase();
  if (text === 'left') return 'left';
  return text === 'removed' ? 'removed' : 'unknown';
}
