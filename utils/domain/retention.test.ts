import { expect, it } from 'vitest';
import { forgetBefore } from './retention.ts';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 23);

it('[DR8] after a year, or the months that are set, or never', () => {
  expect(forgetBefore({}, NOW)).toBe(NOW - 365 * DAY_MS);
  expect(forgetBefore({ forgetLeaversMonths: 24 }, NOW)).toBe(NOW - 730 * DAY_MS);
  expect(forgetBefore({ forgetLeaversMonths: 0 }, NOW)).toBeUndefined();
});
