import { describe, expect, it } from 'vitest';
import { addLines, isHeader, numberLines, sortLines, withTicked } from './number-lines.ts';

const candidates = (text: string) => numberLines(text).map((line) => line.candidate);

describe('numbers by the line', () => {
  it('[LN1] counts lines as an editor does and skips the empty ones', () => {
    expect(numberLines('+7 916\r\n\r\n  \r+44 20\n').map((line) => line.line)).toEqual([1, 4]);
  });

  it.each([
    ['[LN2] a number by itself', '+7 (916) 123-45-67', '+7 (916) 123-45-67'],
    ['[LN2] the cell with the most digits', 'Anna 2;+7 916 123 45 67;flat 12', '+7 916 123 45 67'],
    ['[LN2] a quoted cell', '"Anna","+44 20 7946 0958"', '+44 20 7946 0958'],
    ['[LN2] a name in front of the number', 'Anna 2 +44 (20) 7946-0958', '+44 (20) 7946-0958'],
    ['[LN2] a name after it', '+44 20 7946 0958 Anna', '+44 20 7946 0958'],
    ['[LN2] figures of other scripts', '٠٥٠١٢٣٤٥٦٧', '٠٥٠١٢٣٤٥٦٧'],
    ['[LN2] a formula guard in front, as our own exports have', "'+447911123456", '+447911123456'],
    ['[LN4] no digit at all', 'Anna', undefined],
  ])('%s', (_, text, expected) => {
    expect(candidates(text)).toEqual([expected]);
  });

  it('[LN3] a header of a CSV file is no mistake; a name further down is one', () => {
    const [header, first, name] = numberLines('\ufeffName,Phone\nAnna,+44 20 7946 0958\nBob,\n');
    expect(header && isHeader(header)).toBe(true);
    expect(first && isHeader(first)).toBe(false);
    expect(name && isHeader(name)).toBe(false);
  });

  it('[LN5] keeps the whole line, so that nothing is lost', () => {
    expect(numberLines('  Anna ; 12 ').map((line) => line.text)).toEqual(['Anna ; 12']);
  });
});

describe('[LN8] people who are to be added again', () => {
  it.each([
    ['to an empty field', '', 'Anna, +1\nBob, +2', 'Anna, +1\nBob, +2'],
    ['to one of blanks', ' \n\n', 'Anna, +1', 'Anna, +1'],
    ['below what was typed', '+3\nnobody\n', 'Anna, +1\nBob, +2', '+3\nnobody\nAnna, +1\nBob, +2'],
    ['a second time', '+3\nAnna, +1 ', 'Anna, +1\nBob, +2', '+3\nAnna, +1\nBob, +2'],
    ['nobody', '+3', '', '+3'],
  ])('come %s', (_, text, added, expected) => {
    expect(addLines(text, added)).toBe(expected);
  });
});

describe('checked lines', () => {
  const good = (e164: string, isMember = false) => ({ ok: true as const, phone: { e164 }, isMember });
  const lines = numberLines('+1\nnobody\n+2\n12\n+1\n+3\n+3');
  const checks = [
    good('+1'),
    good('+2', true),
    { ok: false as const, problem: 'too-short' as const },
    good('+1'),
    good('+3', true),
    good('+3', true),
  ];
  const sorted = sortLines(lines, checks);

  it('[LN6] every line ends up in exactly one list', () => {
    const all = [...sorted.ready, ...sorted.mistakes, ...sorted.skipped].map(({ line }) => line.line);
    expect(all.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('[LN4] names mistakes by their line', () => {
    expect(sorted.mistakes.map(({ line, problem }) => [line.line, problem])).toEqual([
      [2, 'not-a-number'],
      [4, 'too-short'],
    ]);
  });

  it('[LN7] adds a number once and names the line it is the same as', () => {
    expect(sorted.ready.map(({ line }) => line.line)).toEqual([1]);
    expect(sorted.skipped.map(({ line, twin }) => [line.line, twin])).toEqual([
      [3, undefined],
      [5, 1],
      [6, undefined],
      [7, undefined],
    ]);
  });
});

describe('[LN9] numbers on the deny list', () => {
  const good = (e164: string, facts: { isMember?: boolean; denied?: object } = {}) => ({
    ok: true as const,
    phone: { e164 },
    isMember: false,
    ...facts,
  });
  const sorted = sortLines(numberLines('1\n2\n3\n2\n4'), [
    good('+1'),
    good('+2', { denied: {} }),
    good('+3'),
    good('+2', { denied: {} }),
    good('+4', { denied: {}, isMember: true }),
  ]);
  const numbersOf = (lines: readonly { number: { phone: { e164: string } } }[]) =>
    lines.map(({ number }) => number.phone.e164);

  it('are left out once; who is a member already is skipped as such', () => {
    expect(numbersOf(sorted.ready)).toEqual(['+1', '+3']);
    expect(numbersOf(sorted.denied)).toEqual(['+2']);
    expect(sorted.skipped.map(({ line }) => line.line)).toEqual([4, 5]);
  });

  it('are ready in the place of their line when they are ticked, and stay in view', () => {
    const ticked = withTicked(sorted, ['+2']);
    expect(numbersOf(ticked.ready)).toEqual(['+1', '+2', '+3']);
    expect(numbersOf(ticked.denied)).toEqual(['+2']);
    expect(numbersOf(withTicked(sorted, []).ready)).toEqual(['+1', '+3']);
  });

  it('do not matter where people are removed', () => {
    const all = withTicked(sorted, 'all');
    expect([numbersOf(all.ready), all.denied]).toEqual([['+1', '+2', '+3'], []]);
  });
});
