import { spawn } from 'node:child_process';

/** Whom a program runs as; missing: whoever runs this. */
export type RunAs = { uid: number; gid: number };

export type Ran = { code: number | undefined; output: string };

/** Lines of a failed program that are kept. */
const KEPT_CHARACTERS = 8_000;
/** What a program wrote last is on its way when it has ended. */
const DRAIN_MS = 1_000;

/** Runs a program to its end; the end of its output is kept for the case that it fails. */
export function run(
  program: string,
  args: readonly string[],
  options: { as?: RunAs | undefined; cwd: string },
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...options.as,
      cwd: options.cwd,
      // What starts here outlives us only where it detaches itself, and keeps no pipe of ours open.
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], LANG: 'C', LC_ALL: 'C', TZ: 'UTC' },
    });
    let output = '';
    const take = (chunk: Buffer): void => {
      output = `${output}${chunk.toString('utf8')}`.slice(-KEPT_CHARACTERS);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    const end = (code: number | null): void => {
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ code: code ?? undefined, output });
    };
    child.on('close', end);
    // Something that goes on may hold the pipes.
    child.on('exit', (code) => setTimeout(end, DRAIN_MS, code).unref());
  });
}
