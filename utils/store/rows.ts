/** What lies in the tables, one type per table. Views are made from these in `queries.ts`. */
import type { GroupFacts, RequestMethod, Role } from '@/utils/domain/group.ts';
import type { AccountId, GroupId, JobId, MergeId, PersonId, TabId, TagId, Wid } from '@/utils/domain/ids.ts';
import type { IdentityKind, PersonSummary } from '@/utils/domain/person.ts';

export type GroupStored = GroupFacts & {
  accountId: AccountId;
  membersReadAt?: number | undefined;
  requestsReadAt?: number | undefined;
  goneAt?: number | undefined;
};

/** A person as lists need them: tags and notes are counted in here by the commands that change them. */
export type PersonStored = PersonSummary & { verifiedName?: string | undefined; updatedAt: number };

/** `key` is `kind:value`; points at exactly one person. */
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
  wid: Wid;
  personId: PersonId;
  requestedAt: number;
  method: RequestMethod;
  addedById?: PersonId | undefined;
  seenAt: number;
  laterUntil?: number | undefined;
};

/** `scope` is a group's id, or empty for everywhere: IndexedDB cannot index a missing value. */
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

/** How a merge can be taken back: the rows as they were, as plain data. */
export type MergeStored = {
  id: MergeId;
  into: PersonId;
  from: PersonId;
  at: number;
  otherLabel: string;
  undo: unknown;
  splitAt?: number | undefined;
};

export type ReinviteStored = {
  jobId: JobId;
  accountId: AccountId;
  groupId: GroupId;
  at: number;
  personIds: PersonId[];
};

export type SettingStored = { key: string; value: unknown };
