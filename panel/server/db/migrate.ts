/**
 * Brings a database to what this version needs. Each file of `migrations/` is run once, in the order of its name, in a
 * transaction of its own; one that landed is never edited, which its digest proves. Several panels that start at once wait
 * for one another.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Pool, PoolClient } from 'pg';

export type Migration = { name: string; sql: string };

/** The database is of another version than this panel, or was changed by hand. */
export class MigrationProblem extends Error {}

/** Any number that nothing else in the database locks. */
const LOCK = 7_411_806;

export async function readMigrations(
  folder = new URL('./migrations/', import.meta.url),
): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => ({ name, sql: await readFile(new URL(name, folder), 'utf8') })),
  );
}

/** The names of those that were run now. @throws {MigrationProblem} */
export async function migrate(pool: Pool, migrations: readonly Migration[]): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    return await runMissing(client, migrations);
  } finally {
    // Ends the lock, whatever became of it.
    client.release(true);
  }
}

async function runMissing(client: PoolClient, migrations: readonly Migration[]): Promise<string[]> {
  await client.query(
    `create table if not exists migrations (
       name text primary key, digest text not null, at timestamptz not null default now())`,
  );
  const { rows } = await client.query<{ name: string; digest: string }>(
    'select name, digest from migrations order by name',
  );
  const digests = new Map(migrations.map(({ name, sql }) => [name, digestOf(sql)]));
  for (const { name, digest } of rows) {
    const own = digests.get(name);
    if (own === undefined)
      throw new MigrationProblem(`the database is of a newer version (${name}): start that version`);
    if (own !== digest) throw new MigrationProblem(`${name} was run with other words than it has now`);
  }
  const known = new Set(rows.map(({ name }) => name));
  const missing = migrations.filter(({ name }) => !known.has(name));
  const last = rows.at(-1)?.name ?? '';
  const late = missing.find(({ name }) => name < last);
  if (late) throw new MigrationProblem(`${late.name} comes before ${last}, which was run already`);
  for (const { name, sql } of missing) {
    await client.query('begin');
    try {
      await client.query(sql);
      await client.query('insert into migrations (name, digest) values ($1, $2)', [name, digestOf(sql)]);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  }
  return missing.map(({ name }) => name);
}

const digestOf = (sql: string): string => createHash('sha256').update(sql).digest('hex');
