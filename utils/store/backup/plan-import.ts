import type { BackupTables } from '@/utils/contracts/backup.ts';
import { isOpen } from '@/utils/domain/job-state.ts';
import type { Job, JobItem } from '@/utils/domain/job.ts';
import type { PersonId } from '@/utils/domain/ids.ts';
import type { Note } from '@/utils/domain/knowledge.ts';
import { mapLines } from '@/utils/domain/snapshot-lines.ts';
import type { Phone } from '@/utils/domain/person.ts';
import { sameData } from '@/utils/domain/same-data.ts';
import { withTags } from '@/utils/domain/people-list.ts';
import type { AccountRow } from '../api.ts';
import { writtenAt } from '../note-index.ts';
import type { PersonStored } from '../rows.ts';
import { countKnowledge } from './count-knowledge.ts';
import { planPeople } from './plan-people.ts';
import { importedRule } from './imported-rule.ts';
import { locksThatGoOn } from './plan-locks.ts';
import { ownSettings } from './own-settings.ts';
import { planTags } from './plan-tags.ts';

/** What lies here before an import, read as a whole. */
export type LocalTables = Omit<BackupTables, 'accounts' | 'people'> & {
  accounts: AccountRow[];
  people: PersonStored[];
};

/** Rows to put, per table; a row that stays as it is stands in neither list. */
export type Planned = {
  [Table in keyof LocalRows]: { added: LocalRows[Table][]; changed: LocalRows[Table][] };
};
type LocalRows = {
  [Table in keyof Omit<LocalTables, 'settings'>]: LocalTables[Table][number];
} & { settings: { key: string; value: unknown } };

/**
 * What an import would write. What is here stays; of tags, notes and templates that are in both, the one written last
 * counts. What WhatsApp shows (groups, members, requests) is only added. Jobs come as history and never run.
 */
export function planImport(
  local: LocalTables,
  file: BackupTables,
  world: { at: number; exportedAt: number; readPhone(e164: string): Phone },
): Planned {
  const { here, people, touched } = planPeople(
    new Map(local.people.map((person) => [person.personId, person])),
    file.people,
    world,
  );
  const person = <Row extends { personId: PersonId }>(row: Row): Row => ({
    ...row,
    personId: here(row.personId),
  });
  const locks = locksThatGoOn(file, world);
  const { tags, tagHere } = planTags(local.tags, file.tags);
  const tagged = add(
    local.tagged,
    file.tagged.map((row) => ({ ...person(row), tagId: tagHere(row.tagId) })),
    (row) => `${row.personId} ${row.tagId} ${row.scope}`,
  );
  const notes = newer(local.notes, file.notes.map(person), (row) => row.id, lastTouched);
  for (const row of [...tagged.added, ...notes.added, ...notes.changed]) touched.add(row.personId);
  countKnowledge(people, touched, {
    tagged: [...local.tagged, ...tagged.added],
    notes: [...over(local.notes, notes.changed), ...notes.added],
    at: world.at,
  });
  const before = new Map(local.people.map((row) => [row.personId, row]));
  const changedPeople = [...people.values()].filter((row) => before.get(row.personId) !== row);

  return {
    accounts: add(
      local.accounts,
      file.accounts.map(
        (row): AccountRow => ({ ...row, connection: { state: 'unknown' }, capabilities: [] }),
      ),
      (row) => row.id,
    ),
    groups: add(local.groups, file.groups, (row) => `${row.accountId} ${row.id}`),
    people: {
      added: changedPeople.filter((row) => !before.has(row.personId)),
      changed: changedPeople.filter((row) => !sameData(before.get(row.personId) ?? row, row)),
    },
    memberships: add(
      local.memberships,
      file.memberships.map(person),
      (row) => `${row.accountId} ${row.groupId} ${row.wid}`,
    ),
    requests: add(
      local.requests,
      file.requests.map((row) => ({ ...person(row), addedById: row.addedById && here(row.addedById) })),
      (row) => `${row.accountId} ${row.groupId} ${row.wid}`,
    ),
    tags,
    tagged,
    notes,
    templates: newer(
      local.templates,
      file.templates,
      (row) => row.id,
      (row) => row.updatedAt,
    ),
    merges: add(
      local.merges,
      file.merges
        .map((row) => ({ ...row, into: here(row.into), from: here(row.from) }))
        .filter((row) => row.splitAt !== undefined || people.get(row.from)?.mergedInto === row.into),
      (row) => row.id,
    ),
    jobs: add(
      local.jobs,
      file.jobs.map((job) => asHistory(job, world.at)),
      (row) => row.id,
    ),
    items: add(
      local.items,
      file.items.map((item) => ({ ...endedItem(item), personId: item.personId && here(item.personId) })),
      (row) => `${row.jobId} ${row.index}`,
    ),
    reinvites: add(
      local.reinvites,
      file.reinvites.map((row) => ({ ...row, personIds: row.personIds.map(here) })),
      (row) => `${row.jobId} ${row.groupId}`,
    ),
    log: add(
      local.log,
      file.log.map((row) => ({ ...row, personId: row.personId && here(row.personId) })),
      (row) => row.id,
    ),
    settings: add(entries(local.settings), entries(ownSettings(file.settings, tagHere)), (row) => row.key),
    rules: newer(
      local.rules,
      file.rules.map((rule) => importedRule(rule, { here, tagHere })),
      (row) => row.id,
      (row) => row.updatedAt,
    ),
    listed: newer(
      local.listed,
      file.listed.map((row) => ({ ...row, personId: row.personId && here(row.personId) })),
      (row) => row.id,
      (row) => row.at,
    ),
    pastRequests: add(
      local.pastRequests,
      file.pastRequests.map((row) => ({ ...person(row), addedById: row.addedById && here(row.addedById) })),
      (row) => `${row.accountId} ${row.groupId} ${row.wid} ${row.requestedAt}`,
    ),
    strikes: newer(
      local.strikes,
      file.strikes.map(person),
      (row) => row.id,
      (row) => row.takenBack?.at ?? row.at,
    ),
    lockPlans: newer(
      local.lockPlans,
      locks.lockPlans,
      (row) => row.id,
      (row) => row.updatedAt,
    ),
    lockdowns: add(local.lockdowns, locks.lockdowns, (row) => row.id),
    locked: add(local.locked, locks.locked, (row) => `${row.accountId} ${row.groupId}`),
    raidModes: add(local.raidModes, file.raidModes, (row) => row.accountId),
    raids: add(local.raids, file.raids, (row) => `${row.accountId} ${row.groupId}`),
    groupSets: newer(
      local.groupSets,
      file.groupSets,
      (row) => row.id,
      (row) => row.updatedAt,
    ),
    segments: newer(
      local.segments,
      file.segments.map((row) => ({ ...row, filter: withTags(row.filter, tagHere) })),
      (row) => row.id,
      (row) => row.updatedAt,
    ),
    // Two histories of one group cannot be put into one order: that of here stays (SN14).
    snapshots: add(
      local.snapshots,
      file.snapshots.map((row) => ({ ...row, lines: mapLines(row.lines, { person: here, tag: tagHere }) })),
      (row) => `${row.accountId} ${row.groupId}`,
    ),
    dismissals: add(
      local.dismissals,
      file.dismissals.filter((row) => row.until > world.at),
      (row) => `${row.accountId} ${row.id}`,
    ),
  };
}

