import { expect, it } from 'vitest';
import { nextMorning } from './next-morning.ts';

it.each([
  [
    [2026, 10, 27, 22, 15],
    [2026, 10, 28, 8],
  ],
  [
    [2026, 10, 28, 1, 0],
    [2026, 10, 28, 8],
  ],
  [
    [2026, 10, 28, 6, 0],
    [2026, 10, 29, 8],
  ],
  [
    [2026, 11, 31, 12, 0],
    [2027, 0, 1, 8],
  ],
] as const)('after %s comes the morning of %s', (now, morning) => {
  const [year, month, day, hour, minute] = now;
  const at = nextMorning(new Date(year, month, day, hour, minute).getTime());
  expect(new Date(at)).toEqual(new Date(morning[0], morning[1], morning[2], morning[3]));
});
