import { describe, expect, it } from 'vitest';
import { jsonErrorPlace } from './json-error.ts';

describe('jsonErrorPlace', () => {
  it.each([
    ['', 1, 1],
    ['{', 1, 2],
    ['{"a":1,}', 1, 8],
    ['{"a" 1}', 1, 6],
    ['[1,\n 2\n 3]', 3, 2],
    ['{"a": tru}', 1, 7],
    ['{"a":"x\ny"}', 1, 6],
    ['{"a":1} x', 1, 9],
    ['[1,]', 1, 4],
    ["{'a':1}", 1, 2],
    ['{"a":[1,{"b":2}]', 1, 17],
    ['{"a":01}', 1, 7],
    ['["\\x"]', 1, 2],
  ])('%j', (text, line, column) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(jsonErrorPlace(text)).toEqual({ line, column });
  });

  it('does not mind how deep it is', () => {
    const text = '['.repeat(200_000);
    expect(jsonErrorPlace(text)).toEqual({ line: 1, column: 200_001 });
  });
});
