import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, directionOf, fitText, inkOn, LINE_HEIGHT, VEIL } from './icon-text.ts';

/** Every character is half as wide as it is high. */
const widthOf = (text: string) => [...text].length / 2;
const RADIUS = 0.5;

/** The corner of any line that is farthest from the middle. */
function reach({ lines, size }: ReturnType<typeof fitText>): number {
  const corners = lines.map((line, index) => {
    const middle = (index - (lines.length - 1) / 2) * size * LINE_HEIGHT;
    return Math.hypot((widthOf(line) * size) / 2, Math.abs(middle) + size / 2);
  });
  return Math.max(0, ...corners);
}

describe('words in the round', () => {
  it('[GI3] fit, in order, with nothing lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const fitted = fitText(text, widthOf);
        expect(reach(fitted)).toBeLessThanOrEqual(RADIUS);
        const bare = (part: string) => part.replace(/\s/gu, '');
        expect(fitted.lines.map(bare).join('')).toBe(bare(text));
      }),
    );
  });

  it('[GI3] short ones are as large as can be; longer ones go into more lines and smaller letters', () => {
    expect(fitText('7', widthOf)).toEqual({ lines: ['7'], size: 0.5 });
    const two = fitText('Oak Lane', widthOf);
    expect(two.lines).toEqual(['Oak', 'Lane']);
    const many = fitText('Neighbours of the Oak Lane', widthOf);
    expect(many.lines.length).toBeGreaterThan(2);
    expect(many.size).toBeLessThan(two.size);
  });

  it('[GI3] a word is kept whole while any size holds it, and never cut inside a character', () => {
    expect(fitText('Nachbarschaftshilfe', widthOf).lines).toEqual(['Nachbarschaftshilfe']);
    const broken = fitText('Nachbarschaftshilfegruppe Eichenweg', widthOf);
    expect(broken.lines.join('')).toBe('NachbarschaftshilfegruppeEichenweg');
    expect(broken.size).toBeGreaterThan(0.09);
    const family = '👨‍👩‍👧';
    const { lines } = fitText(family.repeat(12), widthOf);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.replaceAll(family, '')).toBe('');
  });

  it('[GI3] a script without blanks is parted between words, and nothing comes between them', () => {
    const { lines } = fitText('橡树巷邻居互助小组通知群', (text) => [...text].length);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe('橡树巷邻居互助小组通知群');
  });

  it('[GI3] lines are even: no word is left alone where two would do', () => {
    const { lines } = fitText('Neighbours of Ash Lane, 1', widthOf);
    expect(lines.at(-1)).not.toBe('1');
  });

  it('without words there is no line', () => {
    expect(fitText('  ', widthOf).lines).toEqual([]);
  });

  it.each([
    ['Oak', 'ltr'],
    ['12 שלום', 'rtl'],
    ['مرحبا 5', 'rtl'],
    ['5', 'ltr'],
  ])('%s runs %s', (text, direction) => {
    expect(directionOf(text)).toBe(direction);
  });
});

describe('[GI4] words stand out by 4.5:1', () => {
  it('on any colour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
        const colour = `#${number.toString(16).padStart(6, '0')}`;
        expect(contrast(inkOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('in white on the whitest picture under the veil', () => {
    const grey = Math.ceil(255 * (1 - VEIL))
      .toString(16)
      .padStart(2, '0');
    expect(contrast('#ffffff', `#${grey.repeat(3)}`)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#777777', 1],
  ])('%s on %s is %i', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 5);
  });
});
