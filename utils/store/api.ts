/**
 * The store port: every question and every order that a screen, the tab's worker or the mirror may put to the store.
 * Types only. All of it is plain data; every command is idempotent (ids are made by the caller), so that it can be
 * repeated after the background worker was stopped in the middle. Over 250 lines, since it is one contract that is read
 * as a whole.
 */
import type { Capability, Connection } from '@/utils/domain/connection.ts';
import type {
  GroupFacts,
  MemberFacts,
  Me,
  PastMemberFacts,
  RequestFacts,
  RequestMethod,
  Role,
} from '@/utils/domain/group.ts';
import type {
  AccountId,
  EntryId,
  GroupId,
  GroupSetId,
  JobId,
  LockId,
  MergeId,
  MessageId,
  NoteId,
  PersonId,
  PictureId,
  RuleId,
  SegmentId,
  SnapshotId,
  StepId,
  StrikeId,
  TabId,
  TagId,
  TemplateId,
  Wid,
} from '@/utils/domain/ids.ts';
import type { Picture } from '@/utils/domain/group-icons.ts';
import type { SettingName } from '@/utils/domain/group-rules.ts';
import type { GroupSet } from '@/utils/domain/group-sets.ts';
import type {
  ItemResult,
  Job,
  JobItem,
  JobKind,
  MessageRef,
  ReconciledItem,
  Step,
} from '@/utils/domain/job.ts';
import type { Insight, Silent } from '@/utils/domain/insight.ts';
import type { BroughtRow } from '@/utils/domain/insight-brought.ts';
import type { ByRow } from '@/utils/domain/insight-by.ts';
import type { Written } from '@/utils/domain/insight-count.ts';
import type { ListEntry, ListName } from '@/utils/domain/lists.ts';
import type { Note, Tag, TagColour, Template } from '@/utils/domain/knowledge.ts';
import type { Wanted } from '@/utils/domain/job-new.ts';
import type { LockCause, Lockdown, LockPlan } from '@/utils/domain/locks.ts';
import type { LogAction, LogEntry } from '@/utils/domain/log.ts';
import type { KnownPerson, PeopleFilter, PeopleSort } from '@/utils/domain/people-list.ts';
import type { PatternProblem } from '@/utils/domain/pattern-problem.ts';
import type { PersonPart } from '@/utils/domain/parts.ts';
import type { Identity, PersonSummary, Phone } from '@/utils/domain/person.ts';
import type { Raid, RaidMode } from '@/utils/domain/raid.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import type { Decision, NamePattern, NoAnswer, ScreeningRule, Verdict } from '@/utils/domain/screening.ts';
import type { DifferenceCounts, FactDifference, SnapshotHead } from '@/utils/domain/snapshot.ts';
import type { Segment } from '@/utils/domain/segments.ts';
import type { Settings } from '@/utils/domain/settings.ts';
import type { Strike } from '@/utils/domain/strikes.ts';
import type { ReadingNow } from './first-reading.ts';

/** Why the store refuses. */
export type StoreReason =
  | 'invalid'
  | 'not-found'
  | 'in-use'
  | 'quota'
  | 'newer-database'
  | 'broken-database'
  | 'cannot-undo'
  | 'internal';

/** Of these, why nothing at all can be written until somebody frees the disk or mends the database. */
export type StoreTrouble = Extract<StoreReason, 'quota' | 'broken-database' | 'newer-database'>;

export type AccountRow = {
  id: AccountId;
  me: Me;
  connection: Connection;
  capabilities: Capability[];
  heardAt: number;
  /** Since when WhatsApp has been open without a longer break. */
  openSince?: number | undefined;
};

export type GroupRow = GroupFacts & {
  accountId: AccountId;
  pendingCount: number;
  /** When members and requests were last read from WhatsApp. */
  membersReadAt?: number | undefined;
  requestsReadAt?: number | undefined;
  /** When its invite link was last reset through Muster: all that is known of the link's age. */
  linkResetAt?: number | undefined;
  /** No longer among my groups since. */
  goneAt?: number | undefined;
};

/** A line of the deny or the allow list, where somebody is on one. */
export type Listed = {
  entryId: EntryId;
  list: ListName;
  reason?: string | undefined;
  /** Missing: for good. */
  expiresAt?: number | undefined;
};

