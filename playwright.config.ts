import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  // The README's pictures are taken when they are to be renewed; every view is walked through in each run.
  testIgnore: process.env.MUSTER_PICTURES === '1' ? [] : ['**/pictures.test.ts'],
  outputDir: 'test-results',
  // Machines with two cores are the measure; a third worker uses what the others leave while they wait for an answer.
  workers: 3,
  fullyParallel: true,
  forbidOnly: process.env.CI === 'true',
  // A machine that stalls in the middle is no failure of ours; a test that needed it is named at the end.
  retries: process.env.CI === 'true' ? 1 : 0,
  // Most take ten seconds; a machine that is busy with other things makes it a minute.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
});
