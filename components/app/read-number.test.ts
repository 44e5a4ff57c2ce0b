import { expect, it } from 'vitest';
import { readNumber } from './read-number.ts';

it.each([
  ['3', 3],
  ['1,5', 1.5],
  [' 2.5 ', 2.5],
  ['1\u00a0000', undefined],
  ['-1', undefined],
  ['3e1', undefined],
  ['', undefined],
  ['301', undefined],
])('reads "%s" as %s', (typed, expected) => {
  expect(readNumber(typed, { min: 0, max: 300 })).toBe(expected);
});
