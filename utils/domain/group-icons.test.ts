import { describe, expect, it } from 'vitest';
import { aGroup } from '@/tests/builders.ts';
import type { CapabilityId, Capability } from './connection.ts';
import type { GroupFacts } from './group.ts';
import {
  fileProblem,
  ICON_TEXT_LIMIT,
  middleSquare,
  previewIcons,
  sizeProblem,
  unknownIconVariables,
} from './group-icons.ts';
import { asId } from './ids.ts';

const given = {
  capabilities: [] as readonly Capability[],
  date: 'Nov 27, 2026',
  formatNumber: (n: number) => String(n),
  initials: (name: string) => (/^\p{L}/u.test(name) ? name.slice(0, 2).toUpperCase() : ''),
  isOnItsWay: () => false,
};
const named = (subject: string, over: Partial<GroupFacts> = {}) =>
  aGroup({ id: asId(subject), subject, ...over });
const texts = (chosen: readonly GroupFacts[], template: string, more: Partial<typeof given> = {}) =>
  previewIcons(chosen, template, { ...given, ...more }).map((line) =>
    line.kind === 'left-out' ? line.why : line.kind === 'change' ? line.text : line.mistake,
  );

describe('the words of each group', () => {
  it('[GI2] are made by the template, in the order of the table', () => {
    expect(texts([named('Ash'), named('Elm')], '{n}. {group} ({initials}), {date}')).toEqual([
      '1. Ash (AS), Nov 27, 2026',
      '2. Elm (EL), Nov 27, 2026',
    ]);
  });

  it('[GI2] a running number goes to those that get an icon', () => {
    expect(texts([named('Ash', { suspended: true }), named('Elm')], '{n}')).toEqual(['suspended', '1']);
  });

  it('[GI2] none at all is no mistake: the ground alone is the icon', () => {
    expect(texts([named('Ash')], '  ')).toEqual(['']);
  });

  it('[GI2] a name of strangers brings no control characters, and its braces are text', () => {
    expect(texts([named('A\u202e{n}\nB')], '{group}')).toEqual(['A{n} B']);
  });

  it('[GI2] a variable without a value, and more than fits, are mistakes of that group', () => {
    expect(texts([named('…'), named('Elm')], '{initials}')).toEqual([
      { why: 'unfilled', names: ['initials'] },
      'EL',
    ]);
    expect(texts([named('Ash')], '{nobody}')).toEqual([{ why: 'unfilled', names: ['nobody'] }]);
    expect(texts([named('🌳'.repeat(ICON_TEXT_LIMIT)), named('x'.repeat(62))], '{group}')).toEqual([
      '🌳'.repeat(ICON_TEXT_LIMIT),
      { why: 'too-long', over: 2 },
    ]);
    expect(unknownIconVariables('{group} {name}{n}')).toEqual(['name']);
  });
});

describe('[GI5] left out', () => {
  it.each([
    ['suspended', { suspended: true }],
    ['terminated', { terminated: true }],
    ['not-admin', { myRole: 'member' }],
    ['not-admin', { myRole: undefined }],
  ] as const)('is who is %s', (why, over) => {
    expect(texts([named('Ash', over), named('Elm')], '')).toEqual([why, '']);
  });

  it('is everybody when WhatsApp lacks the part, and nobody while it may still come', () => {
    const lacking = (state: Capability['state']) => ({
      capabilities: [{ id: 'icon' satisfies CapabilityId, state } as const],
    });
    for (const state of ['missing', 'changed', 'broken'] as const)
      expect(texts([named('Ash')], '', lacking(state))).toEqual(['missing-part']);
    for (const state of ['ok', 'waiting'] as const)
      expect(texts([named('Ash')], '', lacking(state))).toEqual(['']);
  });

  it('is a group whose icon another job still has to change', () => {
    const isOnItsWay = (id: string) => id === 'Ash';
    expect(
      previewIcons([named('Ash'), named('Elm')], '', { ...given, isOnItsWay }).map(({ kind }) => kind),
    ).toEqual(['left-out', 'change']);
  });
});

describe('[GI1] a file', () => {
  it.each([
    ['image/png', 1_000, undefined],
    ['image/jpeg', 20_000_000, undefined],
    ['image/webp', 20_000_001, 'too-heavy'],
    ['image/gif', 1_000, 'no-picture'],
    ['', 1_000, 'no-picture'],
  ] as const)('%s of %i bytes: %s', (type, size, problem) => {
    expect(fileProblem({ type, size })).toBe(problem);
  });

  it.each([
    [192, 192, undefined],
    [4_000, 191, 'too-small'],
    [12_000, 9_000, undefined],
    [20_000, 10_000, 'too-large'],
  ] as const)('of %i × %i pixels: %s', (width, height, problem) => {
    expect(sizeProblem({ width, height })).toBe(problem);
  });

  it.each([
    [300, 200, { x: 50, y: 0, side: 200 }],
    [200, 301, { x: 0, y: 50, side: 200 }],
    [640, 640, { x: 0, y: 0, side: 640 }],
  ])('of %i × %i gives the square in the middle', (width, height, square) => {
    expect(middleSquare({ width, height })).toEqual(square);
  });
});
