/**
 * The export file. It holds what cannot be worked out again: counts, lists of parts, formatted numbers and the index of
 * identities are made anew when it is read. Grows by adding; a change of meaning raises the version.
 */
import type {
  AccountId,
  GroupId,
  JobId,
  MergeId,
  MessageId,
  PersonId,
  TagId,
  Wid,
} from '@/utils/domain/ids.ts';
import { groupFacts, identity, me, requestMethod, role } from './facts.ts';
import { groupSet } from './group-sets.ts';
import { job, jobItem } from './jobs.ts';
import { note, tag, template } from './knowledge.ts';
import { lockdown, lockedGroup, lockPlan, raid, raidMode } from './locks.ts';
import { logEntry } from './log.ts';
import { id, time } from './parts.ts';
import { listEntry, screeningRule } from './screening.ts';
import { settings } from './settings.ts';
import { segment } from './segments.ts';
import { snapshots } from './snapshots.ts';
import { strike } from './strikes.ts';
import { z } from './zod.ts';

export const BACKUP_FORMAT = 'muster-export';
export const BACKUP_VERSION = 1;

const accountId = id<AccountId>();
const groupId = id<GroupId>();
const personId = id<PersonId>();
const optionalText = z.optional(z.string());
const optionalTime = z.optional(time);

const removal = z.object({
  groupId,
  groupName: z.string(),
  at: time,
  by: optionalText,
  reason: optionalText,
});

export const backupPerson = z.object({
  personId,
  identities: z.array(identity),
  name: optionalText,
  pushName: optionalText,
  verifiedName: optionalText,
  isBusiness: z.boolean(),
  isMyContact: z.boolean(),
  isMe: z.boolean(),
  lastRemoval: z.optional(removal),
  mergedInto: z.optional(personId),
});

export const backupTables = z.object({
  accounts: z.array(z.object({ id: accountId, me, heardAt: time })),
  groups: z.array(
    z.extend(groupFacts, {
      accountId,
      membersReadAt: optionalTime,
      requestsReadAt: optionalTime,
      joinsSeenFrom: optionalTime,
      linkResetAt: optionalTime,
      goneAt: optionalTime,
    }),
  ),
  people: z.array(backupPerson),
  memberships: z.array(
    z.object({
      accountId,
      groupId,
      personId,
      wid: id<Wid>(),
      role,
      state: z.enum(['member', 'left']),
      firstSeenAt: time,
      joinedAt: optionalTime,
      leftAt: optionalTime,
      leaveReason: z.optional(z.enum(['left', 'removed', 'unknown'])),
      memberLabel: optionalText,
    }),
  ),
  requests: z.array(
    z.object({
      accountId,
      groupId,
      groupName: z.string(),
      wid: id<Wid>(),
      personId,
      requestedAt: time,
      method: requestMethod,
      addedById: z.optional(personId),
      seenAt: time,
      laterUntil: optionalTime,
      takenUpAt: optionalTime,
    }),
  ),
  tags: z.array(tag),
  tagged: z.array(
    z.object({
      personId,
      tagId: id<TagId>(),
      scope: z.custom<GroupId | ''>((value) => typeof value === 'string' && value.length <= 200),
      at: time,
    }),
  ),
  notes: z.array(note),
  templates: z.array(template),
  merges: z.array(
    z.object({
      id: id<MergeId>(),
      into: personId,
      from: personId,
      at: time,
      otherLabel: z.string(),
      automatic: z.boolean(),
      splitAt: optionalTime,
    }),
  ),
  jobs: z.array(job),
  items: z.array(jobItem),
  reinvites: z.array(
    z.object({
      jobId: id<JobId>(),
      accountId,
      groupId,
      at: time,
      personIds: z.array(personId),
      isInvite: z.optional(z.boolean()),
    }),
  ),
  log: z.array(logEntry),
  settings: z.partial(settings),
  // Came later: older files have none.
  rules: z._default(z.array(screeningRule), []),
  listed: z._default(z.array(listEntry), []),
  pastRequests: z._default(
    z.array(
      z.object({
        accountId,
        groupId,
        groupName: z.string(),
        wid: id<Wid>(),
        personId,
        requestedAt: time,
        method: requestMethod,
        addedById: z.optional(personId),
        seenAt: time,
        endedAt: time,
        outcome: z.enum(['approved', 'rejected', 'gone']),
      }),
    ),
    [],
  ),
  strikes: z._default(z.array(strike), []),
  lockdowns: z._default(z.array(lockdown), []),
  lockPlans: z._default(z.array(lockPlan), []),
  locked: z._default(z.array(lockedGroup), []),
  raidModes: z._default(z.array(raidMode), []),
  raids: z._default(z.array(raid), []),
  groupSets: z._default(z.array(groupSet), []),
  segments: z._default(z.array(segment), []),
  snapshots: z._default(z.array(snapshots), []),
  dismissals: z._default(z.array(z.object({ accountId, groupId, id: id<MessageId>(), until: time })), []),
});

export type BackupTables = z.output<typeof backupTables>;
export type BackupTable = keyof BackupTables;

/** Read before the rest, so that a newer file is refused for its version and not for a field. */
export const backupHead = z.object({
  format: z.literal(BACKUP_FORMAT),
  version: z.number().check(z.int(), z.gte(1)),
  exportedAt: time,
});

export const backup = z.extend(backupHead, { tables: backupTables });
