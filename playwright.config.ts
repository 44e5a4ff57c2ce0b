import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Each test starts its own Chromium, and machines with two cores are the measure.
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI === 'true',
  retries: 0,
  // Most take ten seconds; a machine that is busy with other things makes it a minute.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
});
