import { describe, expect, it } from 'vitest';
import { actionsElsewhere, findEntries, REMEMBERED, remember, SHOWN_HITS } from './palette.ts';

const entries = [
  { id: 'a', label: 'Join requests' },
  { id: 'b', label: 'Refresh', detail: 'Join requests' },
  { id: 'c', label: 'Élan café' },
  { id: 'd', label: 'Open the log' },
  { id: 'e', label: 'Blog of the lane' },
];
const ids = (typed: string, recent: string[] = []) =>
  findEntries(entries, typed, recent).map(({ entry }) => entry.id);
const marked = (label: string, typed: string) =>
  findEntries([{ id: 'x', label }], typed, [])[0]
    ?.parts.map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('');

describe('the palette', () => {
  it('CP1: finds what has all words, in any order, in its label or beside it', () => {
    expect(ids('quest join')).toEqual(['a', 'b']);
    expect(ids('requests refresh')).toEqual(['b']);
    expect(ids('join nothing')).toEqual([]);
  });

  it('CP1: shows all while nothing is typed, and never more than fit', () => {
    expect(ids('  ')).toEqual(['a', 'b', 'c', 'd', 'e']);
    const many = Array.from({ length: 500 }, (_, index) => ({ id: String(index), label: 'Group' }));
    expect(findEntries(many, 'group', [])).toHaveLength(SHOWN_HITS);
  });

  it('CP2: knows letters without their marks and capitals', () => {
    expect(ids('ELAN cafe')).toEqual(['c']);
    expect(ids('КАФЕ'.normalize('NFD'))).toEqual([]);
  });

  it.each([
    ['Élan café', 'cafe ela', '[Éla]n [café]'],
    ['Straße', 'str', '[Str]aße'],
    ['ﬁle', 'i', '[ﬁ]le'],
    ['Ёлка 🎄 ёж', 'еж', 'Ёлка 🎄 [ёж]'],
    ['cafe\u0301 x', 'fe', 'ca[fe\u0301] x'],
    ['Requests', '', 'Requests'],
  ])('CP3: in %j the typed %j is marked: %j', (label, typed, expected) => {
    expect(marked(label, typed)).toBe(expected);
  });

  it('CP4: puts what was used lately first, then what begins with the word', () => {
    expect(ids('log')).toEqual(['d', 'e']);
    expect(ids('log', ['e'])).toEqual(['e', 'd']);
    expect(ids('', ['d', 'gone', 'c'])).toEqual(['d', 'c', 'a', 'b', 'e']);
    expect(remember(['a', 'b', 'c'], 'c')).toEqual(['c', 'a', 'b']);
    const full = Array.from({ length: REMEMBERED }, (_, index) => String(index));
    expect(remember(full, 'new')).toEqual(['new', ...full.slice(0, -1)]);
  });

  it('CP40: offers what other views can do, and of the one in front nothing twice', () => {
    const tags = { id: 'tags', actions: ['new tag'] };
    const lock = { id: 'lock', actions: ['lock now', 'new plan'] };
    const views = [tags, { id: 'log' }, lock];
    expect(actionsElsewhere(views, 'log')).toEqual([
      { view: tags, action: 'new tag' },
      { view: lock, action: 'lock now' },
      { view: lock, action: 'new plan' },
    ]);
    expect(actionsElsewhere(views, 'lock')).toEqual([{ view: tags, action: 'new tag' }]);
    expect(actionsElsewhere(views, undefined)).toHaveLength(3);
  });

  it('CP5: keeps what was found by other means, such as a number', () => {
    const person = { id: 'p', label: 'Anna', found: true as const };
    expect(findEntries([...entries, person], '+7 916', []).map(({ entry }) => entry.id)).toEqual(['p']);
  });
});
