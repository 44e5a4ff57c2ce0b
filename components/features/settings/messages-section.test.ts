import { describe, expect, it } from 'vitest';
import { readNumber } from '@/components/app/read-number.ts';
import { FLOOD_LIMITS, readWords } from './messages-section.tsx';

it('[MO4] a flood is of two messages at least, or off', () => {
  expect(['0', '1', '2', '1000'].map((typed) => readNumber(typed, FLOOD_LIMITS))).toEqual([
    0,
    undefined,
    2,
    1_000,
  ]);
});

describe('the words of the list', () => {
  it('stand one a line, each once, without blanks around', () => {
    expect(readWords(' casino \n\nquick cash\r\ncasino\n')).toEqual(['casino', 'quick cash']);
    expect(readWords(' \n')).toEqual([]);
  });
});
