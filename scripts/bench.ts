// `npm run bench`: the figures of this build on this machine, as a table. `--json FILE` also writes them as rows
// `{name, value, unit, baseline?, ratio?}`; `--only WORD` measures the parts whose name holds the word.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureApproving } from './bench/approve.ts';
import { measureBackup } from './bench/backup.ts';
import { buildBoth, measureBytes, tooHeavy } from './bench/build.ts';
import { measureInsight } from './bench/insight.ts';
import { measureLists } from './bench/lists.ts';
import { measureMatrix } from './bench/matrix.ts';
import { measurePageLoad } from './bench/page-load.ts';
import { measurePeople } from './bench/people.ts';
import { measureRules } from './bench/rules.ts';
import { type Row, tooSlow, toTable } from './bench/rows.ts';
import { measureSnapshots } from './bench/snapshots.ts';
import { measureStoreCalls } from './bench/store-calls.ts';
import { measureViews } from './bench/views.ts';

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });

const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'));
const startedAt = performance.now();
const seconds = (): string => `${((performance.now() - startedAt) / 1_000).toFixed(0)} s`;

try {
  console.log('bench: building the extension');
  const { release, test } = buildBoth(folder);
  const parts: Record<string, () => Row[] | Promise<Row[]>> = {
    bytes: () => measureBytes(release),
    'page load': () => measurePageLoad(test),
    'store calls': () => measureStoreCalls(test),
    lists: () => measureLists(test),
    matrix: () => measureMatrix(test),
    insight: () => measureInsight(test),
    people: () => measurePeople(test),
    views: () => measureViews(test),
    rules: () => measureRules(test),
    snapshots: () => measureSnapshots(test),
    backup: () => measureBackup(test),
    approving: () => measureApproving(test),
  };
  const rows: Row[] = [];
  for (const [name, measure] of Object.entries(parts)) {
    if (values.only !== undefined && !name.includes(values.only)) continue;
    console.log(`bench: ${name} (${seconds()})`);
    rows.push(...(await measure()));
  }
  console.log(`\n${toTable(rows)}\n`);
  for (const sentence of [...tooHeavy(rows), ...tooSlow(rows)]) console.log(`bench: ${sentence}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  console.log(`bench: ${rows.length} figures in ${seconds()}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
