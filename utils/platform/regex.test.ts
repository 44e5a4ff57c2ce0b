import { describe, expect, it } from 'vitest';
import { compileRegex, type Regex } from './regex.ts';

const regex = (source: string): Regex => {
  const compiled = compileRegex(source);
  if ('problem' in compiled) throw new Error(compiled.problem);
  return compiled;
};

describe('[SC7] a regular expression', () => {
  it.each([
    ['anywhere in the text', 'nn', 'Anna', true],
    ['whatever the case, in any script', 'ЖУК', 'жуков', true],
    ['anchored', '^an+a$', 'Anna B', false],
    ['by script', '^\\p{Cyrillic}+$', 'Анна', true],
  ])('%s', (_, source, text, found) => {
    expect(regex(source).isIn(text)).toBe(found);
  });

  it.each(['(a+)+$', '(a|a)*b', '((((a*)*)*)*)*b', '(x+x+)+y', '(.*)*(.*)*(.*)*z'])(
    'that would run away elsewhere ends: %s',
    (source) => {
      expect(regex(source).isIn(`${'ax'.repeat(50_000)}!`)).toBe(false);
    },
  );

  it.each(['(?=x)', '(a)\\1', '[a', '((a{30}){30}){30}'])('that is refused says why: %s', (source) => {
    expect(compileRegex(source)).toEqual({
      problem: expect.stringMatching(/.{10}/),
      part: expect.any(String),
    });
  });
});
