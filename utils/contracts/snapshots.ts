/** Snapshots of groups, as they are kept and exported. */
import type { AccountId, GroupId, NoteId, PersonId, SnapshotId, TagId, Wid } from '@/utils/domain/ids.ts';
import type { SNAPSHOTS_LIMIT } from '@/utils/domain/snapshot-keep.ts';
import { groupFacts } from './facts.ts';
import { count, id, time } from './parts.ts';
import { z } from './zod.ts';

const limit: typeof SNAPSHOTS_LIMIT = 200;
/** `OPEN` is -1. */
const seqOrOpen = z.number().check(z.int(), z.gte(-1));

const head = z.object({
  id: id<SnapshotId>(),
  seq: count,
  at: time,
  seenAt: time,
  readAt: time,
  by: z.enum(['hand', 'daily']),
  facts: z.pick(groupFacts, { subject: true, description: true, settings: true }),
  members: count,
  admins: count,
});

const lines = z
  .object({
    personIds: z.array(id<PersonId>()),
    wids: z.array(id<Wid>()),
    roles: z.string().check(z.regex(/^[sam]*$/)),
    joinedAt: z.array(time),
    from: z.array(count),
    to: z.array(seqOrOpen),
    tagIds: z.array(z.tuple([count, z.array(id<TagId>())])),
    noteIds: z.array(z.tuple([count, z.array(id<NoteId>())])),
  })
  .check(
    z.refine(({ personIds, wids, roles, joinedAt, from, to }) =>
      [wids, roles, joinedAt, from, to].every((column) => column.length === personIds.length),
    ),
  );

export const snapshots = z.object({
  accountId: id<AccountId>(),
  groupId: id<GroupId>(),
  nextSeq: count,
  heads: z.array(head).check(z.minLength(1), z.maxLength(limit)),
  lines,
});
