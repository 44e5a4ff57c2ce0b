import { describe, expect, it } from 'vitest';
import { cutText } from './cut-text.ts';

describe('cutText', () => {
  it.each([
    ['short', 'Anna', 10, 'Anna'],
    ['as long as the limit', 'abcde', 5, 'abcde'],
    ['longer', 'abcdef', 5, 'abcde'],
    ['a surrogate pair at the edge', 'ab🙂', 3, 'ab'],
    ['a family at the edge', 'a👩‍👩‍👧‍👦', 8, 'a'],
    ['a flag at the edge', '🇳🇴🇳🇴', 6, '🇳🇴'],
    ['an accent at the edge', 'abe\u0301', 3, 'ab'],
    ['one grapheme longer than the limit', `a${'\u0301'.repeat(50)}`, 10, `a${'\u0301'.repeat(9)}`],
    ['one emoji longer than the limit', '👩‍👩‍👧‍👦', 4, '👩‍'],
  ])('[MG13] %s', (_name, text, limit, expected) => {
    expect(cutText(text, limit)).toBe(expected);
  });

  it('[MG13] never ends in half a character, whatever the limit', () => {
    const text = '🙂👩‍👩‍👧‍👦é🇳🇴'.repeat(3);
    for (let limit = 1; limit < text.length; limit++) {
      const cut = cutText(text, limit);
      expect(cut.length).toBeLessThanOrEqual(limit);
      expect(cut.isWellFormed()).toBe(true);
      expect(text.startsWith(cut)).toBe(true);
    }
  });
});
