import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimFolder, FolderInUse } from './claim.ts';
import { type EmbeddedPostgres, PostgresProblem, startPostgres } from './launcher.ts';

let home = '';
let folder = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'muster-pg-'));
  await chmod(home, 0o755);
  folder = join(home, 'panel');
});
afterAll(() => rm(home, { recursive: true, force: true }));

const start = async (said: string[] = []): Promise<EmbeddedPostgres> =>
  startPostgres({ folder, say: (line) => said.push(line) });

async function ask<Row>({ connection }: EmbeddedPostgres, sql: string): Promise<Row[]> {
  const client = new Client(connection);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** The number of the server's first process. */
const postmaster = async (): Promise<number> =>
  Number((await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);

describe('the PostgreSQL that comes with the panel', () => {
  it('is set up at the first start, writes to disk before it says so, and listens to no port', async () => {
    const said: string[] = [];
    const postgres = await start(said);
    expect(said).toEqual(['PostgreSQL: setting up']);
    const [settings] = await ask<Record<string, string>>(
      postgres,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
              current_setting('full_page_writes') as pages, current_setting('data_checksums') as checksums,
              current_setting('listen_addresses') as addresses`,
    );
    expect(settings).toEqual({ fsync: 'on', commit: 'on', pages: 'on', checksums: 'on', addresses: '' });
    await ask(postgres, 'create table kept (n int); insert into kept values (1)');
    await postgres.stop();
  });

  it('asks for its password', async () => {
    const postgres = await start();
    const wrong = { ...postgres, connection: { ...postgres.connection, password: 'wrong' } };
    await expect(ask(wrong, 'select 1')).rejects.toThrow(/password/);
    await postgres.stop();
  });

  it('goes on with one that still runs, after the panel was killed', async () => {
    const first = await start();
    const pid = await postmaster();
    // Killed: nobody stops the server, and the claim goes with the process.
    await first.abandon();
    const said: string[] = [];
    const second = await start(said);
    expect(said).toEqual(['PostgreSQL: going on with the one that runs']);
    expect(await postmaster()).toBe(pid);
    expect(await ask(second, 'select n from kept')).toEqual([{ n: 1 }]);
    await second.stop();
  });

  it('keeps what was acknowledged when it is killed in the middle of writes, again and again', async () => {
    let acknowledged = 1;
    for (let round = 0; round < 3; round++) {
      const postgres = await start();
      const client = new Client(postgres.connection);
      client.on('error', () => {});
      await client.connect();
      const writing = (async () => {
        for (;;) {
          await client.query('insert into kept values ($1)', [acknowledged + 1]);
          acknowledged++;
        }
      })().catch(() => {});
      const before = acknowledged;
      while (acknowledged < before + 20) await pause(1);
      process.kill(await postmaster(), 'SIGKILL');
      await writing;
      await postgres.abandon();
      const again = await start();
      const [row] = await ask<{ most: number; count: string }>(
        again,
        'select max(n) as most, count(distinct n) from kept',
      );
      // What was written last may have been kept without anybody being told.
      expect([acknowledged, acknowledged + 1]).toContain(row?.most);
      expect(Number(row?.count)).toBe(row?.most);
      acknowledged = row?.most ?? 0;
      await again.stop();
    }
  });

  it('is set up anew when the first set-up was cut off', async () => {
    const other = join(home, 'cut-off');
    await rm(other, { recursive: true, force: true });
    const program = `import(${JSON.stringify(new URL('./launcher.ts', import.meta.url).href)}).then(({ startPostgres }) =>
      startPostgres({ folder: ${JSON.stringify(other)}, say: console.log }))`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    const isAtWork = async () =>
      (await readdir(other).catch(() => [] as string[])).some((name) => name.startsWith('data.new-'));
    while (!(await isAtWork())) await pause(5);
    child.kill('SIGKILL');
    await ended;
    const postgres = await startPostgres({ folder: other, say: () => {} });
    expect(await ask(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();
  });

  it('refuses data of another version, and says what to do', async () => {
    const path = join(folder, 'data', 'PG_VERSION');
    const kept = await readFile(path, 'utf8');
    await writeFile(path, '15\n');
    await expect(start()).rejects.toThrow(/is of PostgreSQL 15, this panel brings 18/);
    await writeFile(path, kept);
  });

  it('refuses a folder whose path is too long for a socket', async () => {
    const long = join(home, 'x'.repeat(120));
    await expect(startPostgres({ folder: long, say: () => {} })).rejects.toThrow(PostgresProblem);
  });
});

describe('a folder', () => {
  it('is taken by one panel at a time; what a killed one left behind does not count', async () => {
    const release = await claimFolder(home);
    await expect(claimFolder(home)).rejects.toThrow(FolderInUse);
    await release();
    const again = await claimFolder(home);
    await again();
  });
});
