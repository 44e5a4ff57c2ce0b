import { BACKUP_FORMAT, BACKUP_VERSION, type BackupTables } from '@/utils/contracts/backup.ts';
import type { Drift } from '@/utils/contracts/same-shape.ts';
import type { Settings } from '@/utils/domain/settings.ts';
import type { Database } from '../db.ts';
import type {
  DismissalStored,
  GroupStored,
  MembershipStored,
  MergeStored,
  PastRequestStored,
  PersonStored,
  ReinviteStored,
  RequestStored,
  SnapshotsStored,
  TaggedStored,
} from '../rows.ts';
import type { GroupSet } from '@/utils/domain/group-sets.ts';
import type { Job, JobItem } from '@/utils/domain/job.ts';
import type { Note, Tag, Template } from '@/utils/domain/knowledge.ts';
import type { ListEntry } from '@/utils/domain/lists.ts';
import type { LockedGroup, Lockdown, LockPlan } from '@/utils/domain/locks.ts';
import type { LogEntry } from '@/utils/domain/log.ts';
import type { Raid, RaidMode } from '@/utils/domain/raid.ts';
import type { ScreeningRule } from '@/utils/domain/screening.ts';
import type { Segment } from '@/utils/domain/segments.ts';
import type { Strike } from '@/utils/domain/strikes.ts';

/** The tables that go into the file as they are. */
type Verbatim = {
  groups: GroupStored[];
  memberships: MembershipStored[];
  requests: RequestStored[];
  tags: Tag[];
  tagged: TaggedStored[];
  notes: Note[];
  templates: Template[];
  merges: MergeStored[];
  jobs: Job[];
  items: JobItem[];
  reinvites: ReinviteStored[];
  log: LogEntry[];
  settings: Partial<Settings>;
  rules: ScreeningRule[];
  listed: ListEntry[];
  pastRequests: PastRequestStored[];
  strikes: Strike[];
  lockdowns: Lockdown[];
  lockPlans: LockPlan[];
  locked: LockedGroup[];
  raidModes: RaidMode[];
  raids: Raid[];
  groupSets: GroupSet[];
  segments: Segment[];
  snapshots: SnapshotsStored[];
  dismissals: DismissalStored[];
};
type Drifted = {
  [Table in keyof Verbatim]: Drift<Table, BackupTables[Table], Verbatim[Table]>;
}[keyof Verbatim];
/** Does not compile, and names the table, when a row holds what the file would lose. */
null satisfies [Drifted] extends [never] ? null : Drifted;

/** BK60: by these times files of one device could be told from others. */
const MADE_HERE = 'backupsMade' satisfies keyof Settings;

export async function exportAll(
  db: Database,
  exportedAt: number,
): Promise<{ fileName: string; text: string }> {
  const tables = await db.transaction('r', db.tables, () => readTables(db));
  const head = { format: BACKUP_FORMAT, version: BACKUP_VERSION, exportedAt };
  return {
    fileName: `muster-${new Date(exportedAt).toISOString().slice(0, 10)}.json`,
    text: `${JSON.stringify(head).slice(0, -1)},\n"tables":{${tablesText(tables)}\n}}\n`,
  };
}

/** One row a line: a broken file can then be mended by its line. */
function tablesText(tables: BackupTables): string {
  return Object.entries(tables)
    .map(([name, rows]) => {
      const text = Array.isArray(rows)
        ? `[${rows.map((row) => `\n${JSON.stringify(row)}`).join(',')}]`
        : JSON.stringify(rows);
      return `\n${JSON.stringify(name)}:${text}`;
    })
    .join(',');
}

async function readTables(db: Database): Promise<BackupTables> {
  const [accounts, groups, people, memberships, requests, tags, tagged] = await Promise.all([
    db.accounts.toArray(),
    db.groups.toArray(),
    db.people.toArray(),
    db.memberships.toArray(),
    db.requests.toArray(),
    db.tags.toArray(),
    db.tagged.toArray(),
  ]);
  const [notes, templates, merges, jobs, items, reinvites, log, settings] = await Promise.all([
    db.notes.toArray(),
    db.templates.toArray(),
    db.merges.toArray(),
    db.jobs.toArray(),
    db.items.toArray(),
    db.reinvites.toArray(),
    db.log.toArray(),
    db.settings.toArray(),
  ]);
  const [rules, listed, pastRequests, strikes, groupSets, dismissals, snapshots, segments] =
    await Promise.all([
      db.rules.toArray(),
      db.listed.toArray(),
      db.pastRequests.toArray(),
      db.strikes.toArray(),
      db.groupSets.toArray(),
      db.dismissals.toArray(),
      db.snapshots.toArray(),
      db.segments.toArray(),
    ]);
  const [lockdowns, lockPlans, locked, raidModes, raids] = await Promise.all([
    db.lockdowns.toArray(),
    db.lockPlans.toArray(),
    db.locked.toArray(),
    db.raidModes.toArray(),
    db.raids.toArray(),
  ]);
  return {
    accounts: accounts.map(({ id, me, heardAt }) => ({ id, me, heardAt })),
    groups,
    people: people.map(ownFacts),
    memberships,
    requests,
    tags,
    tagged,
    notes,
    templates,
    merges,
    jobs,
    items,
    reinvites,
    log,
    settings: Object.fromEntries(
      settings.filter(({ key }) => key !== MADE_HERE).map((row) => [row.key, row.value]),
    ),
    rules,
    listed,
    pastRequests,
    strikes,
    lockdowns,
    lockPlans,
    locked,
    raidModes,
    raids,
    groupSets,
    segments,
    snapshots,
    dismissals,
  };
}

/** What is known of a person and cannot be worked out. */
function ownFacts(person: PersonStored): BackupTables['people'][number] {
  const { personId, identities, name, pushName, verifiedName, isBusiness, isMyContact, isMe } = person;
  const { lastRemoval, mergedInto } = person;
  return {
    personId,
    identities,
    name,
    pushName,
    verifiedName,
    isBusiness,
    isMyContact,
    isMe,
    lastRemoval,
    mergedInto,
  };
}
