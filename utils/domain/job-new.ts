/** A job from a confirmed intent. Rules JB1, PC7, LK59, SN60: `SPEC.md`. */
import { cutText } from './cut-text.ts';
import { DESCRIPTION_LIMIT, EPHEMERAL_S, SUBJECT_LIMIT, type SettingChange } from './group.ts';
import type { AccountId, GroupId, JobId } from './ids.ts';
import type { Job, JobItem, JobKind } from './job.ts';
import { emptyCounts } from './job-state.ts';
import { LOCK_SETTINGS } from './locks.ts';
import { firstBatchSize } from './pacing.ts';
import type { PacingSettings } from './settings.ts';

/** One thing the admin asked for. */
export type Wanted = Pick<
  JobItem,
  | 'groupId'
  | 'personId'
  | 'wid'
  | 'identities'
  | 'label'
  | 'ruleName'
  | 'message'
  | 'change'
  | 'picture'
  | 'before'
  | 'onlyIf'
> & {
  /** Of an addition: what a second job does with them once they are in. SN60. */
  next?: 'promote' | undefined;
};

export type Intent = {
  jobId: JobId;
  accountId: AccountId;
  kind: JobKind;
  items: readonly Wanted[];
  reason?: string | undefined;
  actor?: string | undefined;
  parentJobId?: JobId | undefined;
  rule?: Job['rule'];
  lock?: Job['lock'];
  after?: Job['after'];
};

/** A hundred full groups; more is a mistake, and would be one transaction of half a minute. */
export const ITEMS_LIMIT = 100_000;
const LABEL_LIMIT = 200;

/** What is wrong with an intent, as `items[3].wid: …`, or nothing. */
export function intentProblem(intent: Pick<Intent, 'kind' | 'items'>): string | undefined {
  const { kind, items } = intent;
  if (items.length === 0) return 'items: empty';
  if (items.length > ITEMS_LIMIT) return `items: more than ${ITEMS_LIMIT}`;
  for (const [place, item] of items.entries()) {
    const problem = itemProblem(kind, item);
    if (problem) return `items[${place}].${problem}`;
  }
  return undefined;
}

function itemProblem(kind: JobKind, item: Wanted): string | undefined {
  if (!item.groupId) return 'groupId: empty';
  if (item.next && kind !== 'add') return 'next: only of an addition';
  if (kind === 'delete') return item.message ? undefined : 'message: missing';
  if (kind === 'relink') return undefined;
  if (kind === 'icon') return item.picture === undefined ? 'picture: missing' : undefined;
  if (kind !== 'set') return item.wid ? undefined : 'wid: missing';
  return item.change ? changeProblem(item.change) : 'change: missing';
}

/** What WhatsApp's modules do not check themselves (August 2026). */
export function changeProblem(change: SettingChange): string | undefined {
  switch (change.setting) {
    case 'ephemeralS':
      return EPHEMERAL_S.some((seconds) => seconds === change.value)
        ? undefined
        : 'change.value: not offered';
    case 'subject':
      if (change.value.trim() === '') return 'change.value: empty';
      return change.value.length > SUBJECT_LIMIT ? `change.value: longer than ${SUBJECT_LIMIT}` : undefined;
    case 'description':
      return change.value.length > DESCRIPTION_LIMIT
        ? `change.value: longer than ${DESCRIPTION_LIMIT}`
        : undefined;
    default:
      return undefined;
  }
}

/** Each person, message and setting of a group once (the last counts), its link and icon once, group by group. JB1, MO9. */
export function inOrder(items: readonly Wanted[]): Wanted[] {
  const groups = new Map<GroupId, Map<string, Wanted>>();
  for (const item of items) {
    const key = item.message?.id ?? item.change?.setting ?? item.wid ?? '';
    const group = groups.get(item.groupId) ?? new Map<string, Wanted>();
    group.set(key, item);
    groups.set(item.groupId, group);
  }
  return [...groups.values()].flatMap((group) => [...group.values()]);
}

/** LK59: what matters most first, in all groups. */
const bySetting = (items: readonly Wanted[]): Wanted[] => {
  const rank = ({ change }: Wanted): number => LOCK_SETTINGS.findIndex((one) => one === change?.setting);
  return items.toSorted((a, b) => rank(a) - rank(b));
};

/** The rows of a new job. The intent must have no problem. */
export function newJob(
  intent: Intent,
  times: { now: number; undoDelayMs: number },
  pacing: PacingSettings,
): { job: Job; items: JobItem[] } {
  const inGroups = inOrder(intent.items);
  const wanted = intent.lock ? bySetting(inGroups) : inGroups;
  const startAt = times.now + Math.max(0, times.undoDelayMs);
  const items = wanted.map(
    (item, index): JobItem => ({
      jobId: intent.jobId,
      index,
      groupId: item.groupId,
      personId: item.personId,
      wid: item.wid,
      identities: item.identities,
      label: cutText(item.label, LABEL_LIMIT),
      ruleName: item.ruleName,
      message: item.message,
      change: item.change,
      picture: item.picture,
      before: item.before,
      onlyIf: item.onlyIf,
      state: 'todo',
      attempts: 0,
    }),
  );
  const job: Job = {
    id: intent.jobId,
    accountId: intent.accountId,
    kind: intent.kind,
    groupIds: [...new Set(items.map((item) => item.groupId))],
    createdAt: times.now,
    startAt,
    ...(intent.after
      ? { state: 'waiting', waitReason: 'first-job' }
      : { state: startAt > times.now ? 'delayed' : 'ready' }),
    counts: { ...emptyCounts(), total: items.length, todo: items.length },
    batchSize: firstBatchSize(intent.kind, pacing),
    backoffs: 0,
    reason: intent.reason,
    actor: intent.actor,
    parentJobId: intent.parentJobId,
    rule: intent.rule,
    lock: intent.lock,
    after: intent.after,
  };
  return { job, items };
}