export type MemberRow = PersonSummary & {
  listed?: Listed | undefined;
  /** Strikes that count in this group; missing: none. */
  strikes?: number | undefined;
  wid: Wid;
  groupId: GroupId;
  role: Role;
  /** When Muster first saw them in this group; the true time of joining is known only for those it saw join. */
  firstSeenAt: number;
  joinedAt?: number | undefined;
  memberLabel?: string | undefined;
  /** A job that has this person in this group still to do. */
  pendingJob?: JobKind | undefined;
};

/** Somebody with those of the groups asked for that they are in. */
export type AcrossRow = PersonSummary & { groupIds: GroupId[]; listed?: Listed | undefined };

/** A line of the list of everybody. */
export type PeopleRow = KnownPerson & {
  listed?: Listed | undefined;
  /** Strikes that count anywhere; missing: none. */
  strikes?: number | undefined;
  groupCount: number;
  /** The highest that they have in any group; missing: in none. */
  role?: Role | undefined;
};

/** SG5, as it crosses the port. */
export type SegmentUse = { at: number; marks: number[] };

/** A segment with how many are in it now, and who came and went since its last use; missing: it was never used. PL50: neither while it is not known. */
export type SegmentState = {
  id: SegmentId;
  count?: number | undefined;
  since?: { at: number; came: number; went: number } | undefined;
};

/** Somebody in one group, by the wid they have there: two wids are two lines. */
export type Whereabouts = {
  personId: PersonId;
  groupId: GroupId;
  wid: Wid;
  role: Role;
  pendingJob?: JobKind | undefined;
};

export type PastMemberRow = PersonSummary & {
  wid: Wid;
  groupId: GroupId;
  leftAt: number;
  leaveReason: PastMemberFacts['leaveReason'];
};

export type RequestRow = PersonSummary & {
  listed?: Listed | undefined;
  strikes?: number | undefined;
  wid: Wid;
  groupId: GroupId;
  groupName: string;
  requestedAt: number;
  method: RequestMethod;
  addedBy?: { personId: PersonId; displayName?: string | undefined } | undefined;
  /** Put off by the admin until then. */
  laterUntil?: number | undefined;
  pendingJob?: JobKind | undefined;
};

/** Somebody who asks, or asked, and what the rules say of them. */
export type ScreenedRow = PersonSummary &
  Decision & {
    wid: Wid;
    groupId: GroupId;
    groupName: string;
    requestedAt: number;
    method: RequestMethod;
    laterUntil?: number | undefined;
    pendingJob?: JobKind | undefined;
    /** Of the past only: when and how it ended. `joined`: somebody else let them in. `gone`: they did not join. */
    endedAt?: number | undefined;
    outcome?: 'approved' | 'rejected' | 'joined' | 'gone' | undefined;
  };

/** What a rule says of somebody who waits. */
export type RuleMark = {
  groupId: GroupId;
  wid: Wid;
  verdict: Verdict;
  rule: { id: RuleId; name: string };
  /** The decision, the rule and the facts, for the reader. */
  text: string;
};

/** A line of a list with the person as they are now, where Muster has seen them. */
export type ListRow = ListEntry & { isOver: boolean; person?: PersonSummary | undefined };

export type NewListEntry = {
  id: EntryId;
  list: ListName;
  personId?: PersonId | undefined;
  /** For somebody whom Muster may not have seen. */
  identity?: Identity | undefined;
  label?: string | undefined;
  reason?: string | undefined;
  /** Who wrote the line, where a file says so; missing: who gives it now. */
  author?: string | undefined;
  expiresAt?: number | undefined;
};

export type PersonCard = PersonSummary & {
  listed: Listed[];
  /** All there ever were, newest first. */
  strikes: Strike[];
  identities: Identity[];
  groups: {
    groupId: GroupId;
    groupName: string;
    role?: Role | undefined;
    state: 'member' | 'requested' | 'left';
    since?: number | undefined;
    wid: Wid;
    /** A job that has this person in this group still to do. */
    pendingJob?: JobKind | undefined;
  }[];
  notes: Note[];
  binnedNotes: Note[];
  /** The newest of `historyCount`. */
  history: LogEntry[];
  historyCount: number;
  /** Merges that made this person, newest first; each can be undone. */
  merges: { id: MergeId; at: number; otherLabel: string }[];
};

