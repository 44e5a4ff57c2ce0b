import Dexie, { type EntityTable, type Table } from 'dexie';
import type { GroupSet } from '@/utils/domain/group-sets.ts';
import type { AccountId, GroupId, JobId, MessageId, PersonId, TagId, Wid } from '@/utils/domain/ids.ts';
import type { Job, JobItem, Step } from '@/utils/domain/job.ts';
import type { Note, Tag, Template } from '@/utils/domain/knowledge.ts';
import type { ListEntry } from '@/utils/domain/lists.ts';
import type { LockedGroup, Lockdown, LockPlan } from '@/utils/domain/locks.ts';
import type { LogEntry } from '@/utils/domain/log.ts';
import type { Raid, RaidMode } from '@/utils/domain/raid.ts';
import type { ScreeningRule } from '@/utils/domain/screening.ts';
import type { Segment } from '@/utils/domain/segments.ts';
import type { Strike } from '@/utils/domain/strikes.ts';
import type { DayNumber } from '@/utils/domain/zoned-time.ts';
import type { AccountRow } from './api.ts';
import { createFirstReading, type FirstReading } from './first-reading.ts';
import { createKeptIndex, type KeptIndex, type KeptOptions } from './kept-index.ts';
import { createPeopleIndex, type PeopleIndex } from './people-index.ts';
import { remember } from './remember.ts';
import { createNoteIndex, type NoteIndex } from './note-index.ts';
import { createRoster, type Roster } from './roster.ts';
import { createRowCounts, type RowCounts } from './row-counts.ts';
import type {
  DismissalStored,
  GroupStored,
  IdentityStored,
  InsightDayStored,
  InsightHeardStored,
  InsightHistoryStored,
  InsightMarkStored,
  InsightWriterStored,
  KeptChangeStored,
  KeptChunkStored,
  LeaseStored,
  MembershipStored,
  MergeStored,
  PastRequestStored,
  PersonStored,
  PictureStored,
  ReinviteStored,
  RequestStored,
  SegmentUseStored,
  SettingStored,
  SnapshotShelfStored,
  SnapshotsStored,
  TaggedStored,
} from './rows.ts';

export type Database = Dexie & {
  accounts: EntityTable<AccountRow, 'id'>;
  groups: Table<GroupStored, [AccountId, GroupId]>;
  people: EntityTable<PersonStored, 'personId'>;
  identities: EntityTable<IdentityStored, 'key'>;
  /** By wid, as WhatsApp's own list: two members may turn out to be one person. */
  memberships: Table<MembershipStored, [AccountId, GroupId, Wid]>;
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
  /** Screening rules. */
  rules: EntityTable<ScreeningRule, 'id'>;
  /** Lines of the deny and the allow list. */
  listed: EntityTable<ListEntry, 'id'>;
  /** Requests that were decided or withdrawn, for trying rules on the past. */
  pastRequests: Table<PastRequestStored, [AccountId, GroupId, Wid, number]>;
  strikes: EntityTable<Strike, 'id'>;
  /** By hand, and against raids. */
  lockdowns: EntityTable<Lockdown, 'id'>;
  lockPlans: EntityTable<LockPlan, 'id'>;
  /** What is locked now, with where the values from before are kept. */
  locked: Table<LockedGroup, [AccountId, GroupId]>;
  raidModes: EntityTable<RaidMode, 'accountId'>;
  /** The last wave of each group. */
  raids: Table<Raid, [AccountId, GroupId]>;
  /** Saved sets of groups. */
  groupSets: EntityTable<GroupSet, 'id'>;
  /** Who is in which group, in memory. */
  roster: Roster;
  rowCounts: RowCounts;
  /** Every snapshot of a group, and of each group what lists show of them. */
  snapshots: Table<SnapshotsStored, [AccountId, GroupId]>;
  snapshotShelves: Table<SnapshotShelfStored, [AccountId, GroupId]>;
  /** What jobs set as icons. */
  pictures: EntityTable<PictureStored, 'id'>;
  /** Suggestions about messages that were dismissed. */
  dismissals: Table<DismissalStored, [AccountId, MessageId]>;
  /** Insight: the numbers of a day that is not over, of all groups in one row. */
  insightDays: Table<InsightDayStored, [AccountId, DayNumber]>;
  /** The days that are over, a row for each group and one for all together: by the day every group would be read with each. */
  insightHistory: Table<InsightHistoryStored, [AccountId, GroupId | '']>;
  /** How long WhatsApp was listened to on a day. */
  insightHeard: Table<InsightHeardStored, [AccountId, DayNumber]>;
  /** The day on which somebody was last seen writing in a group. */
  insightWriters: Table<InsightWriterStored, [AccountId, GroupId, PersonId]>;
  /** How far the messages of a group are counted. */
  insightMarks: Table<InsightMarkStored, [AccountId, GroupId]>;
  /** Saved filters of people. */
  segments: EntityTable<Segment, 'id'>;
  /** When each was used last, and who was in it. */
  segmentUses: EntityTable<SegmentUseStored, 'segmentId'>;
  /** What was found out by reading everybody, kept over the stops of the background. */
  keptChunks: EntityTable<KeptChunkStored, 'id'>;
  keptChanges: EntityTable<KeptChangeStored, 'n'>;
  keptIndex: KeptIndex;
  /** Everybody, in memory. */
  peopleIndex: PeopleIndex;
  noteIndex: NoteIndex;
  firstReading: FirstReading;
};

