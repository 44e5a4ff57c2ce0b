import { describe, expect, it } from 'vitest';
import { placeRows, rowsInView, scrollTo } from './row-places.ts';

const heights = [56, 80, 56, 98, 56];
const mixed = placeRows(heights.length, (index) => heights[index] ?? 0);
const even = placeRows(1_000, 50);
const options = { overscan: 2, always: -1 };

describe('where rows stand', () => {
  it('adds up heights', () => {
    expect(mixed.total).toBe(346);
    expect(mixed.start(3)).toBe(192);
    expect(mixed.height(3)).toBe(98);
    expect(even.total).toBe(50_000);
  });

  it.each([
    [-5, 0],
    [0, 0],
    [55, 0],
    [56, 1],
    [135, 1],
    [136, 2],
    [345, 4],
    [9_999, 4],
  ])('at %i px stands row %i', (offset, row) => {
    expect(mixed.indexAt(offset)).toBe(row);
  });

  it('finds the same rows with even heights as with a function that gives the same', () => {
    const same = placeRows(1_000, () => 50);
    for (const offset of [0, 49, 50, 25_000, 49_999, 60_000])
      expect(even.indexAt(offset)).toBe(same.indexAt(offset));
  });
});

describe('which rows are drawn', () => {
  it('those in view and two more on either side', () => {
    expect(rowsInView(even, 1_000, { top: 500, height: 100 }, options)).toEqual([8, 9, 10, 11, 12, 13, 14]);
  });

  it('the first and the last ones without going over the edge', () => {
    expect(rowsInView(even, 1_000, { top: 0, height: 60 }, options)).toEqual([0, 1, 2, 3]);
    expect(rowsInView(even, 1_000, { top: 49_940, height: 60 }, options).at(-1)).toBe(999);
  });

  it('the row with the focus, wherever it is', () => {
    expect(rowsInView(even, 1_000, { top: 500, height: 100 }, { overscan: 0, always: 2 })[0]).toBe(2);
    expect(rowsInView(even, 1_000, { top: 500, height: 100 }, { overscan: 0, always: 700 }).at(-1)).toBe(700);
  });

  it('the end of a list that became shorter than where it was scrolled to', () => {
    const short = placeRows(10, 50);
    expect(rowsInView(short, 10, { top: 30_000, height: 100 }, options)).toEqual([6, 7, 8, 9]);
  });

  it('none of an empty list, and none before the window is known', () => {
    expect(rowsInView(placeRows(0, 50), 0, { top: 0, height: 100 }, options)).toEqual([]);
    expect(rowsInView(even, 1_000, { top: 0, height: 0 }, options)).toEqual([]);
  });
});

describe('bringing a row into view', () => {
  it.each([
    ['above: to its start', 3, 150],
    ['below: to its end', 30, 1_450],
    ['in view: not at all', 10, undefined],
  ])('%s', (_, index, expected) => {
    expect(scrollTo(even, index, { top: 480, height: 100 })).toBe(expected);
  });
});