export type NumberProblem = 'not-a-number' | 'too-short' | 'too-long' | 'no-country-code' | 'not-possible';
export type NumberCheck =
  | {
      ok: true;
      phone: Phone;
      /** The phone-number form that adding takes. */
      wid: Wid;
      personId?: PersonId | undefined;
      displayName?: string | undefined;
      /** Already in the group. */
      isMember: boolean;
      /** Their line of the deny list. */
      denied?: Listed | undefined;
    }
  | { ok: false; problem: NumberProblem };

export type TagRow = Tag & { peopleCount: number };

/** A note with the person it is about, for lists of notes. */
export type NoteRow = Note & { person: PersonSummary; groupName?: string | undefined };

/** `isAwaited`: another job waits for its end, and goes with it when it is cancelled (SN63). */
export type JobRow = Job & { groupNames: string[]; canUndo: boolean; canRetry: boolean; isAwaited: boolean };
/** `tryAgain`: the indexes of the items that trying again would send. */
export type JobDetail = JobRow & { items: JobItem[]; tryAgain: number[] };

export type LogFilter = {
  accountId?: AccountId | undefined;
  groupId?: GroupId | undefined;
  personId?: PersonId | undefined;
  jobId?: JobId | undefined;
  actions?: LogAction[] | undefined;
  result?: LogEntry['result'] | undefined;
  /** Found in names, reasons and details, without regard to case. */
  text?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  limit: number;
};

export type ReinviteList = {
  jobId: JobId;
  groupId: GroupId;
  groupName: string;
  at: number;
  people: PersonSummary[];
  /** SN51: missing, not removed by a job. */
  isInvite?: boolean | undefined;
};

/** Of one group; `newest` names it as it was called then. */
export type SnapshotShelf = { groupId: GroupId; count: number; newest: SnapshotHead };

/** `since`: what was else than in the one before it. */
export type SnapshotRow = SnapshotHead & { since?: DifferenceCounts | undefined };

/** Somebody of a snapshot as they are known now; wid and role are of then. */
export type SnapshotPerson = PersonSummary & { groupId: GroupId; wid: Wid; role: Role };

export type SnapshotComparison = {
  from: SnapshotHead;
  /** Missing: now. */
  to?: SnapshotHead | undefined;
  joined: SnapshotPerson[];
  left: (SnapshotPerson & {
    how: 'left' | 'removed' | 'unknown';
    leftAt?: number | undefined;
    removedBy?: string | undefined;
    isDenied: boolean;
    pendingJob?: JobKind | undefined;
  })[];
  /** `wid` is the one of the later. */
  roles: (SnapshotPerson & { before: Role; after: Role; pendingJob?: JobKind | undefined })[];
  /** Tags and notes that are others. */
  known: (SnapshotPerson & {
    tagsPut: TagId[];
    tagsTaken: TagId[];
    notesMore: number;
    notesLess: number;
  })[];
  facts: FactDifference[];
};

export type NewJob = {
  jobId: JobId;
  accountId: AccountId;
  kind: JobKind;
  items: Omit<Wanted, 'onlyIf'>[];
  reason?: string | undefined;
  actor?: string | undefined;
  parentJobId?: JobId | undefined;
  /** The rule that decided. */
  rule?: Job['rule'];
};

/**
 * A group that is locked, or will be or was. `locking`: not everything is set yet · `failed`: something could not be
 * set; the job says why · `changed`: somebody changed something meanwhile, which is left alone (LK4) · `opening`: nothing
 * wants it any more, and the settings are being brought back.
 */
export type LockedRow = {
  groupId: GroupId;
  causes: LockCause[];
  /** `stuck`: over, and the settings from before could not be brought back · `waiting`: over, and approval stays on while somebody waits (LK55). */
  state: 'locking' | 'locked' | 'failed' | 'changed' | 'opening' | 'stuck' | 'waiting';
  /** Who wait and would be dropped if approval came back to off; none while it is `stuck`. */
  waits: number;
  /** Whether the end of its last cause opens anything: what was closed before stays so (LK5). */
  opens: boolean;
};

/** What the tab shall do next. */
export type NextStep =
  | { type: 'act'; step: Step; items: JobItem[]; picture?: Picture | undefined }
  /** Read WhatsApp's state of these items and answer with `reconcileStep`. */
  | { type: 'reconcile'; step: Step; items: JobItem[] }
  /** Nothing now; ask again at `wakeAt`, or when jobs change. */
  | { type: 'idle'; wakeAt?: number | undefined }
  /** Another tab of this account works. */
  | { type: 'elsewhere'; wakeAt: number };

