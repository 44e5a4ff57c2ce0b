import { describe, expect, it } from 'vitest';
import { sameData } from './same-data.ts';

describe('sameData', () => {
  it.each([
    [1, 1, true],
    ['a', 'b', false],
    [null, undefined, false],
    [{ a: 1 }, { a: 1, b: undefined }, true],
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: 1, b: 2 }, { a: 1 }, false],
    [[1, { a: [2] }], [1, { a: [2] }], true],
    [[1, 2], [1], false],
    [[], {}, false],
    [{ 0: 1 }, [1], false],
    [{ a: Number.NaN }, { a: Number.NaN }, true],
    [null, {}, false],
  ])('%j and %j: %s', (a, b, expected) => {
    expect(sameData(a, b)).toBe(expected);
  });
});
