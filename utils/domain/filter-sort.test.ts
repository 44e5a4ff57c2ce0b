import { describe, expect, it } from 'vitest';
import { chooseSort, type SortKey, sortRows } from './filter-sort.ts';
import { asId, type TagId } from './ids.ts';
import { aRow, phone } from './list-rows.test-data.ts';

const first: TagId = asId('first');
const second: TagId = asId('second');
const by = {
  compare: new Intl.Collator('en').compare,
  countryName: (country: string) => ({ GB: 'Britain', FR: 'France' })[country] ?? country,
  tagOrder: new Map([
    [first, 0],
    [second, 1],
  ]),
};
const rows = [
  aRow({
    id: '1',
    displayName: 'Zoe',
    role: 'member',
    joinedAt: 30,
    tags: [second, first],
    phone: phone('+44', 'GB'),
  }),
  aRow({ id: '2', role: 'admin', joinedAt: 10 }),
  aRow({ id: '3', displayName: 'Émile', role: 'superadmin', tags: [second], phone: phone('+33', 'FR') }),
  aRow({ id: '4', displayName: 'Fred', role: 'member', joinedAt: 20, phone: phone('+44', 'GB') }),
];
const order = (key: SortKey, descending = false) =>
  sortRows(rows, { by: key, descending }, by)
    .map((row) => row.personId)
    .join('');

describe('the order of a list of members', () => {
  it.each<[string, SortKey, boolean, string]>([
    ['[LO1] names by the language: É before F', 'name', false, '3412'],
    ['[LO2] the nameless come last, also the other way round', 'name', true, '1432'],
    ['[LO1] roles: the owner, admins, members', 'role', false, '3241'],
    ['[LO1] countries by their names, not their codes; within one by name', 'country', false, '4132'],
    ['[LO2] countries the other way round, unknown still last', 'country', true, '3412'],
    ['[LO1] joined, unknown last', 'joined', false, '2413'],
    ['[LO2] joined, latest first, unknown still last', 'joined', true, '1423'],
    ['[LO3] tags: the foremost tag of each in the admin’s own order', 'tag', false, '1342'],
  ])('%s', (_, key, descending, expected) => {
    expect(order(key, descending)).toBe(expected);
  });

  it('[LO2] people without a name come after those with one, by number', () => {
    const list = [
      aRow({ id: 'z', phone: phone('+7') }),
      aRow({ id: 'y', phone: phone('+44') }),
      aRow({ id: 'x', displayName: 'Zoe' }),
      aRow({ id: 'w' }),
    ];
    const sorted = sortRows(list, { by: 'name', descending: false }, by);
    expect(sorted.map((row) => row.personId)).toEqual(['x', 'y', 'z', 'w']);
  });

  it('[LO4] equal people keep one order whatever order they came in', () => {
    const twins = [aRow({ id: 'b', displayName: 'Ann' }), aRow({ id: 'a', displayName: 'Ann' })];
    const ids = (list: typeof twins) =>
      sortRows(list, { by: 'role', descending: true }, by).map((row) => row.personId);
    expect(ids(twins)).toEqual(['a', 'b']);
    expect(ids([...twins].reverse())).toEqual(['a', 'b']);
  });

  it('[LO5] a key chosen again is turned round, a new one begins where one looks first', () => {
    const byName = { by: 'name', descending: false } as const;
    expect(chooseSort(byName, 'name')).toEqual({ by: 'name', descending: true });
    expect(chooseSort({ by: 'name', descending: true }, 'name')).toEqual(byName);
    expect(chooseSort({ by: 'name', descending: true }, 'role')).toEqual({ by: 'role', descending: false });
    expect(chooseSort(byName, 'joined')).toEqual({ by: 'joined', descending: true });
    expect(chooseSort({ by: 'joined', descending: true }, 'joined')).toEqual({
      by: 'joined',
      descending: false,
    });
  });
});
