/** One PostgreSQL for all tests of the panel; each test file makes a database of its own in it. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type EmbeddedPostgres, startPostgres } from '../server/postgres/launcher.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: EmbeddedPostgres['connection'] & { password: string };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'muster-panel-'));
  await chmod(home, 0o755);
  const postgres = await startPostgres({ folder: join(home, 'panel'), say: () => {} });
  project.provide('postgres', postgres.connection as EmbeddedPostgres['connection'] & { password: string });
  return async () => {
    await postgres.stop();
    await rm(home, { recursive: true, force: true });
  };
}