export const DATABASE_NAME = 'muster';

/** The database on the disk was written by a newer Muster: this one does not touch it. */
export class NewerDatabaseError extends Error {
  override name = 'NewerDatabaseError';
}

/** The lists that an admin opens again and again, and the people in them: 32 full groups, some 60 MB. */
const REMEMBERED = {
  people: { mostRows: 32_768 },
  memberships: { lists: { beginnings: [2], mostRows: 32_768 } },
  requests: { lists: { beginnings: [1, 2], mostRows: 32_768 } },
  // Every list of people asks who is on the deny list, who has strikes, and whom a job still holds.
  listed: { lists: { beginnings: [0], mostRows: 20_000 } },
  strikes: { lists: { beginnings: [0], mostRows: 20_000 } },
  jobs: { lists: { indexes: ['[accountId+state]'], mostRows: 100 } },
};

/**
 * The tables that each version brought, or gave other indexes. Versions are never edited after they landed: add the next
 * one, with a fixture from the one before.
 */
const VERSIONS: readonly Record<string, string>[] = [
  {
    accounts: 'id',
    groups: '[accountId+id], accountId',
    people: 'personId, mergedInto',
    identities: 'key, personId',
    memberships: '[accountId+groupId+wid], [accountId+groupId+state], personId',
    requests: '[accountId+groupId+wid], accountId, [accountId+groupId], personId',
    tags: 'id',
    tagged: '[personId+tagId+scope], tagId, personId',
    notes: 'id, personId, binnedAt',
    templates: 'id',
    jobs: 'id, accountId, [accountId+state]',
    items: '[jobId+index], [jobId+state], stepId, [groupId+state]',
    steps: 'id, jobId, [accountId+state]',
    leases: 'accountId',
    merges: 'id, into, from, splitAt',
    reinvites: '[jobId+groupId], accountId',
    log: 'id, at, [accountId+at], personId, jobId, groupId',
    settings: 'key',
  },
  {
    rules: 'id, accountId',
    listed: 'id, *keys, personId',
    pastRequests: '[accountId+groupId+wid+requestedAt], [accountId+endedAt], endedAt, personId',
  },
  { strikes: 'id, personId' },
  {
    lockdowns: 'id, accountId',
    lockPlans: 'id, accountId',
    locked: '[accountId+groupId], accountId',
    raidModes: 'accountId',
    raids: '[accountId+groupId], accountId',
  },
  { groupSets: 'id, accountId' },
  { dismissals: '[accountId+id], [accountId+groupId], until' },
  { pictures: 'id, at' },
  {
    snapshots: '[accountId+groupId], accountId',
    snapshotShelves: '[accountId+groupId], accountId',
  },
  {
    insightDays: '[accountId+day], day',
    insightHistory: '[accountId+groupId]',
    insightHeard: '[accountId+day], day',
    insightWriters: '[accountId+groupId+personId], lastDay',
    insightMarks: '[accountId+groupId]',
  },
  {
    // Who left is told apart from who is there, and admins from members, without reading everybody.
    memberships:
      '[accountId+groupId+wid], [accountId+groupId+state], personId, [state+personId], [accountId+role]',
    segments: 'id, accountId',
    segmentUses: 'segmentId',
  },
  { keptChunks: 'id', keptChanges: '++n' },
];

export type DatabaseOptions = KeptOptions & {
  indexedDB?: IDBFactory;
  IDBKeyRange?: typeof IDBKeyRange;
};

/** Opens on first use. */
export function openDatabase(name: string = DATABASE_NAME, options: DatabaseOptions = {}): Database {
  const { build, keepFrom, onTrouble, ...world } = options;
  const db = new Dexie(name, {
    ...world,
    indexedDB: refuseNewer(world.indexedDB ?? indexedDB),
    // Live queries read what is stored; Dexie's cache would copy every row once more and guess ahead of commits.
    cache: 'disabled',
  }) as Database;
  // All at once: with each version that is told, Dexie reads the tables of all of them anew, some 1,500 by the tenth, at
  // each start of the background. No version changes rows, and what an older database lacks Dexie finds by looking at it.
  db.version(VERSIONS.length).stores(Object.assign({}, ...VERSIONS) as Record<string, string>);
  db.use(remember(REMEMBERED));
  db.roster = createRoster();
  db.use(db.roster.middleware);
  db.rowCounts = createRowCounts();
  db.use(db.rowCounts.middleware);
  db.peopleIndex = createPeopleIndex();
  db.use(db.peopleIndex.middleware);
  db.keptIndex = createKeptIndex({ build, keepFrom, onTrouble });
  db.use(db.keptIndex.middleware);
  db.noteIndex = createNoteIndex();
  db.use(db.noteIndex.middleware);
  db.firstReading = createFirstReading();
  return db;
}

/**
 * Dexie 4 answers a VersionError by opening the newer database without a version, and then adds what it misses there
 * (4.4.7, November 2026). We leave a newer database alone.
 */
function refuseNewer(factory: IDBFactory): IDBFactory {
  return {
    open(name, version) {
      if (version === undefined) throw new NewerDatabaseError(`"${name}" was written by a newer version`);
      return factory.open(name, version);
    },
    deleteDatabase: (name) => factory.deleteDatabase(name),
    databases: () => factory.databases(),
    cmp: (a, b) => factory.cmp(a, b),
  };
}
