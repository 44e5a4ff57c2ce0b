/** Objects for tests, with plain values for everything that a test does not care about. */
import type { GroupFacts, MemberFacts, PastMemberFacts, RequestFacts } from '@/utils/domain/group.ts';
import { type AccountId, asId, type GroupId, type Wid } from '@/utils/domain/ids.ts';
import type { Job, JobItem } from '@/utils/domain/job.ts';
import type { Template } from '@/utils/domain/knowledge.ts';
import type { LogEntry } from '@/utils/domain/log.ts';
import type { Identity, PersonFacts } from '@/utils/domain/person.ts';
import type { AccountRow } from '@/utils/store/api.ts';

/** A Monday in 2026. */
export const NOON = Date.UTC(2026, 10, 23, 12);
export const ACCOUNT: AccountId = asId('900@lid');
export const GROUP: GroupId = asId('1203@g.us');

export const lidWid = (n: number): Wid => asId(`${n}@lid`);
export const pnWid = (n: number): Wid => asId(`${4_790_000_000 + n}@c.us`);
export const lid = (n: number): Identity => ({ kind: 'lid', value: `${n}@lid` });
export const pn = (n: number): Identity => ({ kind: 'pn', value: `+${4_790_000_000 + n}` });

/** What WhatsApp shows of person `n`: by LID, with a number and a name of their own. */
export function aPerson(n = 1, over: Partial<PersonFacts> = {}): PersonFacts {
  return { wid: lidWid(n), identities: [lid(n), pn(n)], pushName: `Person ${n}`, ...over };
}

export function aMember(n = 1, over: Partial<MemberFacts> = {}): MemberFacts {
  return { ...aPerson(n), role: 'member', ...over };
}

export function aPastMember(n = 1, over: Partial<PastMemberFacts> = {}): PastMemberFacts {
  return { ...aPerson(n), leftAt: NOON - 86_400_000, leaveReason: 'left', ...over };
}

export function aRequest(n = 1, over: Partial<RequestFacts> = {}): RequestFacts {
  return { person: aPerson(n), requestedAt: NOON - n * 60_000, method: 'invite-link', ...over };
}

export function aGroup(over: Partial<GroupFacts> = {}): GroupFacts {
  return {
    id: GROUP,
    subject: 'Oak Lane',
    kind: 'group',
    size: 3,
    addressing: 'lid',
    myRole: 'admin',
    settings: {},
    unreadCount: 0,
    archived: false,
    suspended: false,
    terminated: false,
    ...over,
  };
}

export function anAccount(over: Partial<AccountRow> = {}): AccountRow {
  return {
    id: ACCOUNT,
    me: { lid: asId(ACCOUNT), pn: pnWid(900), name: 'Nora', isBusiness: false },
    connection: { state: 'ready' },
    capabilities: [],
    heardAt: NOON,
    ...over,
  };
}

export function aTemplate(over: Partial<Template> = {}): Template {
  return {
    id: asId('template-1'),
    name: 'Welcome',
    shortcut: 'hi',
    texts: { en: 'Hello {first_name}!' },
    variables: {},
    order: 0,
    updatedAt: NOON,
    ...over,
  };
}

export function aJob(over: Partial<Job> = {}): Job {
  return {
    id: asId('job-1'),
    accountId: ACCOUNT,
    kind: 'approve',
    groupIds: [GROUP],
    createdAt: NOON,
    startAt: NOON + 5_000,
    state: 'ready',
    counts: { total: 1, todo: 1, acting: 0, done: 0, failed: 0, skipped: 0 },
    batchSize: 10,
    backoffs: 0,
    ...over,
  };
}

export function anItem(over: Partial<JobItem> = {}): JobItem {
  return {
    jobId: asId('job-1'),
    index: 0,
    groupId: GROUP,
    wid: lidWid(1),
    identities: [lid(1), pn(1)],
    label: 'Person 1',
    state: 'todo',
    attempts: 0,
    ...over,
  };
}

export function aLogEntry(over: Partial<LogEntry> = {}): LogEntry {
  return { id: asId('log-1'), at: NOON, accountId: ACCOUNT, action: 'approve', result: 'done', ...over };
}
