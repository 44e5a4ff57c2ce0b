import type { BackupTable, BackupTables } from '@/utils/contracts/backup.ts';
import { asId, type LogId } from '@/utils/domain/ids.ts';
import { identityKey } from '@/utils/domain/merge.ts';
import type { ImportPreview } from '../api.ts';
import { type CommandHandlers, done, type QueryDeps, type QueryHandlers } from '../deps.ts';
import type { Database } from '../db.ts';
import type { IdentityStored } from '../rows.ts';
import { shelfOf } from '../take-snapshot.ts';
import { clearForFile, settleBeside } from './beside-file.ts';
import { exportAll } from './export.ts';
import { type LocalTables, type Planned, planImport } from './plan-import.ts';
import { PLANNED_TABLES } from './planned-tables.ts';
import { type ReadBackup, readBackup } from './read-backup.ts';

type GoodBackup = Extract<ReadBackup, { ok: true }>;

export function backupQueries(deps: QueryDeps): QueryHandlers<'exportAll' | 'checkImport'> {
  const { db, clock } = deps;
  return {
    exportAll: async () => done(await exportAll(db, clock.now())),
    async checkImport({ text }) {
      const backup = readBackup(text);
      if (!backup.ok) return done(refusal(deps, backup));
      const local = await db.transaction('r', db.tables, () => readLocal(db));
      return done(preview(backup, planImport(local, backup.tables, world(deps, backup)), local));
    },
  };
}

export function backupCommands(deps: QueryDeps): CommandHandlers<'applyImport' | 'deleteAll'> {
  const { db } = deps;
  return {
    /** All or nothing: one transaction. */
    async applyImport({ text, mode }) {
      const backup = readBackup(text);
      if (!backup.ok) return done(refusal(deps, backup));
      return db.transaction('rw', db.tables, async () => {
        const before = mode === 'replace' ? await clearForFile(db) : undefined;
        const local = await readLocal(db);
        const planned = planImport(local, backup.tables, world(deps, backup));
        await write(db, planned);
        if (before) await settleBeside(db, before);
        // BK12. All that is here now lies in a file of that time.
        if (mode === 'replace') await db.settings.put({ key: 'lastBackupAt', value: backup.exportedAt });
        await log(deps);
        return done(preview(backup, planned, local));
      });
    },

    async deleteAll() {
      await db.transaction('rw', db.tables, () => clearAll(db));
      return done(null);
    },
  };
}

const world = ({ clock, readPhone }: QueryDeps, { exportedAt }: GoodBackup) => ({
  at: clock.now(),
  exportedAt,
  readPhone,
});

async function clearAll(db: Database): Promise<void> {
  await Promise.all(db.tables.map((table) => table.clear()));
}

async function readLocal(db: Database): Promise<LocalTables> {
  const tables = await Promise.all(
    PLANNED_TABLES.map(async (name) => [name, await db.table(name).toArray()] as const),
  );
  const { settings, ...rest } = Object.fromEntries(tables) as Omit<LocalTables, 'settings'> & {
    settings: { key: string; value: unknown }[];
  };
  return { ...rest, settings: Object.fromEntries(settings.map((row) => [row.key, row.value])) };
}

async function write(db: Database, planned: Planned): Promise<void> {
  for (const name of PLANNED_TABLES) {
    const { added, changed } = planned[name];
    await db.table(name).bulkPut([...added, ...changed]);
  }
  await db.snapshotShelves.bulkPut(planned.snapshots.added.map(shelfOf));
  const people = [...planned.people.added, ...planned.people.changed];
  await db.identities.bulkPut(
    people.flatMap((person) =>
      person.identities.map(
        (identity): IdentityStored => ({
          key: identityKey(identity),
          ...identity,
          personId: person.personId,
          seenAt: person.updatedAt,
        }),
      ),
    ),
  );
}

async function log({ db, clock, newId }: QueryDeps): Promise<void> {
  const [account] = (await db.accounts.toArray()).sort((a, b) => b.heardAt - a.heardAt);
  if (!account) return;
  await db.log.put({
    id: asId<LogId>(newId()),
    at: clock.now(),
    accountId: account.id,
    action: 'imported',
    actor: account.me.name,
    result: 'done',
  });
}

function preview(
  { version, exportedAt, tables }: GoodBackup,
  planned: Planned,
  local: LocalTables,
): ImportPreview {
  const rowsOf = (of: BackupTables | LocalTables, name: BackupTable): number =>
    name === 'settings' ? Object.keys(of.settings).length : of[name].length;
  return {
    ok: true,
    problems: [],
    version,
    exportedAt,
    tables: PLANNED_TABLES.map((name) => ({
      name,
      rows: rowsOf(tables, name),
      here: rowsOf(local, name),
      added: planned[name].added.length,
      changed: planned[name].changed.length,
    })),
  };
}

function refusal(deps: QueryDeps, backup: Extract<ReadBackup, { ok: false }>): ImportPreview {
  return {
    ok: false,
    problems: backup.problems.map(({ where, problem }) => ({
      where,
      message: deps.describeProblem(problem),
    })),
    version: backup.version,
    exportedAt: backup.exportedAt,
    tables: [],
  };
}
