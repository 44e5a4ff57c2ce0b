/** What WhatsApp shows, as plain data. Texts are raw: of any length, with anything in them. */
import type { ChatId, GroupId, MessageId, Wid } from '@/utils/domain/ids.ts';
import { count, id, time } from './parts.ts';
import { z } from './zod.ts';

const optionalText = z.optional(z.string());
const optionalFlag = z.optional(z.boolean());

export const identity = z.object({
  kind: z.enum(['lid', 'pn', 'username', 'unknown']),
  value: z.string().check(z.minLength(1), z.maxLength(200)),
});

const personFields = {
  wid: id<Wid>(),
  identities: z.array(identity),
  name: optionalText,
  pushName: optionalText,
  verifiedName: optionalText,
  isBusiness: optionalFlag,
  isMyContact: optionalFlag,
  isMe: optionalFlag,
  memberLabel: optionalText,
};
export const personFacts = z.object(personFields);

export const role = z.enum(['superadmin', 'admin', 'member']);

export const memberFacts = z.object({ ...personFields, role });

export const pastMemberFacts = z.object({
  ...personFields,
  leftAt: time,
  leaveReason: z.enum(['left', 'removed', 'unknown']),
});

export const requestMethod = z.enum(['invite-link', 'community', 'added-by-member', 'unknown']);

export const requestFacts = z.object({
  person: personFacts,
  requestedAt: time,
  method: requestMethod,
  addedBy: z.optional(personFacts),
});

export const groupSettings = z.object({
  announce: optionalFlag,
  restrict: optionalFlag,
  approval: optionalFlag,
  addMode: z.optional(z.enum(['admins', 'all'])),
  ephemeralS: z.optional(count),
});

export const groupFacts = z.object({
  id: id<GroupId>(),
  subject: z.string(),
  description: optionalText,
  kind: z.enum(['group', 'community', 'subgroup', 'announcement', 'general']),
  parentId: z.optional(id<GroupId>()),
  size: count,
  sizeLimit: z.optional(count),
  createdAt: z.optional(time),
  addressing: z.enum(['lid', 'pn']),
  myRole: z.optional(role),
  settings: groupSettings,
  unreadCount: z.number().check(z.int()),
  lastActivityAt: z.optional(time),
  archived: z.boolean(),
  suspended: z.boolean(),
  terminated: z.boolean(),
});

export const settingChange = z.discriminatedUnion('setting', [
  z.object({ setting: z.enum(['announce', 'restrict', 'approval']), value: z.boolean() }),
  z.object({ setting: z.literal('addMode'), value: z.enum(['admins', 'all']) }),
  z.object({ setting: z.literal('ephemeralS'), value: count }),
  z.object({ setting: z.literal('subject'), value: z.string() }),
  z.object({ setting: z.literal('description'), value: z.string() }),
]);

export const me = z.object({
  lid: z.optional(id<Wid>()),
  pn: z.optional(id<Wid>()),
  name: optionalText,
  isBusiness: z.boolean(),
});

export const activeChat = z.object({
  chatId: id<ChatId>(),
  groupId: z.optional(id<GroupId>()),
  title: z.string(),
});

export const connection = z.object({
  state: z.enum([
    'starting',
    'logged-out',
    'syncing',
    'ready',
    'offline',
    'conflict',
    'blocked',
    'screen-locked',
    'unknown',
  ]),
});

export const messageFacts = z.object({
  id: id<MessageId>(),
  author: personFacts,
  at: time,
  kind: z.enum(['text', 'image', 'video', 'audio', 'document', 'sticker', 'other']),
  text: optionalText,
  forwards: z.optional(count),
  isDeleted: z.boolean(),
  mayDelete: z.boolean(),
});

export const capability = z.object({
  id: z.enum([
    'connection',
    'me',
    'groups',
    'members',
    'past-members',
    'names',
    'requests',
    'decide-requests',
    'remove-members',
    'add-members',
    'change-roles',
    'settings',
    'add-mode',
    'subject',
    'description',
    'icon',
    'invite-link',
    'active-chat',
    'open-chat',
    'composer',
    'member-labels',
    'messages',
    'delete-messages',
  ]),
  state: z.enum(['ok', 'waiting', 'missing', 'changed', 'broken']),
  detail: optionalText,
});
