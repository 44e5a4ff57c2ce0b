import { expect, it } from 'vitest';
import { mayPass } from './job-reasons.ts';

it.each([
  ['not-admin', true],
  ['group-full', true],
  ['integrity', true],
  ['unclear', true],
  ['already-done', false],
  ['needs-invite', false],
  ['group-gone', false],
  [undefined, false],
] as const)('[JB17] another try after %s: %s', (reason, expected) => {
  expect(mayPass(reason)).toBe(expected);
});
