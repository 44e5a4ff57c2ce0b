import Dexie, { type EntityTable, type Table } from 'dexie';
import type { AccountId, GroupId, JobId, PersonId, TagId, Wid } from '@/utils/domain/ids.ts';
import type { Job, JobItem, Step } from '@/utils/domain/job.ts';
import type { Note, Tag, Template } from '@/utils/domain/knowledge.ts';
import type { LogEntry } from '@/utils/domain/log.ts';
import type { AccountRow } from './api.ts';
import type {
  GroupStored,
  IdentityStored,
  LeaseStored,
  MembershipStored,
  MergeStored,
  PersonStored,
  ReinviteStored,
  RequestStored,
  SettingStored,
  TaggedStored,
} from './rows.ts';

export type Database = Dexie & {
  accounts: EntityTable<AccountRow, 'id'>;
  groups: Table<GroupStored, [AccountId, GroupId]>;
  people: EntityTable<PersonStored, 'personId'>;
  identities: EntityTable<IdentityStored, 'key'>;
  memberships: Table<MembershipStored, [AccountId, GroupId, PersonId]>;
  requests: Table<RequestStored, [AccountId, GroupId, Wid]>;
  tags: EntityTable<Tag, 'id'>;
  tagged: Table<TaggedStored, [PersonId, TagId, GroupId | '']>;
  notes: EntityTable<Note, 'id'>;
  templates: EntityTable<Template, 'id'>;
  jobs: EntityTable<Job, 'id'>;
  items: Table<JobItem, [string, number]>;
  steps: EntityTable<Step, 'id'>;
  leases: EntityTable<LeaseStored, 'accountId'>;
  merges: EntityTable<MergeStored, 'id'>;
  reinvites: Table<ReinviteStored, [JobId, GroupId]>;
  log: EntityTable<LogEntry, 'id'>;
  settings: EntityTable<SettingStored, 'key'>;
};

export const DATABASE_NAME = 'muster';

/** Versions are never edited after they landed: add the next one, with a test from the one before. */
export function openDatabase(name: string = DATABASE_NAME): Database {
  const db = new Dexie(name) as Database;
  db.version(1).stores({
    accounts: 'id',
    groups: '[accountId+id], accountId',
    people: 'personId',
    identities: 'key, personId',
    memberships: '[accountId+groupId+personId], [accountId+groupId+state], personId',
    requests: '[accountId+groupId+wid], accountId, [accountId+groupId], personId',
    tags: 'id',
    tagged: '[personId+tagId+scope], tagId, personId',
    notes: 'id, personId, binnedAt',
    templates: 'id',
    jobs: 'id, accountId, [accountId+state]',
    items: '[jobId+index], [jobId+state], stepId, [groupId+state]',
    steps: 'id, jobId, [accountId+state]',
    leases: 'accountId',
    merges: 'id, into, from',
    reinvites: '[jobId+groupId], accountId',
    log: 'id, at, [accountId+at], personId, jobId, groupId',
    settings: 'key',
  });
  return db;
}
