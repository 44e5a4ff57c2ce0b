/** What WhatsApp's state says about items nobody knows the outcome of. Rules RC5–RC11: `SPEC.md`. */
import type { MemberActionKind } from './action.ts';
import type { GroupFacts, MemberFacts, RequestFacts, SettingChange } from './group.ts';
import type { Job, JobItem, ReconciledItem } from './job.ts';
import { type Answered, type Applied, backToDo, failed, settle } from './job-results.ts';
import { waiting } from './job-state.ts';
import { backOffMs, checkWaitMs } from './pacing.ts';
import type { MessageFacts } from './message.ts';
import type { PersonFacts } from './person.ts';
import type { Failure, Outcome } from './reasons.ts';

/** Fresh from WhatsApp's server. Requests may be missing where the kind does not need them. */
export type Snapshot = {
  members: readonly MemberFacts[];
  requests: readonly RequestFacts[];
};

/** Which parts of the state each kind needs. */
export function needsRequests(kind: MemberActionKind): boolean {
  return kind === 'approve' || kind === 'reject' || kind === 'add';
}

/** Done, not done or gone for each item. RC6, RC7, RC9. */
export function reconcilePeople(
  kind: MemberActionKind,
  items: readonly JobItem[],
  snapshot: Snapshot,
): ReconciledItem[] {
  const members = finder(snapshot.members, (member) => member);
  const requests = finder(snapshot.requests, (request) => request.person);
  return items.map(({ index, wid, identities }) => {
    const member = members({ wid, identities });
    const found = findPerson(kind, member, requests({ wid, identities }) !== undefined);
    return { index, ...found };
  });
}

function findPerson(
  kind: MemberActionKind,
  member: MemberFacts | undefined,
  isAsking: boolean,
): Omit<ReconciledItem, 'index'> {
  const isAdmin = member !== undefined && member.role !== 'member';
  switch (kind) {
    case 'approve':
      if (member) return { found: 'done' };
      return isAsking ? { found: 'not-done' } : { found: 'gone', reason: 'request-gone' };
    case 'reject':
      if (isAsking) return { found: 'not-done' };
      return member ? { found: 'gone', reason: 'request-gone' } : { found: 'done' };
    case 'remove':
      return { found: member ? 'not-done' : 'done' };
    case 'add':
      if (member) return { found: 'done' };
      return isAsking ? { found: 'gone', reason: 'sent-to-approval' } : { found: 'not-done' };
    case 'promote':
      if (!member) return { found: 'gone', reason: 'not-in-group' };
      return { found: isAdmin ? 'done' : 'not-done' };
    case 'demote':
      if (!member) return { found: 'gone', reason: 'not-in-group' };
      return { found: isAdmin ? 'not-done' : 'done' };
  }
}

/** Finds somebody by wid, or by a number or LID that both sides know. */
function finder<Row>(
  rows: readonly Row[],
  person: (row: Row) => PersonFacts,
): (who: Pick<JobItem, 'wid' | 'identities'>) => Row | undefined {
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const { wid, identities } = person(row);
    byKey.set(`wid:${wid}`, row);
    for (const { kind, value } of identities) {
      if (kind !== 'unknown') byKey.set(`${kind}:${value}`, row);
    }
  }
  return ({ wid, identities }) => {
    const own = wid === undefined ? undefined : byKey.get(`wid:${wid}`);
    if (own !== undefined) return own;
    for (const { kind, value } of identities) {
      const row = byKey.get(`${kind}:${value}`);
      if (row !== undefined) return row;
    }
    return undefined;
  };
}

/** The value a group has for one setting, or nothing when the server has not told it. */
export function settingOf(group: GroupFacts, setting: SettingChange['setting']): SettingChange | undefined {
  switch (setting) {
    case 'subject':
      return { setting, value: group.subject };
    case 'description':
      return { setting, value: group.description ?? '' };
    case 'announce':
    case 'restrict':
    case 'approval': {
      const value = group.settings[setting];
      return value === undefined ? undefined : { setting, value };
    }
    case 'addMode': {
      const value = group.settings.addMode;
      return value === undefined ? undefined : { setting, value };
    }
    case 'ephemeralS': {
      const value = group.settings.ephemeralS;
      return value === undefined ? undefined : { setting, value };
    }
  }
}

export function hasValue(group: GroupFacts, change: SettingChange): boolean {
  return settingOf(group, change.setting)?.value === change.value;
}

/** RC8. */
export function reconcileSettings(items: readonly JobItem[], group: GroupFacts): ReconciledItem[] {
  return items.map(({ index, change, onlyIf }) => {
    if (change && hasValue(group, change)) return { index, found: 'done' };
    if (onlyIf && !hasValue(group, onlyIf)) return { index, found: 'gone', reason: 'changed-meanwhile' };
    return { index, found: 'not-done' };
  });
}

