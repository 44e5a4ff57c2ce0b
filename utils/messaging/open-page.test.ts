import { expect, it } from 'vitest';
import { asOpenPage, placeIn } from './open-page.ts';

it.each([
  [{ open: 'panel' }, { open: 'panel', at: undefined }],
  [
    { open: 'dashboard', at: 'people?tag=a' },
    { open: 'dashboard', at: 'people?tag=a' },
  ],
  [
    { open: 'dashboard', at: 7 },
    { open: 'dashboard', at: undefined },
  ],
  [{ open: 'elsewhere' }, undefined],
  [{ at: 'people' }, undefined],
  [null, undefined],
])('of %j a page is asked for: %j', (message, expected) => {
  expect(asOpenPage(message)).toEqual(expected);
});

it('a place in the full page stands behind its address, and none leaves it as it is', () => {
  expect(placeIn('people?tag=a')).toBe('#people?tag=a');
  expect(placeIn(undefined)).toBe('');
});
