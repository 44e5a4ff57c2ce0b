/**
 * A PostgreSQL of its own, for a panel that is started without one: set up in a folder, reached by a UNIX socket that only
 * its user may enter (no port), with a password besides. Whatever became of the last start (killed, out of power, still
 * running) the next one goes on from what is there: nothing that was acknowledged is lost, since nothing about writing
 * to disk is relaxed.
 */
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { preparePrograms, type Programs } from './binaries.ts';
import { claimFolder } from './claim.ts';
import { run, type RunAs } from './run.ts';
import { unprivilegedUser } from './unprivileged.ts';

export type EmbeddedPostgres = {
  connection: Pick<ClientConfig, 'host' | 'user' | 'password' | 'database'>;
  /** Waits until everything is on disk. Open connections are ended. */
  stop(): Promise<void>;
  /** Leaves it running for the next start to go on with. */
  abandon(): Promise<void>;
};

/** Why it does not start, in words for whoever runs the panel. */
export class PostgresProblem extends Error {}

const USER = 'muster';
const DATABASE = 'muster';
/** Bytes of the path of a UNIX socket that systems allow, less the name of PostgreSQL's. */
const SOCKET_PATH_LIMIT = 103 - '/.s.PGSQL.5432'.length;
/** After a crash the last processes of the server before may take a moment to end. */
const START_TRIES = 20;
const TRY_AGAIN_MS = 500;
const START_SECONDS = 60;
const DRAFT = 'data.new-';

/** `folder` holds everything: programs, data, socket, password, log. Made when it is missing. */
export async function startPostgres(options: {
  folder: string;
  say(line: string): void;
}): Promise<EmbeddedPostgres> {
  const { folder, say } = options;
  if (process.platform === 'win32')
    throw new PostgresProblem('on Windows name a PostgreSQL server in DATABASE_URL');
  const data = join(folder, 'data');
  const socket = join(folder, 'socket');
  if (Buffer.byteLength(socket) > SOCKET_PATH_LIMIT)
    throw new PostgresProblem(`the folder's path is too long for a socket: ${folder}`);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const release = await claimFolder(folder);
  try {
    const as = await unprivilegedUser();
    const programs = await preparePrograms(folder);
    const password = await passwordIn(folder);
    await ownFolder(socket, as);
    if (!(await isSetUp(data))) {
      say('PostgreSQL: setting up');
      await setUp({ programs, data, folder, password, as });
    }
    await refuseOtherVersion(data, programs);
    const connection = { host: socket, user: USER, password, database: DATABASE };
    if (await answers({ ...connection, database: 'postgres' }))
      say('PostgreSQL: going on with the one that runs');
    else await start({ programs, data, socket, folder, as });
    await makeDatabase(connection);
    return {
      connection,
      abandon: release,
      async stop() {
        const { code, output } = await run(
          programs.pgCtl,
          ['stop', '--pgdata', data, '--mode', 'fast', '--wait', '--timeout', String(START_SECONDS)],
          { as, cwd: folder },
        );
        await release();
        if (code !== 0) throw new PostgresProblem(`PostgreSQL did not stop: ${output.trim()}`);
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Kept beside the data, readable for whoever runs the panel alone. */
async function passwordIn(folder: string): Promise<string> {
  const path = join(folder, 'password');
  const kept = await readFile(path, 'utf8').catch(() => '');
  if (kept.trim() !== '') return kept.trim();
  const password = randomBytes(24).toString('base64url');
  const draft = `${path}.new`;
  await writeFile(draft, password, { mode: 0o600 });
  await rename(draft, path);
  return password;
}

async function ownFolder(path: string, as: RunAs | undefined): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await chmod(path, 0o700);
  if (as) await chown(path, as.uid, as.gid);
}

/** The last file that the set-up writes. */
const isSetUp = (data: string): Promise<boolean> =>
  readFile(join(data, 'PG_VERSION')).then(
    () => true,
    () => false,
  );

type Place = { programs: Programs; data: string; folder: string; as: RunAs | undefined };

/** In a draft that takes its name only when it is whole. A set-up that was cut off may still be at work on its own draft. */
async function setUp({ programs, data, folder, password, as }: Place & { password: string }): Promise<void> {
  for (const name of await readdir(folder))
    if (name.startsWith(DRAFT))
      await rm(join(folder, name), { recursive: true, force: true }).catch(() => {});
  await rm(data, { recursive: true, force: true });
  const draft = join(folder, `${DRAFT}${randomBytes(4).toString('hex')}`);
  await ownFolder(draft, as);
  const told = join(folder, 'password.initdb');
  await writeFile(told, password, { mode: 0o600 });
  if (as) await chown(told, as.uid, as.gid);
  const { code, output } = await run(
    programs.initdb,
    [
      ...['--pgdata', draft, '--username', USER, '--pwfile', told],
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8'],
      // The same order of texts on every system; what a person reads is sorted by the page.
      ...['--locale-provider', 'builtin', '--locale', 'C.UTF-8', '--data-checksums'],
    ],
    { as, cwd: folder },
  );
  await rm(told, { force: true });
  if (code !== 0) throw new PostgresProblem(`PostgreSQL could not be set up: ${output.trim()}`);
  await rename(draft, data);
}

async function refuseOtherVersion(data: string, { major }: Programs): Promise<void> {
  const kept = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  if (kept !== String(major))
    throw new PostgresProblem(
      `the data in ${data} is of PostgreSQL ${kept}, this panel brings ${major}: export it with the version before`,
    );
}

async function start({ programs, data, socket, folder, as }: Place & { socket: string }): Promise<void> {
  const log = join(folder, 'postgresql.log');
  await (await open(log, 'a', 0o600)).close();
  if (as) await chown(log, as.uid, as.gid);
  const settings = [
    `-c unix_socket_directories='${socket.replaceAll("'", "''")}'`,
    "-c listen_addresses=''",
    '-c unix_socket_permissions=0700',
    '-c max_connections=100',
    '-c log_min_messages=warning',
    // Values of a failed statement may be personal.
    '-c log_min_error_statement=panic',
    '-c log_error_verbosity=terse',
  ].join(' ');
  for (let attempt = 1; ; attempt++) {
    const { code, output } = await run(
      programs.pgCtl,
      [
        ...['start', '--pgdata', data, '--log', log, '--wait', '--timeout', String(START_SECONDS)],
        ...['--silent', '--options', settings],
      ],
      { as, cwd: folder },
    );
    if (code === 0) return;
    if (attempt === START_TRIES)
      throw new PostgresProblem(
        `PostgreSQL does not start: ${output.trim() || 'see its log'}\n${await endOf(log)}`,
      );
    await pause(TRY_AGAIN_MS);
  }
}

const endOf = async (log: string): Promise<string> =>
  (await readFile(log, 'utf8').catch(() => '')).split('\n').slice(-6).join('\n');

async function answers(connection: ClientConfig): Promise<boolean> {
  const client = new Client({ ...connection, connectionTimeoutMillis: 2_000 });
  // A server that is just ending closes the connection later.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function makeDatabase(connection: ClientConfig): Promise<void> {
  const client = new Client({ ...connection, database: 'postgres' });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