/** MO12: `messages` are those of the items that WhatsApp still has. */
export function reconcileMessages(
  items: readonly JobItem[],
  messages: readonly Pick<MessageFacts, 'id' | 'isDeleted'>[],
): ReconciledItem[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  return items.map(({ index, message }) => {
    const found = message && byId.get(message.id);
    if (!found) return { index, found: 'gone', reason: 'message-gone' };
    return { index, found: found.isDeleted ? 'done' : 'not-done' };
  });
}

/** What no answer that is still to come can change. RC3, RC5. */
export function lastingFindings(outcome: Outcome<readonly ReconciledItem[]>): Outcome<ReconciledItem[]> {
  return outcome.ok ? { ok: true, value: outcome.value.filter((one) => one.found !== 'not-done') } : outcome;
}

/** RC3: what was read while another tab lives that may still carry out what it began. */
export function applyWhileOtherTabLives(
  input: Answered,
  outcome: Outcome<readonly ReconciledItem[]>,
): Applied {
  const applied = applyReconciled(input, lastingFindings(outcome));
  const isHeld = outcome.ok && outcome.value.some(({ found }) => found === 'not-done');
  return isHeld ? { ...applied, job: { ...applied.job, waitReason: 'other-tab' } } : applied;
}

const PERSON_TRIES = 3;
const UNKNOWN_CODE_TRIES = 2;
const UNCLEAR_TRIES = 5;
const FAILED_READS = 20;

/** What was read, applied to a job. Items that are not among the findings stay unclear. RC10, RC11. */
export function applyReconciled(input: Answered, outcome: Outcome<readonly ReconciledItem[]>): Applied {
  if (!outcome.ok) return applyUnread(input, outcome);
  const { job, items, now } = input;
  const next = items.map((item) => {
    const finding = outcome.value.find((each) => each.index === item.index);
    return finding ? applyFinding(job, item, finding, now) : item;
  });
  return lookAgain(input, job, next);
}

function applyFinding(job: Job, item: JobItem, finding: ReconciledItem, now: number): JobItem {
  if (finding.found === 'done') {
    return { ...item, state: 'done', reason: undefined, code: undefined, finishedAt: now };
  }
  if (finding.found === 'gone') return failed(item, finding.reason ?? 'request-gone', now);
  const counted = { ...item, unclear: (item.unclear ?? 0) + 1 };
  if (item.reason === 'server-error') {
    return item.attempts < PERSON_TRIES ? backToDo(job, item, now) : failed(item, 'server-error', now);
  }
  const hasUnknownCode = item.reason === 'unknown-code' || item.code !== undefined;
  if (hasUnknownCode && counted.unclear >= UNKNOWN_CODE_TRIES) return failed(counted, 'unknown-code', now);
  if (counted.unclear >= UNCLEAR_TRIES) return failed(counted, 'unclear', now);
  return backToDo(job, counted, now);
}

function applyUnread(input: Answered, failure: Failure): Applied {
  const { job, step, items, now } = input;
  const { reason } = failure;
  const all = (why: JobItem['reason']) => items.map((item) => failed(item, why, now));
  switch (reason) {
    case 'group-gone':
    case 'not-in-group':
    case 'not-admin':
      return settle(input, job, all('unclear'), { stop: { what: 'group', reason } });
    case 'missing-capability':
      return settle(input, job, all('unclear'), { stop: { what: 'job', reason } });
    case 'offline':
    case 'not-ready':
    case 'page-gone':
      return lookAgain(input, job, [...items]);
    case 'rate-limited':
      return lookAgain(input, job, [...items], backOffMs((step.checks ?? 0) + 1, failure.retryAfterMs));
    default:
      if ((step.checks ?? 0) + 1 >= FAILED_READS) return settle(input, job, all('unclear'));
      return lookAgain(input, job, [...items]);
  }
}

function lookAgain(input: Answered, job: Job, items: JobItem[], atLeastMs = 0): Applied {
  const applied = settle(input, job, items);
  if (applied.step.state === 'settled') {
    return { ...applied, job: { ...applied.job, waitUntil: undefined, waitReason: undefined } };
  }
  const checks = (input.step.checks ?? 0) + 1;
  const nextCheckAt = input.now + Math.max(atLeastMs, checkWaitMs(checks));
  return {
    ...applied,
    job: waiting(applied.job, nextCheckAt, 'unclear'),
    step: { ...applied.step, checks, nextCheckAt },
  };
}