type Change<Row> = { added: Row[]; changed: Row[] };

/** Only what is not here. */
function add<Row>(local: readonly Row[], file: readonly Row[], key: (row: Row) => string): Change<Row> {
  const known = new Set(local.map(key));
  const added = new Map(file.filter((row) => !known.has(key(row))).map((row) => [key(row), row]));
  return { added: [...added.values()], changed: [] };
}

/** What is not here, and what was written later than here. */
function newer<Row>(
  local: readonly Row[],
  file: readonly Row[],
  key: (row: Row) => string,
  time: (row: Row) => number,
): Change<Row> {
  const known = new Map(local.map((row) => [key(row), row]));
  const changed = file.filter((row) => {
    const old = known.get(key(row));
    return old !== undefined && time(row) > time(old) && !sameData(old, row);
  });
  return { added: add(local, file, key).added, changed };
}

const lastTouched = (note: Note): number => Math.max(writtenAt(note), note.binnedAt ?? 0);

function over<Row extends { id: string }>(rows: readonly Row[], changed: readonly Row[]): Row[] {
  const next = new Map(changed.map((row) => [row.id, row]));
  return rows.map((row) => next.get(row.id) ?? row);
}

function asHistory(job: Job, at: number): Job {
  const { counts } = job;
  const skipped = counts.skipped + counts.todo + counts.acting;
  const ended = { ...job, counts: { ...counts, todo: 0, acting: 0, skipped } };
  if (!isOpen(job)) return ended;
  return { ...ended, state: 'cancelled', waitUntil: undefined, waitReason: undefined, finishedAt: at };
}

function endedItem(item: JobItem): JobItem {
  return item.state === 'todo' || item.state === 'acting' ? { ...item, state: 'skipped' } : item;
}

function entries(settings: BackupTables['settings']): { key: string; value: unknown }[] {
  return Object.entries(settings)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({ key, value }));
}
