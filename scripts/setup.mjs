// Everything that must be there before the other commands: the packages and a Chromium. Plain Node without dependencies,
// since it runs before anything is installed, and of 18 and newer, so that an old one is told what is needed. Says in one line each what it does; exit code 1 with the reason when it cannot.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromiumVersion, findChromium } from './chromium.mjs';
import { neededNode, nodeProblem } from './node-needed.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (/** @type {string} */ line) => console.log(`setup: ${line}`);

/** @param {string} problem @param {string} remedy @returns {never} */
function giveUp(problem, remedy) {
  console.error(`setup: ${problem}\n       ${remedy}`);
  process.exit(1);
}

/**
 * Runs a program and keeps its output for the case that it fails.
 * @param {string} program @param {string[]} args @param {Record<string, string>} [env]
 * @returns {{ ok: boolean, missing: boolean, output: string }}
 */
function run(program, args, env = {}) {
  const result = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    // npm and npx are scripts on Windows.
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  });
  const missing = result.error !== undefined && 'code' in result.error && result.error.code === 'ENOENT';
  return { ok: result.status === 0, missing, output: `${result.stdout ?? ''}${result.stderr ?? ''}` };
}

/** The last lines of a failed program, without addresses: they name this machine's registry. @param {string} output */
const lastLines = (output) =>
  output
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('npm warn'))
    .slice(-8)
    .map((line) => line.replace(/https?:\/\/[^\s'")]+/g, '<address>').replaceAll(root, ''))
    .join('\n       ');

/**
 * Compares the lock with what npm noted after its last install; packages for other systems may be absent. File times
 * would not do: a fresh clone or a restored folder has new ones.
 * @returns {string | undefined}
 */
function whyInstall() {
  const noted = new URL('../node_modules/.package-lock.json', import.meta.url);
  if (!existsSync(noted)) return 'node_modules is missing';
  const wanted = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')).packages;
  const present = JSON.parse(readFileSync(noted, 'utf8')).packages;
  const isSame = Object.entries(wanted).every(([path, entry]) => {
    // The project itself, and links to its own parts.
    if (!path.includes('node_modules/') || entry.link) return true;
    const found = present[path];
    return found ? found.version === entry.version : entry.optional === true;
  });
  return isSame ? undefined : 'node_modules is older than the lock';
}

function installPackages() {
  const reason = whyInstall();
  if (!reason) {
    say('packages are up to date');
    return;
  }
  say(`${reason}: installing with npm ci`);
  // Browsers are found or fetched below, on purpose; no package needs a script of its own.
  const installed = run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
  });
  if (installed.missing)
    giveUp(
      'npm is not on the path',
      `Install Node.js with npm (version ${neededNode(process)} or newer) and run this again.`,
    );
  if (!installed.ok) giveUp('npm ci failed', lastLines(installed.output));
  say('packages installed');
}

function provideChromium() {
  const found = lookForChromium();
  if (found) return found;

  say('no Chromium found: asking Playwright for one');
  const download = run('npx', ['playwright', 'install', 'chromium']);
  const downloaded = download.ok ? lookForChromium() : undefined;
  if (downloaded) return downloaded;

  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('that did not work: installing the system package chromium');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const updated = run('apt-get', ['update'], env);
    const installed = updated.ok ? run('apt-get', ['install', '-y', 'chromium'], env) : updated;
    const fromSystem = installed.ok ? lookForChromium() : undefined;
    if (fromSystem) return fromSystem;
  }
  return giveUp(
    'no Chromium on this machine, and none could be installed',
    'Install Chromium (Debian, Ubuntu: apt-get install chromium) or set CHROMIUM_PATH to the program. Google Chrome does not load extensions this way.',
  );
}

function lookForChromium() {
  try {
    return findChromium();
  } catch (error) {
    return giveUp(
      error instanceof Error ? error.message : String(error),
      'Correct CHROMIUM_PATH or unset it.',
    );
  }
}

const { platform, arch, versions } = process;
const tooOld = nodeProblem({ platform, arch, version: versions.node });
if (tooOld) giveUp(tooOld.problem, tooOld.remedy);
installPackages();
// The panel needs none.
if (process.argv.includes('--no-browser')) process.exit(0);
const chromium = provideChromium();
const version = chromiumVersion(chromium.path);
if (!version) {
  giveUp(
    `Chromium from ${chromium.from} does not start`,
    'Try it by hand with --version, or set CHROMIUM_PATH to another one.',
  );
}
say(`${version} from ${chromium.from}`);
