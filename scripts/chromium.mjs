// Where Chromium is on this machine. Plain Node without dependencies: the setup runs it before anything is installed.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

/** Flags that keep Chromium quiet; measured November 2026. The sandbox needs rights that containers rarely give. */
export const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
];

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there or not ours to run: either way it is no browser for us.
    return false;
  }
}

/** Chromium by one of its names on the path; branded Chrome does not load unpacked extensions any more. */
function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  for (const name of ['chromium', 'chromium-browser']) {
    for (const folder of folders) {
      const file = join(folder, name);
      if (isExecutable(file)) return file;
    }
  }
  return undefined;
}

function playwrightsOwn() {
  const packageFile = new URL('../package.json', import.meta.url);
  if (!existsSync(new URL('../node_modules/@playwright/test', import.meta.url))) return undefined;
  const file = createRequire(packageFile)('@playwright/test').chromium.executablePath();
  return file && isExecutable(file) ? file : undefined;
}

/**
 * The path of a Chromium that can be run, and where it was found; undefined when there is none.
 * @returns {{ path: string, from: string } | undefined}
 */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!isExecutable(named)) throw new Error('CHROMIUM_PATH is set, but no program can be run there');
    return { path: named, from: 'CHROMIUM_PATH' };
  }
  const found = onPath();
  if (found) return { path: found, from: 'the path' };
  const own = playwrightsOwn();
  return own ? { path: own, from: "Playwright's folder" } : undefined;
}

/**
 * What the program answers to --version, or undefined when it does not start.
 * @param {string} path
 */
export function chromiumVersion(path) {
  const run = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return run.status === 0 ? run.stdout.trim() : undefined;
}
