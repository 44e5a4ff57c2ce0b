/** What lies in the tables, one type per table. Views are made from these in `queries.ts`. */
import type { Picture } from '@/utils/domain/group-icons.ts';
import type { GroupFacts, RequestMethod, Role } from '@/utils/domain/group.ts';
import type {
  AccountId,
  GroupId,
  JobId,
  MergeId,
  MessageId,
  PersonId,
  PictureId,
  SegmentId,
  TabId,
  TagId,
  Wid,
} from '@/utils/domain/ids.ts';
import type { KeptDay } from '@/utils/domain/insight.ts';
import type { InsightHistory, InsightTotal } from '@/utils/domain/insight-history.ts';
import type { CountMark } from '@/utils/domain/insight-count.ts';
import type { SnapshotHead } from '@/utils/domain/snapshot.ts';
import type { SnapshotLines } from '@/utils/domain/snapshot-lines.ts';
import type { Identity, IdentityKind, PersonSummary } from '@/utils/domain/person.ts';
import type { DayNumber } from '@/utils/domain/zoned-time.ts';
import type { MembershipKey } from './kept-changes.ts';
import type { PackedRoster } from './kept-index.ts';
import type { PackedPeople } from './packed-people.ts';

export type GroupStored = GroupFacts & {
  accountId: AccountId;
  membersReadAt?: number | undefined;
  requestsReadAt?: number | undefined;
  /** Whoever is seen to have joined after this, joined then; before, nobody knows when. */
  joinsSeenFrom?: number | undefined;
  /** When its invite link was last reset through Muster. */
  linkResetAt?: number | undefined;
  goneAt?: number | undefined;
};

/**
 * A person with what is their own: tags and notes are counted in here by the commands that change them. Merging moves
 * nothing: it sets `mergedInto`, and views fold a person with all parts (rules MG9–MG12), so a split gives back exactly
 * what there was.
 */
export type PersonStored = PersonSummary & {
  identities: Identity[];
  verifiedName?: string | undefined;
  /** When the note behind `lastNote` was last written. */
  lastNoteAt?: number | undefined;
  /** The person whose part this one is. */
  mergedInto?: PersonId | undefined;
  /** People merged directly into this one. */
  parts?: PersonId[] | undefined;
  updatedAt: number;
};

/** `key` is `kind:value`; points at exactly one person, who may be part of another. */
export type IdentityStored = {
  key: string;
  kind: IdentityKind;
  value: string;
  personId: PersonId;
  seenAt: number;
};

export type MembershipStored = {
  accountId: AccountId;
  groupId: GroupId;
  personId: PersonId;
  wid: Wid;
  role: Role;
  state: 'member' | 'left';
  firstSeenAt: number;
  joinedAt?: number | undefined;
  leftAt?: number | undefined;
  leaveReason?: 'left' | 'removed' | 'unknown' | undefined;
  memberLabel?: string | undefined;
};

export type RequestStored = {
  accountId: AccountId;
  groupId: GroupId;
  /** Kept here so that a list of requests does not depend on the groups' rows, which change with every message. */
  groupName: string;
  wid: Wid;
  personId: PersonId;
  requestedAt: number;
  method: RequestMethod;
  addedById?: PersonId | undefined;
  seenAt: number;
  laterUntil?: number | undefined;
  /** When a rule took it up by itself: it does so once. SC14. */
  takenUpAt?: number | undefined;
};

/** A request that stands no longer. */
export type PastRequestStored = Omit<RequestStored, 'laterUntil' | 'takenUpAt'> & {
  endedAt: number;
  /** `gone`: decided by somebody else, or withdrawn; whether they joined is told by the list of members. */
  outcome: 'approved' | 'rejected' | 'gone';
};

/** `personId` is the person that got the tag, who may be part of another now. `scope` is a group's id, or empty for everywhere: IndexedDB cannot index a missing value. */
export type TaggedStored = { personId: PersonId; tagId: TagId; scope: GroupId | ''; at: number };

/** Who works for an account, and when the next batch may go. Rules: `domain/SPEC.md`, "Leases". */
export type LeaseStored = {
  accountId: AccountId;
  /** Missing: nobody works. */
  tabId?: TabId | undefined;
  until: number;
  /** When each tab was last heard from. */
  tabs?: Record<string, number> | undefined;
  /** No batch of this account before this time. */
  notBefore?: number | undefined;
};

/** `from` became a part of `into` at that time. After a split the two are never joined automatically again (MG8). */
export type MergeStored = {
  id: MergeId;
  into: PersonId;
  from: PersonId;
  at: number;
  otherLabel: string;
  /** WhatsApp itself named both as one. */
  automatic: boolean;
  splitAt?: number | undefined;
};

export type ReinviteStored = {
  jobId: JobId;
  accountId: AccountId;
  groupId: GroupId;
  at: number;
  personIds: PersonId[];
  /** SN51: missing, not removed by a job. */
  isInvite?: boolean | undefined;
};

/** MO7: an id and an end, nothing of the message. */
export type DismissalStored = { accountId: AccountId; groupId: GroupId; id: MessageId; until: number };

export type InsightDayStored = Omit<KeptDay, 'done'> & { accountId: AccountId };
/** Of all groups together: no group's id, and the size of each. */
export type InsightHistoryStored = InsightHistory & {
  accountId: AccountId;
  groupId: GroupId | '';
  sizes?: InsightTotal['sizes'] | undefined;
};
export type InsightHeardStored = { accountId: AccountId; day: DayNumber; ms: number };
/** `countedDay`: the last day on which they count among those who wrote. */
export type InsightWriterStored = {
  accountId: AccountId;
  groupId: GroupId;
  personId: PersonId;
  lastDay: DayNumber;
  countedDay?: DayNumber | undefined;
};
export type InsightMarkStored = CountMark & { accountId: AccountId; groupId: GroupId };

/** `at`: when it was last put here. */
export type PictureStored = Picture & { id: PictureId; at: number };

/** All snapshots of one group: one row, since they share a roster. `nextSeq` is greater than every `seq` there ever was. */
export type SnapshotsStored = {
  accountId: AccountId;
  groupId: GroupId;
  nextSeq: number;
  /** Oldest first; never empty. */
  heads: SnapshotHead[];
  lines: SnapshotLines;
};

/** What lists show of them without reading the roster. Always follows from `SnapshotsStored`. */
export type SnapshotShelfStored = {
  accountId: AccountId;
  groupId: GroupId;
  count: number;
  oldestAt: number;
  newest: SnapshotHead;
};

/** SG5. `marks`: 53 bits of the id of everybody who was in it. */
export type SegmentUseStored = { segmentId: SegmentId; at: number; marks: Float64Array };

/** `head` says who kept it; `people` are so many of everybody, in order; `roster` is who is in the groups of an account. */
export type KeptChunkStored = {
  id: 'head' | `people ${string}` | `roster ${AccountId}`;
  head?: { build: string; order: string } | undefined;
  people?: PackedPeople | undefined;
  roster?: PackedRoster | undefined;
};
/** What was written since. */
export type KeptChangeStored = { n: number; people: PersonId[]; memberships: MembershipKey[] };

export type SettingStored = { key: string; value: unknown };
