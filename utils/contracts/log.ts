import type { AccountId, GroupId, JobId, LogId, PersonId } from '@/utils/domain/ids.ts';
import { id, time } from './parts.ts';
import { anyReason } from './reasons.ts';
import { z } from './zod.ts';

export const logAction = z.enum([
  'approve',
  'reject',
  'remove',
  'add',
  'promote',
  'demote',
  'set',
  'delete',
  'tag',
  'untag',
  'note',
  'note-edited',
  'note-binned',
  'note-restored',
  'people-merged',
  'people-split',
  'person-erased',
  'job-created',
  'job-undone',
  'job-cancelled',
  'job-stopped',
  'rule-stopped',
  'imported',
  'listed',
  'unlisted',
  'list-edited',
  'strike',
  'strike-taken-back',
  'invite-link-reset',
  'icon-changed',
  'icon-removed',
  'seen-joined',
  'seen-left',
  'seen-role',
]);

export const logResult = z.enum(['done', 'failed', 'skipped']);

const optionalText = z.optional(z.string());

export const logEntry = z.object({
  id: id<LogId>(),
  at: time,
  accountId: id<AccountId>(),
  action: logAction,
  actor: optionalText,
  groupId: z.optional(id<GroupId>()),
  groupName: optionalText,
  personId: z.optional(id<PersonId>()),
  personLabel: optionalText,
  jobId: z.optional(id<JobId>()),
  result: logResult,
  resultReason: z.optional(anyReason),
  why: optionalText,
  rule: optionalText,
  detail: optionalText,
});
