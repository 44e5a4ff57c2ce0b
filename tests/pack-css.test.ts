import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { packCss } from '../scripts/pack-css.ts';

/** What a browser makes of it. */
const unpacked = (expression: string): unknown => runInNewContext(expression);

const rule = (name: string) => `.${name}{display:flex;align-items:center;gap:8px;color:var(--a)}`;

describe('the packed style sheet', () => {
  it('is the same once it is unpacked, and smaller', () => {
    const css = Array.from({ length: 40 }, (_, index) => rule(`m${index}`)).join('');
    const packed = packCss(css);
    expect(unpacked(packed)).toBe(css);
    expect(Buffer.byteLength(packed)).toBeLessThan(css.length / 3);
  });

  it.each([
    ['nothing', ''],
    ['nothing that stands twice', '.a{color:red}'],
    ['quotes and backslashes', `${rule('x')}${rule('y')}.z::after{content:"\\\\201C '"}`.repeat(9)],
    ['other letters', `${rule('x')}${rule('y')}.z::after{content:"·…"}`.repeat(9)],
    ['no end', `${'display:flex;'.repeat(20)}display`],
  ])('is the same with %s', (_what, css) => {
    expect(unpacked(packCss(css))).toBe(css);
  });

  it('is refused where letters of ours would be mistaken', () => {
    expect(() => packCss('.a::after{content:"ж"}')).toThrow('letters');
  });
});
