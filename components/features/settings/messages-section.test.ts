import { describe, expect, it } from 'vitest';
import { readWords } from './messages-section.tsx';

describe('the words of the list', () => {
  it('stand one a line, each once, without blanks around', () => {
    expect(readWords(' casino \n\nquick cash\r\ncasino\n')).toEqual(['casino', 'quick cash']);
    expect(readWords(' \n')).toEqual([]);
  });
});
