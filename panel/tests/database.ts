import { randomUUID } from 'node:crypto';
import { Client, Pool } from 'pg';
import { inject } from 'vitest';
import { migrate, readMigrations } from '../server/db/migrate.ts';

export type TestDatabase = { pool: Pool; name: string; drop(): Promise<void> };

/** An empty database of one's own. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const connection = inject('postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const order = async (sql: string): Promise<void> => {
    const client = new Client(connection);
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await order(`create database ${name}`);
  const pool = new Pool({ ...connection, database: name, max: 10 });
  pool.on('error', () => {});
  return {
    pool,
    name,
    async drop() {
      await pool.end();
      await order(`drop database ${name} with (force)`);
    },
  };
}

/** One as the panel finds it. */
export async function migratedDatabase(): Promise<TestDatabase> {
  const database = await emptyDatabase();
  await migrate(database.pool, await readMigrations());
  return database;
}
