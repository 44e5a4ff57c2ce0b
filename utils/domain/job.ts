import type { SettingChange } from './group.ts';
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
  TabId,
  Wid,
} from './ids.ts';
import type { Identity } from './person.ts';
import type { CallReason, PersonReason } from './reasons.ts';

/** What a job does; `relink` resets an invite link, `icon` sets or removes a group's icon. Rules with ids: `SPEC.md`. */
export type JobKind =
  | 'approve'
  | 'reject'
  | 'remove'
  | 'add'
  | 'promote'
  | 'demote'
  | 'set'
  | 'relink'
  | 'icon'
  | 'delete';

/**
 * `delayed`: inside the undo time · `ready`: may take a step · `waiting`: until `waitUntil`, or for another job, for `waitReason` ·
 * `paused`: by the admin · `stopped`: by WhatsApp, or as SC50 says, `stopReason` says why · `done` · `cancelled`.
 */
export type JobState = 'delayed' | 'ready' | 'waiting' | 'paused' | 'stopped' | 'done' | 'cancelled';

/** `other-tab`: another tab of WhatsApp lives that may still carry out what it began (RC3). `first-job`: SN61. */
export type WaitReason = 'pacing' | 'rate-limited' | 'server-error' | 'unclear' | 'other-tab' | 'first-job';

/** `at`: when it was sent. */
export type MessageRef = { id: MessageId; at: number };

/** One thing to do: one person in one group, one setting of one group, or one message of a person. */
export type JobItem = {
  jobId: JobId;
  /** Place in the job, from 0. Items are done in this order. */
  index: number;
  groupId: GroupId;
  personId?: PersonId | undefined;
  wid?: Wid | undefined;
  identities: Identity[];
  /** Name at the time of the decision, so that the result can be read after the person is gone. */
  label: string;
  /** Name of the screening rule that decided about this person, where the job carries out several. */
  ruleName?: string | undefined;
  /** The message to delete; the person is its author. Nothing of what it says: rule MO13. */
  message?: MessageRef | undefined;
  change?: SettingChange | undefined;
  /** The group's new icon; null removes the one it has. */
  picture?: PictureId | null | undefined;
  /** The value from before, for undo of settings; written when the job is made. */
  before?: SettingChange | undefined;
  /** Undo of a setting: done only while the setting still has this value. */
  onlyIf?: SettingChange | undefined;
  /** Its batch was refused as a whole: it goes alone. */
  alone?: boolean | undefined;
  /** How often it was sent without a certain answer and WhatsApp's state then said "not done". */
  unclear?: number | undefined;
  state: 'todo' | 'acting' | 'done' | 'failed' | 'skipped';
  stepId?: StepId | undefined;
  reason?: PersonReason | CallReason | undefined;
  /** The server's own code, for reports. */
  code?: string | undefined;
  invite?: { url: string; expiresAt?: number | undefined } | undefined;
  /** How often it was sent to WhatsApp; attempts that certainly did nothing because WhatsApp could not act are not counted. */
  attempts: number;
  finishedAt?: number | undefined;
};

export type JobCounts = {
  total: number;
  todo: number;
  acting: number;
  done: number;
  failed: number;
  skipped: number;
};

export type Job = {
  id: JobId;
  accountId: AccountId;
  kind: JobKind;
  groupIds: GroupId[];
  createdAt: number;
  /** Before this time nothing is sent and the job can be undone as if it never was. */
  startAt: number;
  state: JobState;
  waitUntil?: number | undefined;
  waitReason?: WaitReason | undefined;
  stopReason?: CallReason | PersonReason | undefined;
  counts: JobCounts;
  /** Size of the next batch; grows while all goes well. */
  batchSize: number;
  /** Batches never grow past this: a larger one was refused for its size, or WhatsApp named it. */
  batchLimit?: number | undefined;
  /** Consecutive 429 answers, for the growing wait. */
  backoffs: number;
  /** Consecutive server errors for whole batches. */
  serverErrors?: number | undefined;
  /** Failed or skipped items that are worth another try. */
  retryable?: number | undefined;
  /** Of the failed ones those that may have been done all the same. GI6. */
  unproven?: number | undefined;
  /** Why the admin wants it; asked for removals. */
  reason?: string | undefined;
  /** Name of the account that decided. */
  actor?: string | undefined;
  /** The screening rule that decided; `said`: a digest of what it said then, where it decided by itself. */
  rule?: { id: RuleId; name: string; isAlone: boolean; said?: string | undefined } | undefined;
  /** The lock-down or plan behind it, whether it locks or brings back, and whether it is against a raid. */
  lock?: { id: LockId; does: 'lock' | 'restore'; isRaid?: boolean | undefined } | undefined;
  /** The job that this one was ordered with and waits for: it does its part with those whom that one added. SN60–SN63. */
  after?: { jobId: JobId; hasEnded: boolean } | undefined;
  /** The job that this one undoes or tries again. */
  parentJobId?: JobId | undefined;
  /** The job, or the re-invite list, that undoes this one. */
  undoneBy?: JobId | undefined;
  retriedBy?: JobId | undefined;
  /** When the tab that worked last gave up its place: wakes the others. */
  handedOnAt?: number | undefined;
  finishedAt?: number | undefined;
};

/** One attempt at WhatsApp: some items of one group, written down before it is made. */
export type Step = {
  id: StepId;
  jobId: JobId;
  accountId: AccountId;
  groupId: GroupId;
  kind: JobKind;
  itemIndexes: number[];
  state: 'acting' | 'settled';
  /** The tab that acts, or acted. */
  tabId: TabId;
  startedAt: number;
  /** Since when it is known that its answer is not certain, or that nobody waits for one any more. */
  unclearAt?: number | undefined;
  /** WhatsApp's state was read, or could not be read, so often. */
  checks?: number | undefined;
  /** Not looked at again before this time. */
  nextCheckAt?: number | undefined;
  settledAt?: number | undefined;
};

/** What became of one item of a step; the tab's worker makes it from the gateway's answer. */
export type ItemResult = {
  index: number;
  /** `skipped`: not sent, and not to be sent: somebody changed the setting meanwhile. */
  outcome: 'done' | 'failed' | 'skipped' | 'unclear';
  reason?: PersonReason | CallReason | undefined;
  /** What a setting was right before it was changed, for undo. */
  before?: SettingChange | undefined;
  code?: string | undefined;
  invite?: { url: string; expiresAt?: number | undefined } | undefined;
};

/** What reading WhatsApp's state said about an unclear item. `gone`: the group or the request is no more, and it was not done. */
export type ReconciledItem = {
  index: number;
  found: 'done' | 'not-done' | 'gone';
  reason?: PersonReason | CallReason | undefined;
};
