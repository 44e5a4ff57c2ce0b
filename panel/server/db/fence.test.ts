import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type UserId, type WorkspaceId } from '@/utils/domain/ids.ts';
import { migratedDatabase, type TestDatabase } from '../../tests/database.ts';
import { createRights } from '../users/rights.ts';
import { inWorkspace } from './workspace.ts';

/** The panel's own, without a workspace. */
const SHARED: ReadonlySet<string> = new Set(['migrations']);

let database: TestDatabase;
let tables: string[];
let other: WorkspaceId;
beforeAll(async () => {
  database = await migratedDatabase();
  const { rows } = await database.pool.query<{ name: string }>(
    `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`,
  );
  tables = rows.map(({ name }) => name).filter((name) => !SHARED.has(name));
  const rights = createRights(database.pool);
  await rights.found('Ours', asId<UserId>('owner'));
  other = await rights.found('Other', asId<UserId>('stranger'));
});
afterAll(() => database.drop());

describe('the second fence', () => {
  it('[SY16] every table has its workspace in front of its key and of every index', async () => {
    const { rows } = await database.pool.query<{ name: string; first: string }>(
      `select i.relname as name, a.attname as first from pg_index x
       join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
       join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
       where t.relname = any($1) order by 1`,
      [tables],
    );
    expect(tables.length).toBeGreaterThan(7);
    // Somebody who signs in is asked for in all workspaces.
    const apart = rows.filter(({ name, first }) => first !== 'workspace_id' && name !== 'workspace_users_of');
    expect(apart).toEqual([]);
  });

  it('[SY16] no row of another workspace is seen, changed or deleted in any table', async () => {
    for (const table of tables) {
      const found = await inWorkspace(database.pool, other, async (client) => {
        const { rows } = await client.query<{ workspace_id: string }>(
          `select distinct workspace_id from ${table}`,
        );
        const changed = await client.query(
          `update ${table} set workspace_id = workspace_id where workspace_id <> $1`,
          [other],
        );
        const deleted = await client.query(`delete from ${table} where workspace_id <> $1`, [other]);
        return {
          seen: rows.map(({ workspace_id }) => workspace_id),
          changed: changed.rowCount,
          deleted: deleted.rowCount,
        };
      });
      expect(
        found.seen.filter((id) => id !== other),
        table,
      ).toEqual([]);
      expect([found.changed, found.deleted], table).toEqual([0, 0]);
    }
  });

  it('[SY16] every table is behind it, for its owner too', async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `select relname as name from pg_class where relname = any($1) and not (relrowsecurity and relforcerowsecurity)`,
      [tables],
    );
    expect(rows).toEqual([]);
  });
});
