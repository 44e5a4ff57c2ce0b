import { describe, expect, it } from 'vitest';
import {
  keepExisting,
  NOTHING_SELECTED,
  selectAlso,
  selectNot,
  selectRange,
  type Selection,
  toggle,
} from './select.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const chosen = (selection: Selection) => [...selection.keys].sort().join('');

describe('choosing rows', () => {
  it('[LC1] a toggle chooses, a second one lets go, and each becomes the anchor', () => {
    const once = toggle(NOTHING_SELECTED, 'b');
    expect([chosen(once), once.anchor]).toEqual(['b', 'b']);
    const twice = toggle(once, 'b');
    expect([chosen(twice), twice.anchor]).toEqual(['', 'b']);
  });

  it.each([
    ['downwards', 'b', 'd', 'bcd'],
    ['upwards', 'd', 'b', 'bcd'],
    ['onto itself', 'c', 'c', 'c'],
  ])('[LC2] a range %s takes both ends', (_, from, to, expected) => {
    expect(chosen(selectRange(toggle(NOTHING_SELECTED, from), to, order))).toBe(expected);
  });

  it('[LC2] a range from a row that was let go lets go', () => {
    const all = selectAlso(NOTHING_SELECTED, order);
    expect(chosen(selectRange(toggle(all, 'b'), 'd', order))).toBe('ae');
  });

  it('[LC2] the anchor stays for the next range', () => {
    const wide = selectRange(toggle(NOTHING_SELECTED, 'a'), 'c', order);
    expect(chosen(selectRange(wide, 'e', order))).toBe('abcde');
  });

  it('[LC2] an anchor that is filtered out makes the range a plain toggle', () => {
    const before = toggle(NOTHING_SELECTED, 'x');
    expect(chosen(selectRange(before, 'c', order))).toBe('cx');
  });

  it('[LC3] a rule adds to what is chosen already', () => {
    expect(chosen(selectAlso(toggle(NOTHING_SELECTED, 'a'), ['b', 'c']))).toBe('abc');
  });

  it('[LC7] letting go of those shown keeps the hidden ones', () => {
    const all = selectAlso(toggle(NOTHING_SELECTED, 'x'), order);
    expect(chosen(selectNot(all, order))).toBe('x');
  });

  it('[LC5] who left the list is no longer chosen, and the anchor goes too', () => {
    const left = keepExisting(selectRange(toggle(NOTHING_SELECTED, 'a'), 'c', order), new Set(['b', 'c']));
    expect([chosen(left), left.anchor]).toEqual(['bc', undefined]);
  });

  it('[LC5] gives the same object when nobody left', () => {
    const selection = toggle(NOTHING_SELECTED, 'a');
    expect(keepExisting(selection, new Set(order))).toBe(selection);
  });
});
