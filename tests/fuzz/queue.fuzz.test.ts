/**
 * Random worlds and misfortunes. Another seed: `MUSTER_SEED=7 npx vitest run tests/fuzz`; more of them: `MUSTER_RUNS=2000`.
 * A failure prints the seed and the smallest plan; it then becomes a named case below.
 */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkRun } from './queue-check.ts';
import { runQueue } from './queue-run.ts';
import { type Plan, plans, scenarioOf } from './queue-scenarios.ts';

const seed = Number(process.env.MUSTER_SEED ?? 20_261_123);
const numRuns = Number(process.env.MUSTER_RUNS ?? 100);

it(`nobody twice, nobody forgotten, every job ends (seed ${seed}, ${numRuns} worlds)`, async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const scenario = scenarioOf(plan);
      const result = await runQueue(scenario);
      expect(result.isOver || scenario.jobs.length === 0).toBe(true);
      checkRun(result);
      seen += result.touches.length;
    }),
    { seed, numRuns, endOnFailure: false },
  );
  // The worlds are not so unlucky that nothing is ever done in them.
  expect(seen).toBeGreaterThan(numRuns);
});

const quiet: Plan = {
  jobs: [],
  incidents: [],
  wireFaults: [],
  meddling: [],
  orders: [],
  maxBatch: undefined,
  poison: [],
  undoDelayMs: 0,
};

/** What such runs have found, as small as it could be made. */
it.each<[string, Partial<Plan>]>([
  [
    'somebody sent before and skipped by a stop had no line in the log (seed 20261123)',
    {
      jobs: [{ kind: 'approve', sizes: [0, 2] }],
      wireFaults: [[1, { fault: 'refuse', status: 486 }]],
      maxBatch: 1,
    },
  ],
  [
    'a server error for one person who was done was sent again (seed 20261123)',
    {
      jobs: [{ kind: 'approve', sizes: [0, 1] }],
      wireFaults: [[0, { fault: 'person-code', place: 0, code: '500', isDone: true }]],
    },
  ],
  [
    'a remembered server error was reported for ever (seed 20261123)',
    {
      jobs: [{ kind: 'approve', sizes: [0, 2] }],
      wireFaults: [[1, { fault: 'person-code', place: 0, code: '500', isDone: false }]],
      maxBatch: 1,
    },
  ],
  [
    'somebody done in a group that vanished was reported as not done (seed 7)',
    {
      jobs: [
        { kind: 'approve', sizes: [1, 0] },
        { kind: 'approve', sizes: [0, 1] },
      ],
      incidents: [[3, 'close']],
      meddling: [[1, 'group-vanishes', 0]],
    },
  ],
])('%s', async (_what, plan) => {
  const result = await runQueue(scenarioOf({ ...quiet, ...plan }));
  expect(result.isOver).toBe(true);
  checkRun(result);
});
