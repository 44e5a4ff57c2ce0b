import { describe, expect, it } from 'vitest';
import { createMemory } from './memory.ts';

const memory = (most = 4) => createMemory<string>({ most, sizeOf: (value) => value.length });

describe('what is kept', () => {
  it('is what was used of late, by the sum of sizes', () => {
    const kept = memory();
    for (const key of ['a', 'b', 'c']) kept.keep(key, 'x');
    kept.get('a');
    kept.keep('d', 'x');
    expect(['a', 'b', 'c', 'd'].map(kept.get)).toEqual(['x', undefined, 'x', 'x']);
  });

  it('never outgrows the limit', () => {
    const kept = memory(100);
    for (let key = 0; key < 1_000; key++) {
      kept.keep(String(key), 'x');
      kept.get(String(key % 7));
    }
    const keys = Array.from({ length: 1_000 }, (_, key) => String(key));
    expect(keys.filter((key) => kept.get(key) !== undefined).length).toBeLessThanOrEqual(100);
    expect(kept.get('999')).toBe('x');
  });

  it('counts a value that is replaced once', () => {
    const kept = memory();
    for (const text of ['xx', 'xx', 'yy']) kept.keep('a', text);
    kept.keep('b', 'xx');
    expect(['a', 'b'].map(kept.get)).toEqual(['yy', 'xx']);
  });

  it('does not throw everything out for one that never fits', () => {
    const kept = memory();
    kept.keep('a', 'x');
    kept.keep('b', 'xxx');
    expect(['a', 'b'].map(kept.get)).toEqual(['x', undefined]);
  });
});

describe('while a transaction changes a key', () => {
  it.each(['complete', 'abort'])('nothing of it is kept, until "%s"', (end) => {
    const transaction = new EventTarget();
    const kept = memory();
    kept.keep('a', 'x');
    kept.keep('b', 'x');
    kept.touch(transaction, ['a']);
    kept.keep('a', 'old');
    expect(['a', 'b'].map(kept.get)).toEqual([undefined, 'x']);
    transaction.dispatchEvent(new Event(end));
    kept.keep('a', 'n');
    expect(kept.get('a')).toBe('n');
  });

  it('waits for the last of several', () => {
    const [first, second] = [new EventTarget(), new EventTarget()];
    const kept = memory();
    kept.touch(first, ['a']);
    kept.touch(second, ['a']);
    first.dispatchEvent(new Event('complete'));
    kept.keep('a', 'x');
    expect(kept.get('a')).toBeUndefined();
  });

  it('keeps nothing at all while all may change', () => {
    const transaction = new EventTarget();
    const kept = memory();
    kept.keep('a', 'x');
    kept.touch(transaction);
    kept.touch(transaction, ['b']);
    kept.keep('a', 'x');
    expect(kept.get('a')).toBeUndefined();
    transaction.dispatchEvent(new Event('complete'));
    kept.keep('a', 'x');
    expect(kept.get('a')).toBe('x');
  });
});
