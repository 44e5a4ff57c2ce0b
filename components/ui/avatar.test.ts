import { expect, it } from 'vitest';
import { initials } from './avatar.tsx';

it.each([
  ['Anna', 'A'],
  ['Anna Maria Lind', 'AL'],
  ['Agnieszka P. (moved out)', 'AP'],
  ['[no. 12] Oak Lane', 'OL'],
  ['(moved out)', 'MO'],
  ['🌳🌳', ''],
  ['', ''],
])('the initials of %s are %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
