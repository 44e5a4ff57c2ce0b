import type {
  AccountId,
  GroupId,
  JobId,
  LockId,
  MessageId,
  PersonId,
  PictureId,
  RuleId,
  StepId,
  Wid,
} from '@/utils/domain/ids.ts';
import { identity, settingChange } from './facts.ts';
import { count, id, time } from './parts.ts';
import { anyReason } from './reasons.ts';
import { z } from './zod.ts';

export const jobKind = z.enum([
  'approve',
  'reject',
  'remove',
  'add',
  'promote',
  'demote',
  'set',
  'relink',
  'icon',
  'delete',
]);

const invite = z.optional(z.object({ url: z.string(), expiresAt: z.optional(time) }));

/** The rule behind a job; `isAlone`: it decided by itself. */
export const deciding = z.optional(
  z.object({ id: id<RuleId>(), name: z.string(), isAlone: z.boolean(), said: z.optional(z.string()) }),
);

/** An id and a time: rule MO13. */
export const messageRef = z.object({ id: id<MessageId>(), at: time });

const newItemFields = {
  groupId: id<GroupId>(),
  personId: z.optional(id<PersonId>()),
  wid: z.optional(id<Wid>()),
  identities: z.array(identity),
  label: z.string(),
  ruleName: z.optional(z.string()),
  message: z.optional(messageRef),
  change: z.optional(settingChange),
  picture: z.optional(z.nullable(id<PictureId>())),
  before: z.optional(settingChange),
};
export const newItem = z.object({ ...newItemFields, next: z.optional(z.literal('promote')) });

export const jobItem = z.object({
  ...newItemFields,
  onlyIf: z.optional(settingChange),
  alone: z.optional(z.boolean()),
  unclear: z.optional(count),
  jobId: id<JobId>(),
  index: count,
  state: z.enum(['todo', 'acting', 'done', 'failed', 'skipped']),
  stepId: z.optional(id<StepId>()),
  reason: z.optional(anyReason),
  code: z.optional(z.string()),
  invite,
  attempts: count,
  finishedAt: z.optional(time),
});

export const job = z.object({
  id: id<JobId>(),
  accountId: id<AccountId>(),
  kind: jobKind,
  groupIds: z.array(id<GroupId>()),
  createdAt: time,
  startAt: time,
  state: z.enum(['delayed', 'ready', 'waiting', 'paused', 'stopped', 'done', 'cancelled']),
  waitUntil: z.optional(time),
  waitReason: z.optional(
    z.enum(['pacing', 'rate-limited', 'server-error', 'unclear', 'other-tab', 'first-job']),
  ),
  stopReason: z.optional(anyReason),
  counts: z.object({
    total: count,
    todo: count,
    acting: count,
    done: count,
    failed: count,
    skipped: count,
  }),
  batchSize: count,
  batchLimit: z.optional(count),
  backoffs: count,
  serverErrors: z.optional(count),
  retryable: z.optional(count),
  unproven: z.optional(count),
  reason: z.optional(z.string()),
  actor: z.optional(z.string()),
  rule: deciding,
  lock: z.optional(
    z.object({ id: id<LockId>(), does: z.enum(['lock', 'restore']), isRaid: z.optional(z.boolean()) }),
  ),
  after: z.optional(z.object({ jobId: id<JobId>(), hasEnded: z.boolean() })),
  parentJobId: z.optional(id<JobId>()),
  undoneBy: z.optional(id<JobId>()),
  retriedBy: z.optional(id<JobId>()),
  handedOnAt: z.optional(time),
  finishedAt: z.optional(time),
});

export const itemResult = z.object({
  index: count,
  outcome: z.enum(['done', 'failed', 'skipped', 'unclear']),
  reason: z.optional(anyReason),
  before: z.optional(settingChange),
  code: z.optional(z.string()),
  invite,
});

export const reconciledItem = z.object({
  index: count,
  found: z.enum(['done', 'not-done', 'gone']),
  reason: z.optional(anyReason),
});
