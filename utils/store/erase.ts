/** The file on a person, and erasing people. Rules DR1–DR7: `domain/SPEC.md`, "Rights of people". */
import type { Table } from 'dexie';
import { textsOf } from '@/utils/domain/erasure.ts';
import type { EntryId, JobId, PersonId } from '@/utils/domain/ids.ts';
import type { JobItem } from '@/utils/domain/job.ts';
import { recount } from '@/utils/domain/job-state.ts';
import { identityKey } from '@/utils/domain/merge.ts';
import { personMark } from '@/utils/domain/segments.ts';
import type { Database } from './db.ts';
import type { StoreDeps } from './deps.ts';
import type { PersonStored } from './rows.ts';
import { afterChange, type TableName, type Trace, TRACES, type Trail } from './traces.ts';

type AnyTrace = Trace<object>;
const tables = Object.entries(TRACES) as [TableName, AnyTrace | { nobody: string }][];
const TRACED = tables.flatMap(([name, trace]) => ('about' in trace ? [[name, trace] as const] : []));

export type TrailOptions = { kept?: readonly EntryId[] | undefined; word: string };

/** By what these people, with all parts, are known. */
export async function trailOf(
  { db, newId, readPhone }: StoreDeps,
  whole: readonly PersonStored[],
  { kept = [], word }: TrailOptions,
): Promise<Trail> {
  const ids = new Set(whole.map(({ personId }) => personId));
  const identities = whole.flatMap((row) => row.identities);
  const keys = new Set(identities.map(identityKey));
  const byPerson = <Row, Key, New>(table: Table<Row, Key, New>): PromiseLike<Row[]> =>
    table
      .where('personId')
      .anyOf([...ids])
      .toArray();
  const [rows, memberships, requests, past, entries, items, listed, accounts] = await Promise.all([
    byPerson(db.identities),
    byPerson(db.memberships),
    byPerson(db.requests),
    byPerson(db.pastRequests),
    byPerson(db.log),
    db.items.toArray(),
    db.listed.toArray(),
    db.accounts.toArray(),
  ]);
  for (const { key } of rows) keys.add(key);
  const values = (kind: string): string[] =>
    [...identities, ...rows].filter((identity) => identity.kind === kind).map(({ value }) => value);
  const wids = new Set<string>([
    ...[...memberships, ...requests, ...past].map(({ wid }) => wid),
    ...values('lid'),
    ...values('unknown'),
  ]);
  const isTheirs = (item: JobItem): boolean =>
    (item.personId !== undefined && ids.has(item.personId)) ||
    (item.wid !== undefined && wids.has(item.wid)) ||
    item.identities.some((identity) => keys.has(identityKey(identity)));
  const own = items.filter(isTheirs);
  for (const { wid } of own) if (wid !== undefined) wids.add(wid);
  const lines = listed.filter(
    (line) =>
      (line.personId !== undefined && ids.has(line.personId)) || line.keys.some((key) => keys.has(key)),
  );
  const phones = [...new Set(values('pn'))].map((e164) => readPhone(e164));
  const mine = new Set(accounts.map(({ me }) => me.name?.trim()));
  const names = [
    ...whole.flatMap((row) => [row.displayName, row.name, row.pushName, row.verifiedName, row.username]),
    ...values('username'),
    ...entries.map(({ personLabel }) => personLabel),
    ...[...own, ...lines].map(({ label }) => label),
    ...phones.flatMap(({ e164, formatted }) => [e164, formatted]),
  ]
    .filter((name) => name !== undefined)
    .filter((name) => name !== word && !mine.has(name.trim()));
  return {
    ...textsOf({ names, phones, wids }, word),
    ids,
    keys,
    wids,
    marks: new Set([...ids].map(personMark)),
    ownJobs: jobsOf(own, items),
    kept: new Set(kept),
    word,
    newId,
  };
}

/** Jobs of which every item is theirs. */
function jobsOf(own: readonly JobItem[], all: readonly JobItem[]): Set<JobId> {
  const jobs = new Set(own.map(({ jobId }) => jobId));
  const theirs = new Set(own);
  for (const item of all) if (!theirs.has(item)) jobs.delete(item.jobId);
  return jobs;
}

const rowsFor = (db: Database, name: TableName, trace: AnyTrace, trail: Trail): PromiseLike<object[]> =>
  trace.find ? trace.find(db, trail) : (db.table(name) as Table<object>).toArray();

/** DR1: by table, what is about them. Tables without anything are left out. */
export async function readTraces(db: Database, trail: Trail): Promise<Partial<Record<TableName, unknown[]>>> {
  const found: Partial<Record<TableName, unknown[]>> = {};
  for (const [name, trace] of TRACED) {
    const rows = await rowsFor(db, name, trace, trail);
    const about = rows.map((row) => trace.about(row, trail)).filter((row) => row !== undefined);
    if (about.length > 0) found[name] = about;
  }
  return found;
}

/** DR2. In a transaction over all tables. */
export async function eraseTraces(db: Database, trail: Trail): Promise<void> {
  for (const [name, trace] of TRACED) {
    const table = db.table(name) as Table<object>;
    const changed: { before: object; after: object }[] = [];
    const gone: unknown[] = [];
    for (const row of await rowsFor(db, name, trace, trail)) {
      const after = trace.without(row, trail);
      if (after === row) continue;
      if (after) changed.push({ before: row, after });
      else gone.push(keyOf(table, row));
    }
    await table.bulkDelete(gone);
    await table.bulkPut(changed.map(({ after }) => after));
    await afterChange(
      db,
      name,
      changed.map(({ after }) => after),
    );
    if (name === 'items') await recountJobs(db, changed as { before: JobItem; after: JobItem }[]);
  }
}

/** JB15: what cannot be tried again any more is not offered. */
async function recountJobs(
  db: Database,
  changed: readonly { before: JobItem; after: JobItem }[],
): Promise<void> {
  for (const [jobId, own] of Map.groupBy(changed, ({ after }) => after.jobId)) {
    const job = await db.jobs.get(jobId);
    const [before, after] = [own.map((one) => one.before), own.map((one) => one.after)];
    if (job) await db.jobs.put(recount(job, before, after));
  }
}

function keyOf(table: Table<object>, row: object): unknown {
  const { keyPath } = table.schema.primKey;
  const field = (path: string): unknown => (row as Record<string, unknown>)[path];
  return Array.isArray(keyPath) ? keyPath.map(field) : field(keyPath ?? '');
}

/** DR5: whether a job still has somebody of them to do. */
export async function isInOpenJob(db: Database, { ids, wids }: Trail): Promise<boolean> {
  const open = await Promise.all(
    (['todo', 'acting'] as const).map((state) => db.items.filter((item) => item.state === state).toArray()),
  );
  return open
    .flat()
    .some(
      ({ personId, wid }) =>
        (personId !== undefined && ids.has(personId)) || (wid !== undefined && wids.has(wid)),
    );
}

/** DR4: texts about others in which a name stands; they stay. */
export async function countMentions(db: Database, { ids, mentions }: Trail): Promise<number> {
  const [notes, strikes] = await Promise.all([db.notes.toArray(), db.strikes.toArray()]);
  const others = <Row extends { personId: PersonId }>(rows: Row[]): Row[] =>
    rows.filter(({ personId }) => !ids.has(personId));
  return (
    others(notes).filter(({ text }) => mentions(text)).length +
    others(strikes).filter(({ reason, takenBack }) => mentions(`${reason}\n${takenBack?.note ?? ''}`)).length
  );
}
