// Runs the stages of `npm test` and adds up what the runners counted. `--check` leaves out the build and the end-to-end
// tests. A stage without tests of its own that fails counts as one failure, and ends the run.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Count, countPlaywright, countVitest } from './test-reports.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'muster-reports-'));
const isCheckOnly = process.argv.includes('--check');

type Command = {
  program: string;
  args: string[];
  env?: Record<string, string>;
  /** Shown only when it fails: a build draws its progress over and over. */
  quiet?: boolean;
};
type Stage = {
  name: string;
  /** They run side by side. */
  commands: Command[];
  /** Reads the runner's report; stages without one have no tests. */
  count?: () => Count | undefined;
  inCheck: boolean;
  /** Runs beside the stage that follows, on what that leaves of the cores, and shows its lines when it ends. */
  beside?: boolean;
};

const stages: Stage[] = [
  {
    name: 'types and lint',
    inCheck: true,
    commands: [
      { program: 'tsc', args: ['--noEmit'] },
      { program: 'oxlint', args: ['--quiet'] },
      { program: 'biome', args: ['format', '--log-level=warn', '.'] },
    ],
  },
  {
    name: 'build',
    inCheck: false,
    commands: [
      { program: 'wxt', args: ['build'], env: { MUSTER_TEST: '' }, quiet: true },
      { program: 'wxt', args: ['build', '-b', 'firefox'], env: { MUSTER_TEST: '' }, quiet: true },
    ],
  },
  {
    name: 'build for tests',
    inCheck: false,
    commands: [{ program: 'node', args: ['scripts/open-shadow.ts'] }],
  },
  {
    name: 'unit and structure',
    inCheck: true,
    // Browsers wait for pages, pages for answers: a tenth of the cores is left.
    beside: !isCheckOnly,
    commands: [
      {
        program: 'vitest',
        args: ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${join(reports, 'unit.json')}`],
        // What was just built is looked at, instead of building it once more.
        env: isCheckOnly ? {} : { MUSTER_BUILT: '.output' },
      },
    ],
    count: () => countVitest(join(reports, 'unit.json')),
  },
  {
    name: 'end to end',
    inCheck: false,
    commands: [
      {
        program: 'playwright',
        args: ['test', '--reporter=list,json'],
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'e2e.json') },
      },
    ],
    count: () => countPlaywright(join(reports, 'e2e.json')),
  },
];

type Manner = {
  /** Its lines are shown when it ends, not as they come: others run beside it. */
  atEnd: boolean;
  /** It takes what others leave of the cores. */
  yields: boolean;
};

/** Runs a program and passes its lines on without the folders of this machine. */
function run(
  { program, args, env = {}, quiet = false }: Command,
  { atEnd, yields }: Manner,
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}), ...env },
      shell: process.platform === 'win32',
    });
    if (yields && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    const kept: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        if (line.includes(reports)) return;
        const shown = line.replaceAll(root, './').replaceAll(root.slice(0, -1), '.');
        if (quiet || atEnd) kept.push(shown);
        else console.log(shown);
      });
    }
    child.on('error', (error) => {
      console.log(`${program}: ${error.message}`);
      resolve(false);
    });
    child.on('close', (code) => {
      if (code !== 0 || !quiet) for (const line of kept) console.log(line);
      resolve(code === 0);
    });
  });
}

/** Adds to the totals and to the summary; says whether what follows can be run. */
async function runStage({ name, commands, count, beside = false }: Stage): Promise<boolean> {
  console.log(`\n── ${name}${beside ? ', beside what follows' : ''}`);
  const startedAt = performance.now();
  const manner = { atEnd: beside || commands.length > 1, yields: beside };
  const isGreen = (await Promise.all(commands.map((command) => run(command, manner)))).every(Boolean);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);

  const counted = count?.() ?? { passed: 0, failed: 0, skipped: 0, named: [] };
  // A runner that fails without a failed test (it crashed, or found no test) must not look green.
  if (!isGreen && counted.failed === 0) counted.failed = 1;
  total.passed += counted.passed;
  total.failed += counted.failed;
  total.skipped += counted.skipped;
  total.named.push(...counted.named);

  const figures = count
    ? `${counted.passed} passed, ${counted.failed} failed`
    : isGreen
      ? 'passed'
      : 'failed';
  summary.push(`${name.padEnd(20)} ${figures} (${seconds} s)`);
  // Tests of code that does not type-check say little, and without a build there is nothing to open.
  return isGreen || count !== undefined;
}

const total: Count = { passed: 0, failed: 0, skipped: 0, named: [] };
const summary: string[] = [];

const besides: Promise<boolean>[] = [];
for (const stage of stages) {
  if (isCheckOnly && !stage.inCheck) continue;
  const ended = runStage(stage);
  if (stage.beside) besides.push(ended);
  else if (!(await ended)) break;
}
await Promise.all(besides);

rmSync(reports, { recursive: true, force: true });
const lines = total.named.map((line) => line.replaceAll(root, ''));
console.log(`\n${[...lines, '', ...summary].join('\n')}\n`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
