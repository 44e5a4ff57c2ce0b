import { expect, it } from 'vitest';
import { PATTERN_LIMIT, ruleProblem } from './screening-rule.ts';

it('[SC7] a pattern has so many characters at most; one that is longer is a mistake of its condition', () => {
  const problemOf = (text: string) =>
    ruleProblem({
      name: 'Shops',
      conditions: [
        { kind: 'number', is: 'hidden' },
        { kind: 'name', is: 'like', pattern: { as: 'regex', text } },
      ],
    });
  expect(problemOf('x'.repeat(PATTERN_LIMIT))).toBeUndefined();
  expect(problemOf('x'.repeat(PATTERN_LIMIT + 1))).toEqual({ problem: 'long-pattern', place: 1 });
});