/** A problem of an import file: a path such as `notes[3].text`, or a line of a text that is no JSON. */
export type ImportProblem = { where: string; message: string };
export type ImportPreview = {
  ok: boolean;
  problems: ImportProblem[];
  version?: number | undefined;
  exportedAt?: number | undefined;
  /** Per table: rows in the file, rows that are here (after a replacement none are any more), rows that are new here, rows that would change. */
  tables: { name: string; rows: number; here: number; added: number; changed: number }[];
};

/** What the caller knows of a query or command: its arguments and its result. */
export type StoreApi = {
  queries: {
    accounts: { args: Record<string, never>; result: AccountRow[] };
    groups: { args: { accountId: AccountId }; result: GroupRow[] };
    /** Members of at least so many of these groups, the first `limit` of them in order; without me. */
    peopleAcross: {
      args: {
        accountId: AccountId;
        groupIds: GroupId[];
        atLeast: number;
        text: string;
        by: 'groups' | 'name';
        limit: number;
      };
      result: { total: number; rows: AcrossRow[] };
    };
    /** PL1–PL8: so many of those found, from a place on, in order. Asked, not followed; `peopleVersion` tells when to ask again. */
    peopleList: {
      args: {
        accountId: AccountId;
        filter: PeopleFilter;
        sort: PeopleSort;
        offset: number;
        limit: number;
      };
      result: {
        /** Everybody there is, and those found. */
        all: number;
        total: number;
        rows: PeopleRow[];
        /** Of everybody, the most frequent first. */
        countries: { country: string; count: number }[];
        /** PL6: asked for silence, and days counted so far, where they are too few. */
        tooEarly?: number | undefined;
      };
    };
    /** Another number whenever the list of everybody may be another. */
    peopleVersion: { args: Record<string, never>; result: { version: string } };
    /** PL72: how far the first reading is that `peopleList` waits for; nothing while there is none. Asked, not followed. */
    peopleReading: { args: Record<string, never>; result: { reading?: ReadingNow | undefined } };
    segments: { args: { accountId: AccountId }; result: Segment[] };
    /** Reads everybody: asked, not followed. */
    segmentStates: { args: { accountId: AccountId }; result: SegmentState[] };
    /** Which of these people are in which of these groups. */
    whereAre: {
      args: { accountId: AccountId; groupIds: GroupId[]; personIds: PersonId[] };
      result: Whereabouts[];
    };
    /** The admins and owners of these groups: reads all of their members. */
    adminsOf: {
      args: { accountId: AccountId; groupIds: GroupId[] };
      result: (PersonSummary & Whereabouts)[];
    };
    /** AD60: how many others are admin or owner in any of these groups. Asked, not followed; reads no members. */
    countAdmins: { args: { accountId: AccountId; groupIds: GroupId[] }; result: { people: number } };
    /** Settings and icons that some job still has to change, and links that one has to reset. */
    pendingSettings: {
      args: { accountId: AccountId };
      result: { groupId: GroupId; setting: SettingName | 'icon' | 'invite-link' }[];
    };
    /** Saved sets of groups, in no order. */
    groupSets: { args: { accountId: AccountId }; result: GroupSet[] };
    /** The numbers of the last days, today last; of these groups together, or of all. */
    insight: {
      args: { accountId: AccountId; groupIds?: GroupId[] | undefined; days: number };
      result: Insight;
    };
    /** IN12: how many were seen writing on one of the last days; in two groups, twice. */
    insightActive: {
      args: { accountId: AccountId; groupIds?: GroupId[] | undefined; days: number };
      result: number;
    };
    /** IN60–IN62: who did what on the last days, in these groups together, or in all. */
    insightBy: {
      args: { accountId: AccountId; groupIds?: GroupId[] | undefined; days: number };
      result: ByRow[];
    };
    /** IN63. Reads every request of the days: asked, not followed. */
    insightBrought: {
      args: { accountId: AccountId; groupIds?: GroupId[] | undefined; days: number };
      result: (BroughtRow & { person?: PersonSummary | undefined })[];
    };
    /** PL61: the first `limit` of them by name. Asked, not followed; `peopleVersion` tells when to ask again. */
    silentAcross: {
      args: { accountId: AccountId; groupIds: GroupId[]; days: number; limit: number };
      result: Omit<Silent, 'members'> & { total: number; rows: AcrossRow[] };
    };
    /** IN8. */
    silent: { args: { accountId: AccountId; groupId: GroupId; days: number }; result: Silent };
    /** Of every group that has snapshots. */
    snapshotShelves: { args: { accountId: AccountId }; result: SnapshotShelf[] };
    /** Newest first. */
    snapshots: { args: { accountId: AccountId; groupId: GroupId }; result: SnapshotRow[] };
    /** From one snapshot to another, or to now. */
    snapshotDifference: {
      args: { accountId: AccountId; groupId: GroupId; from: SnapshotId; to?: SnapshotId | undefined };
      result: SnapshotComparison;
    };
    /** All groups that I administer, oldest first, or one group. */
    requests: { args: { accountId: AccountId; groupId?: GroupId | undefined }; result: RequestRow[] };
    members: { args: { accountId: AccountId; groupId: GroupId }; result: MemberRow[] };
    pastMembers: { args: { accountId: AccountId; groupId: GroupId }; result: PastMemberRow[] };
    person: { args: { personId: PersonId; accountId: AccountId }; result: PersonCard | null };
    /** Of whom somebody is made, the person who remains first. MG14. */
    personParts: { args: { personId: PersonId }; result: PersonPart[] };
    /** How much is kept on somebody, by table, and what stands against erasing them. DR5. */
    personTraces: {
      args: { personId: PersonId };
      result: {
        counts: Record<string, number>;
        /** Texts about others in which their name stands. */
        mentions: number;
        isMe: boolean;
        isInOpenJob: boolean;
        /** Lines of the deny list. */
        denied: { entryId: EntryId; reason?: string | undefined }[];
      } | null;
    };
    /** DR9: how many would be erased now, and in the next 30 days on top. Reads everybody: asked, not followed. */
    leavers: { args: Record<string, never>; result: { now: number; soon: number } };
    /** Everything kept on somebody, as JSON. DR1. */
    personFile: { args: { personId: PersonId }; result: { at: number; text: string } | null };
    /** Those of these people who are known; somebody merged stands under the id asked for. */
    peopleNames: { args: { personIds: PersonId[] }; result: { personId: PersonId; name: string }[] };
    findPeople: { args: { text: string; limit: number }; result: PersonSummary[] };
    /** Numbers that shall be added: one answer for each, in order. Those without a country code are read as of `country` (ISO alpha-2). */
    checkNumbers: {
      args: {
        accountId: AccountId;
        /** Missing: for no group. */
        groupId?: GroupId | undefined;
        country?: string | undefined;
        numbers: string[];
      };
      result: NumberCheck[];
    };
    /** In the admin's own order. */
    tags: { args: Record<string, never>; result: Tag[] };
    /** The same with how many people have each, anywhere. */
    countedTags: { args: Record<string, never>; result: TagRow[] };
    /** What merging would do: people with each of the two tags (anywhere), and with both. */
    tagOverlap: { args: { from: TagId; into: TagId }; result: { from: number; into: number; both: number } };
    /**
     * Newest first, by the time of the last edit. With a group: notes of that group, and notes "everywhere" about its members and
     * requesters. `binned`: the bin instead.
     */
    recentNotes: {
      args: {
        accountId: AccountId;
        groupId?: GroupId | undefined;
        binned?: boolean | undefined;
        limit: number;
      };
      result: NoteRow[];
    };
    templates: { args: Record<string, never>; result: Template[] };
    /** Screening rules in their order. */
    rules: { args: { accountId: AccountId }; result: ScreeningRule[] };
    /** What is locked now, by what, the plans, and raids whose offer stands. */
    locks: {
      args: { accountId: AccountId };
      result: {
        lockdowns: Lockdown[];
        plans: LockPlan[];
        locked: LockedRow[];
        raids: Raid[];
        raidMode: RaidMode;
      };
    };
    checkPattern: { args: { pattern: NamePattern }; result: { problem: PatternProblem | null } };
    listEntries: { args: { list: ListName }; result: ListRow[] };
    /** Of one group: suggestions that were dismissed, and messages that a job still has to delete. */
    messageMarks: {
      args: { accountId: AccountId; groupId: GroupId };
      result: { dismissed: MessageId[]; pending: MessageId[] };
    };
    jobs: { args: { accountId: AccountId; limit: number }; result: JobRow[] };
    job: { args: { jobId: JobId }; result: JobDetail | null };
    log: { args: LogFilter; result: { entries: LogEntry[]; more: boolean } };
    reinviteLists: { args: { accountId: AccountId }; result: ReinviteList[] };
    settings: { args: Record<string, never>; result: Settings };
    /** From when the reminder of an old backup is due; null: there is nothing to remind of. */
    backupDue: {
      args: Record<string, never>;
      result: { at: number; lastBackupAt?: number | undefined } | null;
    };
    storage: {
      args: Record<string, never>;
      result: {
        rows: Record<string, number>;
        usedBytes?: number | undefined;
        quotaBytes?: number | undefined;
      };
    };
    exportAll: { args: Record<string, never>; result: { fileName: string; text: string } };
    checkImport: { args: { text: string }; result: ImportPreview };
  };
  commands: {
    // What the mirror saw in WhatsApp.
    sawAccount: {
      args: { me: Me; connection: Connection; capabilities: Capability[]; at: number };
      /** `isNew`: the store knew nothing of this account, or has forgotten it. */
      result: { accountId: AccountId; isNew: boolean };
    };
    sawGroups: {
      args: { accountId: AccountId; groups: GroupFacts[]; complete: boolean; at: number };
      result: null;
    };
    sawMembers: {
      args: { accountId: AccountId; groupId: GroupId; members: MemberFacts[]; at: number };
      result: null;
    };
    sawPastMembers: {
      args: { accountId: AccountId; groupId: GroupId; past: PastMemberFacts[]; at: number };
      result: null;
    };
    sawRequests: {
      args: { accountId: AccountId; groupId: GroupId; requests: RequestFacts[]; at: number };
      result: null;
    };
    /** Of each message that WhatsApp has in memory: who wrote it, and when. Counted: IN3, IN4. */
    sawMessages: {
      args: { accountId: AccountId; groupId: GroupId; written: Written[]; at: number };
      result: null;
    };

    putTag: { args: { tagId: TagId; name: string; colour: TagColour }; result: null };
    orderTags: { args: { tagIds: TagId[] }; result: null };
    /** Moves everybody to `into`, then deletes `from`. */
    mergeTags: { args: { from: TagId; into: TagId }; result: null };
    deleteTag: { args: { tagId: TagId }; result: { people: number } };
    /** With a group: the tag holds there only. */
    tagPeople: {
      args: { personIds: PersonId[]; tagId: TagId; groupId?: GroupId | undefined; accountId: AccountId };
      result: { changed: number };
    };
    untagPeople: {
      args: { personIds: PersonId[]; tagId: TagId; groupId?: GroupId | undefined; accountId: AccountId };
      result: { changed: number };
    };

    addNote: {
      args: {
        noteId: NoteId;
        personIds: PersonId[];
        groupId?: GroupId | undefined;
        text: string;
        accountId: AccountId;
      };
      result: null;
    };
    editNote: { args: { noteId: NoteId; text: string; accountId: AccountId }; result: null };
    /** `whole`: all that the order with this id wrote (UN40). */
    binNote: { args: { noteId: NoteId; accountId: AccountId; whole?: true | undefined }; result: null };
    restoreNote: { args: { noteId: NoteId; accountId: AccountId }; result: null };

    putTemplate: { args: { template: Omit<Template, 'updatedAt' | 'order'> }; result: null };
    orderTemplates: { args: { templateIds: TemplateId[] }; result: null };
    deleteTemplate: { args: { templateId: TemplateId }; result: null };

    /** New and changed ones; the order is changed by `orderRules`. `order`: where one stood that comes back (SC42). */
    putRule: {
      args: {
        rule: Omit<
          ScreeningRule,
          'order' | 'triedAs' | 'triedAt' | 'triedAfter' | 'triedOver' | 'rightLost' | 'updatedAt'
        >;
        order?: number | undefined;
      };
      result: null;
    };
    orderRules: { args: { ruleIds: RuleId[] }; result: null };
    switchRule: { args: { ruleId: RuleId; isOn: boolean }; result: null };
    deleteRule: { args: { ruleId: RuleId }; result: null };
    /** What the rules that are on say of those who wait and whom no job has (SC18). An order, since it remembers whose pattern took too long (SC15). */
    screenRequests: { args: { accountId: AccountId; groupId?: GroupId | undefined }; result: RuleMark[] };
    /**
     * What the rules that are on would decide, with `also` as if it were on; patterns that were stopped are run again.
     * Remembers those as tried for which there was somebody.
     */
    tryRules: {
      args: { accountId: AccountId; over: 'queue' | 'past'; also?: RuleId | undefined };
      result: {
        at: number;
        /** In the order in which they were asked. */
        rules: { id: RuleId; name: string; verdict: Verdict }[];
        rows: ScreenedRow[];
        /** Rules whose pattern had no answer. */
        stopped: { ruleId: RuleId; why: NoAnswer }[];
      };
    };

    /** New and changed ones. */
    putGroupSet: { args: { set: Omit<GroupSet, 'updatedAt'> }; result: null };
    /** The names of rules and plans that named it. */
    deleteGroupSet: { args: { setId: GroupSetId }; result: { usedBy: string[] } };

    /** New and changed ones. */
    putSegment: {
      args: { segment: Omit<Segment, 'updatedAt'>; use?: SegmentUse | undefined };
      result: null;
    };
    /** PL62: the last use that went with it. */
    deleteSegment: { args: { segmentId: SegmentId }; result: { use?: SegmentUse | undefined } };
    /** SG4: what came and went since the last use, which is now. */
    useSegment: { args: { segmentId: SegmentId; at: number }; result: SegmentState };

    putOnList: {
      args: { accountId: AccountId; entries: NewListEntry[] };
      /** `replaced`: lines on the same people that stood there before. */
      result: { added: number; replaced: ListEntry[] };
    };
    /** DL8. `putBack`: lines that stood there before; the answer has those that went. */
    takeOffList: {
      args: { accountId: AccountId; entryIds: EntryId[]; putBack?: ListEntry[] | undefined };
      result: ListEntry[];
    };
    /** DL7. Both as they shall be: what is missing is taken away. */
    editListEntry: {
      args: {
        accountId: AccountId;
        entryId: EntryId;
        reason?: string | undefined;
        expiresAt?: number | undefined;
      };
      result: null;
    };

    /** One strike on each of these people. With a group: it counts there only. `seenIn`: the group that is looked at. */
    addStrike: {
      args: {
        strikeId: StrikeId;
        personIds: PersonId[];
        groupId?: GroupId | undefined;
        seenIn?: GroupId | undefined;
        reason: string;
        accountId: AccountId;
      };
      /** ST11: how many of them have as many as the lowest limit. */
      result: { reached: number; limit?: number | undefined };
    };
    /** `whole`: all that the order with this id gave (UN40). */
    takeBackStrike: {
      args: { strikeId: StrikeId; note: string; accountId: AccountId; whole?: true | undefined };
      result: null;
    };

    /** Begins at once. Answers the offers that raids made in these groups. */
    /** `unread`: the members of so many of these groups were never read. */
    takeSnapshots: {
      args: { accountId: AccountId; takes: { snapshotId: SnapshotId; groupId: GroupId }[] };
      result: { taken: number; unchanged: number; unread: number };
    };
    deleteSnapshots: {
      args: { accountId: AccountId; groupId: GroupId; snapshotIds: SnapshotId[] };
      result: null;
    };
    /** A list of people to be added again, as the undo of a removal leaves one. */
    keepReinvites: {
      args: { listId: JobId; accountId: AccountId; groupId: GroupId; personIds: PersonId[] };
      result: null;
    };
    /** `text`: which groups it closes, and which not and why, for the reader (LK21). */
    lockNow: { args: { lockdown: Omit<Lockdown, 'at' | 'endedAt' | 'released'> }; result: { text: string } };
    /** Ends one lock-down or all of them, in one group or in all of theirs; of a plan its lock of now. */
    endLock: {
      args: { accountId: AccountId; lockId?: LockId | undefined; groupId?: GroupId | undefined };
      result: null;
    };
    /** What could not be brought back is tried again, or stays as it is and is forgotten; what waits for people (LK55) comes back regardless. */
    settleStuckLock: {
      args: { accountId: AccountId; groupIds: GroupId[]; does: 'again' | 'nothing' | 'regardless' };
      result: null;
    };
    /** `released`: what was let go by hand, of one that comes back (LK42). */
    putLockPlan: {
      args: { plan: Omit<LockPlan, 'released' | 'updatedAt'>; released?: LockPlan['released'] };
      result: null;
    };
    switchLockPlan: { args: { lockId: LockId; isOn: boolean }; result: null };
    deleteLockPlan: { args: { lockId: LockId }; result: null };
    putRaidMode: { args: { mode: RaidMode }; result: null };
    /** No lock-down for this wave. */
    dismissRaid: { args: { accountId: AccountId; groupId: GroupId }; result: null };
    dismissMessages: {
      args: { accountId: AccountId; groupId: GroupId; messages: MessageRef[] };
      result: null;
    };
    takeBackDismissals: { args: { accountId: AccountId; ids: MessageId[] }; result: null };

    postponeRequests: {
      args: { accountId: AccountId; requests: { groupId: GroupId; wid: Wid }[]; until: number | null };
      result: null;
    };

    /** Keeps a picture for a job that is about to be made; without one it is not kept for long (GI8). */
    putPicture: { args: { pictureId: PictureId; picture: Picture }; result: null };
    createJob: { args: NewJob; result: { startAt: number; finishesInMs: number } };
    pauseJob: { args: { jobId: JobId }; result: null };
    resumeJob: { args: { jobId: JobId }; result: null };
    cancelJob: { args: { jobId: JobId }; result: null };
    /** A new job with the items that failed or were skipped for a reason that may pass. */
    retryJob: { args: { jobId: JobId; newJobId: JobId }; result: { startAt: number } };
    /** Before the first step: as if it never was. After: the opposite job, or a re-invite list. */
    undoJob: {
      args: { jobId: JobId; newJobId: JobId };
      result: { undone: 'before-start' | 'reversed' | 'reinvite-list' };
    };

    takeStep: {
      args: { accountId: AccountId; tabId: TabId; stepId: StepId; connection: Connection };
      result: NextStep;
    };
    reportStep: { args: { stepId: StepId; tabId: TabId; outcome: Outcome<ItemResult[]> }; result: null };
    reconcileStep: {
      args: { stepId: StepId; tabId: TabId; outcome: Outcome<ReconciledItem[]> };
      result: null;
    };
    releaseTab: { args: { tabId: TabId }; result: null };

    mergePeople: {
      args: { mergeId: MergeId; into: PersonId; from: PersonId; accountId: AccountId };
      result: null;
    };
    /** DR2; `keep`: lines of the deny list that stay. */
    erasePerson: { args: { personId: PersonId; keep: EntryId[]; accountId: AccountId }; result: null };
    splitPeople: { args: { mergeId: MergeId; accountId: AccountId }; result: null };

    /** IN13: all that was counted, of every account. */
    forgetCounts: { args: Record<string, never>; result: null };
    putSettings: { args: { settings: Partial<Settings> }; result: null };
    logInviteLinkReset: { args: { accountId: AccountId; groupId: GroupId; at: number }; result: null };
    applyImport: { args: { text: string; mode: 'merge' | 'replace' }; result: ImportPreview };
    deleteAll: { args: Record<string, never>; result: null };
  };
};

export type QueryName = keyof StoreApi['queries'];
export type CommandName = keyof StoreApi['commands'];

export type Args<Name> = Name extends QueryName
  ? StoreApi['queries'][Name]['args']
  : Name extends CommandName
    ? StoreApi['commands'][Name]['args']
    : never;
export type Result<Name> = Name extends QueryName
  ? StoreApi['queries'][Name]['result']
  : Name extends CommandName
    ? StoreApi['commands'][Name]['result']
    : never;

/** Reasons that the way to the store adds: the worker was stopped, did not answer, or the extension was replaced. */
export type PortReason = 'disconnected' | 'timeout' | 'orphaned';
export type StoreOutcome<Value> = Outcome<Value, StoreReason | PortReason>;

/** The store as a screen, the worker and the mirror see it. */
export type StorePort = {
  call<Name extends QueryName | CommandName>(
    name: Name,
    args: Args<Name>,
  ): Promise<StoreOutcome<Result<Name>>>;
  /** Gives the value now and after every change, until the returned function is called. Survives a stopped worker. */
  subscribe<Name extends QueryName>(
    name: Name,
    args: Args<Name>,
    onValue: (outcome: StoreOutcome<Result<Name>>) => void,
  ): () => void;
};
