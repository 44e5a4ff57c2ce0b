// `npm start`: the extension in a lasting Chromium profile on the real WhatsApp Web, for people who have an account.
// The profile (with the login and all that Muster keeps) lies in the user's data folder and survives updates.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

function dataFolder(): string {
  if (process.platform === 'win32') return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share');
}

function fail(problem: string): never {
  console.error(`start: ${problem}`);
  process.exit(1);
}

if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  fail('there is no display to open a window on; run this in a desktop session');
}
const chromium =
  findChromium() ?? fail('no Chromium on this machine; `node scripts/setup.mjs` says what to do');

console.log('start: building the extension');
const built = spawnSync('wxt', ['build'], {
  cwd: root,
  encoding: 'utf8',
  env: { ...process.env, MUSTER_TEST: '' },
  shell: process.platform === 'win32',
});
if (built.status !== 0) fail(`the build failed\n${built.stdout ?? ''}${built.stderr ?? ''}`);

const profile = join(dataFolder(), 'muster', 'chromium');
mkdirSync(profile, { recursive: true });
const extension = join(root, '.output', 'chrome-mv3');
console.log('start: opening WhatsApp Web; the profile is kept. Close the window to end.');

const browser = spawn(
  chromium.path,
  [
    `--user-data-dir=${profile}`,
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    '--no-first-run',
    '--no-default-browser-check',
    // Chromium refuses to run as root with its sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'https://web.whatsapp.com/',
  ],
  { stdio: 'ignore' },
);
browser.on('error', (error) => fail(`Chromium did not start: ${error.message}`));
browser.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
