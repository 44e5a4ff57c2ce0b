/**
 * Random worlds and misfortunes. Another seed: `MUSTER_SEED=7 npx vitest run tests/fuzz`; more of them: `MUSTER_RUNS=2000`.
 * A failure prints the seed and the smallest plan; it then becomes a named case below.
 */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkRun } from './queue-check.ts';
import { runQueue } from './queue-run.ts';
import { plans, scenarioOf } from './queue-scenarios.ts';

const seed = Number(process.env.MUSTER_SEED ?? 20_261_123);
const numRuns = Number(process.env.MUSTER_RUNS ?? 150);

it(`nobody twice, nobody forgotten, every job ends (seed ${seed}, ${numRuns} worlds)`, {
  timeout: 600_000,
}, async () => {
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
