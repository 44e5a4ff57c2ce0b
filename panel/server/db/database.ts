/** The way to PostgreSQL: the one that comes along, or the one that is named. */
import { Pool, type PoolConfig } from 'pg';
import type { Config } from '../config.ts';
import { aboutError, type Log } from '../log.ts';
import { startPostgres } from '../postgres/launcher.ts';

export type Database = {
  pool: Pool;
  /** Ends every connection, and the server where it came along. */
  close(): Promise<void>;
};

/** Of one process; several share the server's. */
const CONNECTIONS = 20;
const CONNECT_MS = 5_000;
/** No question takes longer; what does is a mistake of ours, and holds locks. */
const STATEMENT_MS = 30_000;

export async function openDatabase(
  { databaseUrl, folder }: Pick<Config, 'databaseUrl' | 'folder'>,
  log: Log,
  say: (line: string) => void,
): Promise<Database> {
  if (databaseUrl !== undefined) {
    const pool = createPool({ connectionString: databaseUrl }, log);
    return { pool, close: () => pool.end() };
  }
  const postgres = await startPostgres({ folder, say });
  const pool = createPool(postgres.connection, log);
  return {
    pool,
    async close() {
      await pool.end();
      await postgres.stop();
    },
  };
}

function createPool(config: PoolConfig, log: Log): Pool {
  const pool = new Pool({
    ...config,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    application_name: 'muster-panel',
  });
  // A connection that nobody uses breaks when the server restarts: the next question opens another.
  pool.on('error', (error) => log.warn('database connection lost', aboutError(error)));
  return pool;
}
