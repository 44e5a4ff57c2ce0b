import type { RunAs } from './run.ts';
import { run } from './run.ts';

/** In the order in which they are taken. */
const USERS = ['postgres', 'nobody'] as const;

/** PostgreSQL refuses to run as root: then it runs as a user that may do little. */
export async function unprivilegedUser(): Promise<RunAs | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const user of USERS) {
    const [uid, gid] = await Promise.all([idOf('-u', user), idOf('-g', user)]);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new Error(`started as root, and there is no user ${USERS.join(' or ')} to run PostgreSQL as`);
}

async function idOf(which: '-u' | '-g', user: string): Promise<number | undefined> {
  const { code, output } = await run('id', [which, user], { cwd: '/' });
  const id = Number(output.trim());
  return code === 0 && Number.isInteger(id) && id > 0 ? id : undefined;
}
