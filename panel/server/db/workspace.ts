/** The way to a workspace's rows: no other's can be seen or written, whatever a question forgets to say. */
import type { Pool, PoolClient } from 'pg';
import type { WorkspaceId } from '@/utils/domain/ids.ts';

const stepsDown = new WeakMap<Pool, Promise<boolean>>();

/** Row security does not hold for superusers: they take the panel's own role for as long as a transaction lasts. */
function mustStepDown(pool: Pool): Promise<boolean> {
  let asked = stepsDown.get(pool);
  if (!asked) {
    asked = pool
      .query<{ must: boolean }>(
        'select rolsuper or rolbypassrls as must from pg_roles where rolname = current_user',
      )
      .then(({ rows }) => rows[0]?.must ?? true);
    // A lost connection is no answer to keep.
    asked.catch(() => stepsDown.delete(pool));
    stepsDown.set(pool, asked);
  }
  return asked;
}

/** Runs `work` in a transaction that sees this workspace alone. What throws undoes it. */
export async function inWorkspace<T>(
  pool: Pool,
  workspaceId: WorkspaceId,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const stepDown = await mustStepDown(pool);
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query(stepDown ? 'begin; set local role muster_panel' : 'begin');
    await client.query(`select set_config('muster.workspace', $1, true)`, [workspaceId]);
    try {
      const result = await work(client);
      await client.query('commit');
      broken = false;
      return result;
    } catch (error) {
      await client.query('rollback');
      broken = false;
      throw error;
    }
  } finally {
    // A connection that could not even roll back is of no use to the next.
    client.release(broken);
  }
}
