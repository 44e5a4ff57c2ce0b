import { describe, expect, it } from 'vitest';
import { aGroup } from '@/tests/builders.ts';
import type { GroupFacts } from './group.ts';
import { previewWish, unknownVariables, type Wish } from './group-preview.ts';
import { asId } from './ids.ts';

const given = { capabilities: [], date: 'Nov 27, 2026', formatNumber: (n: number) => String(n) };
const named = (subject: string, over: Partial<GroupFacts> = {}) =>
  aGroup({ id: asId(subject), subject, ...over });
const preview = (chosen: readonly GroupFacts[], wish: Wish) => previewWish(chosen, wish, given);
const texts = (chosen: readonly GroupFacts[], template: string) =>
  preview(chosen, { setting: 'subject', template }).map((one) =>
    'change' in one ? String(one.change.value) : one.why,
  );

describe('[GM20] a setting that another job still has to change', () => {
  it('leaves its group out, and no other setting of it', () => {
    const groups = [aGroup({ id: asId('a'), settings: { announce: false, approval: false } })];
    const given = {
      capabilities: [],
      date: 'today',
      formatNumber: String,
      isOnItsWay: (id: string, setting: string) => id === 'a' && setting === 'announce',
    };
    expect(previewWish(groups, { setting: 'announce', value: true }, given)).toMatchObject([
      { kind: 'left-out', why: 'on-its-way' },
    ]);
    expect(previewWish(groups, { setting: 'approval', value: true }, given)).toMatchObject([
      { kind: 'change' },
    ]);
  });
});

describe('the preview of a setting for many groups', () => {
  it('[GM6] names everybody chosen once, in their order', () => {
    const on = named('on', { settings: { approval: true } });
    const off = named('off', { settings: { approval: false } });
    const change = { setting: 'approval', value: true } as const;
    expect(preview([off, on], change)).toEqual([
      { group: off, kind: 'change', change, before: { setting: 'approval', value: false } },
      { group: on, kind: 'already', change },
    ]);
  });

  it.each<[string, Partial<GroupFacts>, string]>([
    ['[GM7] suspended', { suspended: true }, 'suspended'],
    ['[GM7] closed', { terminated: true }, 'terminated'],
    ['[GM7] no admin any more', { myRole: 'member' }, 'not-admin'],
    ['[GM7] announcements of a community', { kind: 'announcement' }, 'announcement'],
    ['[GM7] unknown', { settings: {} }, 'unknown'],
  ])('leaves out: %s', (_, over, why) => {
    const group = named('a', { settings: { announce: false }, ...over });
    expect(preview([group], { setting: 'announce', value: true })).toEqual([
      { group, kind: 'left-out', why },
    ]);
  });

  it('[GM7] leaves out what WhatsApp lacks a part for', () => {
    const group = named('a', { settings: { addMode: 'all' } });
    const capabilities = [{ id: 'add-mode', state: 'missing' }] as const;
    const wish = { setting: 'addMode', value: 'admins' } as const;
    expect(previewWish([group], wish, { ...given, capabilities })).toEqual([
      { group, kind: 'left-out', why: 'missing-part' },
    ]);
  });
});

describe('names and descriptions by a template', () => {
  it('[GM8] fills the present name, the number and the date', () => {
    expect(texts([named('Oak'), named('Elm')], ' {n}. {Group}, {date} ')).toEqual([
      '1. Oak, Nov 27, 2026',
      '2. Elm, Nov 27, 2026',
    ]);
  });

  it('[GM8] takes a name with braces as text, on one line', () => {
    expect(texts([named('{n}\u202e\nOak')], '{group}!')).toEqual(['{n} Oak!']);
  });

  it('[GM9] counts those who are so already, not those left out', () => {
    const groups = [named('Hall 1'), named('x', { suspended: true }), named('y')];
    expect(texts(groups, 'Hall {n}')).toEqual(['Hall 1', 'suspended', 'Hall 2']);
    const again = [named('Hall 1'), named('Hall 2')];
    expect(preview(again, { setting: 'subject', template: 'Hall {n}' }).map(({ kind }) => kind)).toEqual([
      'already',
      'already',
    ]);
  });

  it.each<[string, Wish, object]>([
    ['[GM10] an empty name', { setting: 'subject', template: '  ' }, { why: 'empty' }],
    [
      '[GM10] a name too long once it is filled',
      { setting: 'subject', template: `${'a'.repeat(98)}{group}` },
      { why: 'too-long', over: 1 },
    ],
    [
      '[GM10] a description too long',
      { setting: 'description', template: 'a'.repeat(2_050) },
      { why: 'too-long', over: 2 },
    ],
    [
      '[GM10] a variable without a value',
      { setting: 'subject', template: 'Hi {name}' },
      { why: 'unfilled', names: ['name'] },
    ],
  ])('%s', (_, wish, mistake) => {
    expect(preview([named('Oak')], wish)).toMatchObject([{ kind: 'mistake', mistake }]);
  });

  it('[GM10] takes a name of exactly 100, and an empty description', () => {
    expect(
      preview([named('Oak')], { setting: 'subject', template: `${'a'.repeat(97)}{group}` }),
    ).toMatchObject([{ kind: 'change' }]);
    expect(preview([named('Oak')], { setting: 'description', template: '' })).toMatchObject([
      { kind: 'already' },
    ]);
  });

  it('[GM8] names variables that no group can fill', () => {
    expect(unknownVariables('{group} {n} {date} {{x}} {name}')).toEqual(['name']);
  });
});
