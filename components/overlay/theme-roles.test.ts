import { describe, expect, it } from 'vitest';
import { contrast, legible, parseColour, type Rgb } from './contrast.ts';
import { themeRoles } from './theme-roles.ts';

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];

describe('colours of the page', () => {
  it.each([
    ['#fff', [255, 255, 255]],
    ['#1DAA61', [29, 170, 97]],
    ['#1DAA61ff', [29, 170, 97]],
    [' rgb(1, 2, 3) ', [1, 2, 3]],
    ['rgb(1 2 3)', [1, 2, 3]],
    ['rgba(1, 2, 3, .5)', undefined],
    ['var(--x)', undefined],
    ['', undefined],
    ['#12345', undefined],
  ])('reads %j', (text, expected) => {
    expect(parseColour(text)).toEqual(expected);
  });

  it('counts contrast as WCAG does', () => {
    expect(contrast(black, white)).toBe(21);
    expect(contrast([119, 119, 119], white)).toBeCloseTo(4.48, 2);
  });

  it('leaves a colour alone that is legible, and moves another just far enough', () => {
    expect(legible([80, 80, 80], [white], black)).toEqual([80, 80, 80]);
    const moved = legible([29, 170, 97], [white], black);
    expect(contrast(moved, white)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(moved, white)).toBeLessThan(5.6);
  });
});

const light: { [name: string]: string } = {
  '--WDS-surface-default': '#FFFFFF',
  '--WDS-surface-emphasized': '#F4F4F4',
  '--WDS-content-default': '#0A0A0A',
  '--WDS-content-deemphasized': '#6A6C6C',
  '--WDS-accent': '#1DAA61',
  '--WDS-content-on-accent': '#FFFFFF',
};

describe('our tokens from WhatsApp’s variables', () => {
  const roles = themeRoles((name) => light[name] ?? '');
  const rgb = (token: string) => (roles[token]?.match(/\d+/g) ?? []).map(Number) as unknown as Rgb;

  it('takes over what is there', () => {
    expect(roles['--m-surface']).toBe('rgb(255 255 255)');
    expect(roles['--m-content']).toBe('rgb(10 10 10)');
    expect(roles).not.toHaveProperty('--m-tag-red-bg');
  });

  it('darkens the accent until white is legible on it', () => {
    expect(contrast(rgb('--m-accent-fill'), white)).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps pale text legible on both surfaces, even if WhatsApp ships it too pale', () => {
    const pale = themeRoles((name) =>
      name === '--WDS-content-deemphasized' ? '#bbbbbb' : (light[name] ?? ''),
    );
    const dim = (pale['--m-content-dim']?.match(/\d+/g) ?? []).map(Number) as unknown as Rgb;
    expect(contrast(dim, [244, 244, 244])).toBeGreaterThanOrEqual(4.5);
  });

  it('takes over nothing when the base of the theme is missing', () => {
    expect(themeRoles((name) => (name === '--WDS-content-default' ? '' : (light[name] ?? '')))).toEqual({});
  });
});
