import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openShadows } from '../open-shadow.ts';
import { type Row, row } from './rows.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What each entry may weigh, minified. */
const LIMITS_KB: Readonly<Record<string, number | undefined>> = {
  'content-scripts/bridge.js': 40,
  'content-scripts/overlay.js': 300,
  'background.js': undefined,
};

/**
 * Both builds in a folder of their own: the one for people, for its bytes, and the one with the open shadow root, for
 * all that is measured in the browser. They differ in nothing else.
 */
export function buildBoth(folder: string): { release: string; test: string } {
  const built = spawnSync('wxt', ['build'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, MUSTER_OUT: folder, MUSTER_TEST: '' },
    shell: process.platform === 'win32',
  });
  if (built.status !== 0) throw new Error(`the build failed\n${built.stdout ?? ''}${built.stderr ?? ''}`);
  return { release: join(folder, 'chrome-mv3'), test: openShadows(folder) };
}

/** Size of each entry in kB (1,000 bytes), with the limit as baseline. */
export function measureBytes(release: string): Row[] {
  return Object.entries(LIMITS_KB).map(([file, limitKb]) =>
    row(`bytes of ${file}`, statSync(join(release, file)).size / 1_000, 'kB', limitKb),
  );
}

/** A sentence per entry that weighs more than it may. */
export function tooHeavy(rows: readonly Row[]): string[] {
  return rows.flatMap(({ name, value, baseline, unit }) =>
    unit === 'kB' && baseline !== undefined && value > baseline
      ? [`${name}: ${value} kB, over the limit of ${baseline} kB`]
      : [],
  );
}
