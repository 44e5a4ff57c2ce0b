import type { AccountId, GroupId, JobId, LogId, PersonId } from './ids.ts';
import type { CallReason, PersonReason } from './reasons.ts';

/** What an admin decided about rules and lock-downs (LG20–LG24): never about one person. */
export const DECISIONS = [
  'rule-added',
  'rule-changed',
  'rule-on',
  'rule-off',
  'rule-alone',
  'rule-asks',
  'rule-deleted',
  'rule-order',
  'plan-added',
  'plan-changed',
  'plan-on',
  'plan-off',
  'plan-deleted',
  'raid-mode',
  'lock-ended',
  'stuck-left',
  'approval-off',
] as const;

export const LOG_ACTIONS = [
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
  ...DECISIONS,
  'seen-joined',
  'seen-left',
  'seen-removed',
  'seen-role',
] as const;
export type Decision = (typeof DECISIONS)[number];
export type LogAction = (typeof LOG_ACTIONS)[number];

export const isDecision = (action: LogAction): action is Decision =>
  (DECISIONS as readonly LogAction[]).includes(action);

/** Who, what, when, why, result. Written once, never changed. `seen-…` is what WhatsApp showed, not what Muster did. */
export type LogEntry = {
  id: LogId;
  at: number;
  accountId: AccountId;
  action: LogAction;
  actor?: string | undefined;
  groupId?: GroupId | undefined;
  groupName?: string | undefined;
  personId?: PersonId | undefined;
  /** The person's name or number at that time. */
  personLabel?: string | undefined;
  jobId?: JobId | undefined;
  result: 'done' | 'failed' | 'skipped';
  resultReason?: PersonReason | CallReason | undefined;
  /** The admin's reason. */
  why?: string | undefined;
  /** The screening rule that decided. */
  rule?: string | undefined;
  /** What exactly: the tag's name, the setting and its value. No note text. */
  detail?: string | undefined;
};

/** GI6. What is called failed only where it is certain. */
export function resultOf({
  result,
  resultReason,
}: Pick<LogEntry, 'result' | 'resultReason'>): LogEntry['result'] | 'unproven' {
  return result === 'failed' && resultReason === 'unproven' ? 'unproven' : result;
}

const BETTER = 'seen-removed ';

/** HP40: the line that says of a leaving that it was a removal. The log is written once: it stands beside the other. */
export function asRemoval(left: LogEntry): LogEntry {
  return { ...left, id: `${BETTER}${left.id}` as LogId, action: 'seen-removed' };
}

/** HP40: where the lines stand that replace another. */
export const REPLACING = BETTER;

/** HP40: whether another of these lines knows better. */
export const isReplaced = ({ id, action }: LogEntry, ids: ReadonlySet<LogId>): boolean =>
  action === 'seen-left' && ids.has(`${BETTER}${id}` as LogId);
