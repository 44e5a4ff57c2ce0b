import { describe, expect, it } from 'vitest';
import { createMemory } from './memory.ts';

const memory = (most = 3) => createMemory<string>({ most, sizeOf: (value) => value.length });

describe('what is kept', () => {
  it('forgets the longest unused first, by the sum of sizes', () => {
    const kept = memory();
    kept.keep('a', 'x');
    kept.keep('b', 'x');
    kept.get('a');
    kept.keep('c', 'xx');
    expect(['a', 'b', 'c'].map(kept.get)).toEqual(['x', undefined, 'xx']);
  });

  it('counts a value that is replaced once', () => {
    const kept = memory();
    kept.keep('a', 'xx');
    kept.keep('a', 'xx');
    kept.keep('b', 'x');
    expect(kept.get('a')).toBe('xx');
  });

  it('does not throw everything out for one that never fits', () => {
    const kept = memory();
    kept.keep('a', 'x');
    kept.keep('b', 'xxxx');
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
