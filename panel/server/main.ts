/** Starts the panel and stops it: wiring only. */
import { serve, type ServerType } from '@hono/node-server';
import { createApp } from './app.ts';
import { type Config, ConfigProblem, readConfig } from './config.ts';
import { type Database, openDatabase } from './db/database.ts';
import { migrate, MigrationProblem, readMigrations } from './db/migrate.ts';
import { aboutError, createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { FolderInUse } from './postgres/claim.ts';
import { NoPrograms } from './postgres/binaries.ts';
import { PostgresProblem } from './postgres/launcher.ts';

/** Requests that are under way may end; then they are cut off. */
const STOP_MS = 10_000;

const say = (line: string): void => console.log(`panel: ${line}`);

function fail(problem: string): never {
  for (const line of problem.split('\n')) console.error(`panel: ${line}`);
  process.exit(1);
}

/** What somebody can mend is said in a sentence; the rest is a mistake of ours, and keeps its stack. */
function explain(error: unknown): never {
  const known = [ConfigProblem, FolderInUse, NoPrograms, PostgresProblem, MigrationProblem];
  if (known.some((kind) => error instanceof kind)) fail((error as Error).message);
  if (error instanceof Error && 'code' in error) fail(`${error.message} (${String(error.code)})`);
  throw error;
}

async function start(config: Config): Promise<void> {
  const log = createLog({
    level: config.logLevel,
    write: (line) => process.stdout.write(`${line}\n`),
    now: () => new Date(),
  });
  const database = await openDatabase(config, log, say);
  let isStopping = false;
  let server: ServerType | undefined;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    say('stopping');
    void end(server, database).then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('did not stop cleanly', aboutError(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  try {
    const run = await migrate(database.pool, await readMigrations());
    if (run.length > 0) log.info('migrated', { count: run.length });
    const app = createApp({
      pool: database.pool,
      log,
      metrics: createMetrics(database.pool),
      elapsedMs: () => performance.now(),
      isStopping: () => isStopping,
    });
    server = await listen(app.fetch, config);
  } catch (error) {
    await database
      .close()
      .catch((problem: unknown) => log.error('did not stop cleanly', aboutError(problem)));
    throw error;
  }
  say(`ready at ${config.publicUrl}`);
}

function listen(fetch: Parameters<typeof serve>[0]['fetch'], { host, port }: Config): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, () => resolve(server));
    server.once('error', reject);
  });
}

async function end(server: ServerType | undefined, database: Database): Promise<void> {
  if (server) {
    const ended = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    const late = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
    }, STOP_MS);
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    await ended;
    clearTimeout(late);
  }
  await database.close();
}

try {
  await start(readConfig(process.env));
} catch (error) {
  explain(error);
}
