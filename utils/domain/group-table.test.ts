import { describe, expect, it } from 'vitest';
import { aGroup } from '@/tests/builders.ts';
import {
  closedBy,
  filterGroups,
  GROUP_COLUMNS,
  type GroupFilter,
  type GroupSort,
  isInTable,
  NO_GROUP_FILTER,
  pendingOf,
  placesLeft,
  sortGroups,
  type TableGroup,
} from './group-table.ts';
import { asId } from './ids.ts';

const { compare } = new Intl.Collator('en', { numeric: true });
const aRow = (id: string, over: Partial<TableGroup> = {}): TableGroup => ({
  ...aGroup({ id: asId(id), subject: `Group ${id}` }),
  pendingCount: 0,
  ...over,
});
/** Unix ms. */
const NOW = 1_800_000_000_000;
const ids = (groups: readonly TableGroup[]) => groups.map(({ id }) => id).join('');
const sorted = (groups: readonly TableGroup[], by: GroupSort['by'], descending = false) =>
  ids(sortGroups(groups, { by, descending }, compare));

describe('which groups are in the table', () => {
  it.each<[string, Partial<TableGroup>, boolean]>([
    ['[GM1] an admin’s', { myRole: 'admin' }, true],
    ['[GM1] an owner’s', { myRole: 'superadmin' }, true],
    ['[GM1] a plain member’s', { myRole: 'member' }, false],
    ['[GM1] one I am not in', { myRole: undefined }, false],
    ['[GM1] one that is gone', { goneAt: 1 }, false],
    ['[GM1] a community, the frame around groups', { kind: 'community' }, false],
    ['[GM1] a group of a community', { kind: 'subgroup' }, true],
    ['[GM2] a suspended one', { suspended: true }, true],
  ])('%s', (_, over, expected) => {
    expect(isInTable(aRow('1', over))).toBe(expected);
  });

  it('[GM2] says why one cannot be chosen', () => {
    expect(closedBy(aRow('1'))).toBeUndefined();
    expect(closedBy(aRow('1', { suspended: true }))).toBe('suspended');
    expect(closedBy(aRow('1', { suspended: true, terminated: true }))).toBe('terminated');
  });
});

describe('the order', () => {
  it.each(GROUP_COLUMNS)('[GM4] unknown %s comes last in either direction', (column) => {
    const known = aRow('2', {
      sizeLimit: 10,
      requestsReadAt: 1,
      linkResetAt: 1,
      settings: { announce: false, restrict: true, approval: true, addMode: 'all', ephemeralS: 0 },
      lastActivityAt: 1,
      createdAt: 1,
    });
    const unknown = aRow('1', { settings: {} });
    const isAlwaysKnown = column === 'name' || column === 'members' || column === 'role';
    expect(sorted([unknown, known], column)).toBe(isAlwaysKnown ? '12' : '21');
    expect(sorted([unknown, known], column, true)).toBe(column === 'name' || !isAlwaysKnown ? '21' : '12');
  });

  it('[GM3] equal rows stand by name, then by id, in either direction', () => {
    const twins = [aRow('c', { subject: 'B' }), aRow('b', { subject: 'A' }), aRow('a', { subject: 'B' })];
    for (const descending of [false, true]) {
      expect(sorted(twins, 'members', descending)).toBe('bac');
      expect(sorted(twins.toReversed(), 'members', descending)).toBe('bac');
    }
  });

  it('sorts names by the language, numbers by value, roles from the owner', () => {
    expect(sorted([aRow('10'), aRow('9')], 'name')).toBe('910');
    expect(sorted([aRow('a', { size: 10 }), aRow('b', { size: 9 })], 'members')).toBe('ba');
    expect(sorted([aRow('a'), aRow('b', { myRole: 'superadmin' })], 'role')).toBe('ba');
  });

  it('[GM4] what is unknown', () => {
    expect(placesLeft(aRow('1', { size: 9 }))).toBeUndefined();
    expect(placesLeft(aRow('1', { size: 9, sizeLimit: 8 }))).toBe(0);
    expect(pendingOf(aRow('1', { settings: { approval: true } }))).toBeUndefined();
    expect(pendingOf(aRow('1', { settings: { approval: false } }))).toBe(0);
    expect(pendingOf(aRow('1', { requestsReadAt: 1 }))).toBe(0);
    expect(pendingOf(aRow('1', { pendingCount: 3 }))).toBe(3);
  });
});

describe('the filter', () => {
  const rows = [
    aRow('1', { subject: 'Élan vital', description: 'Chess on Mondays', settings: { announce: true } }),
    aRow('2', { kind: 'subgroup', settings: { announce: false, addMode: 'admins' }, pendingCount: 2 }),
    aRow('3', { kind: 'general', settings: { addMode: 'all', ephemeralS: 86_400 }, suspended: true }),
  ];
  it.each<[string, Partial<GroupFilter>, string]>([
    ['[GM5] nothing asked', {}, '123'],
    ['[GM5] words in name and description', { text: ' elan  CHESS' }, '1'],
    ['[GM5] a word that is nowhere', { text: 'elan tennis' }, ''],
    ['[GM5] any of several kinds', { kinds: ['subgroup', 'general'] }, '23'],
    ['[GM5] on', { settings: { announce: ['on'] } }, '1'],
    ['[GM5] unknown is a value', { settings: { announce: ['off', 'unknown'] } }, '23'],
    ['[GM5] all of several settings', { settings: { announce: ['off', 'unknown'], addMode: ['off'] } }, '3'],
    ['[GM5] a time is on', { settings: { ephemeralS: ['on'] } }, '3'],
    ['[GM5] somebody waits', { pending: true }, '2'],
    ['[GM5] suspended', { suspended: true }, '3'],
  ])('%s', (_, filter, expected) => {
    expect(ids(filterGroups(rows, { ...NO_GROUP_FILTER, ...filter }, NOW))).toBe(expected);
  });

  const ago = (days: number) => NOW - days * 86_400_000;
  const aged = [
    aRow('1', { linkResetAt: ago(29), lastActivityAt: ago(0), size: 90, sizeLimit: 100 }),
    aRow('2', { linkResetAt: ago(30), lastActivityAt: ago(7), size: 100, sizeLimit: 100 }),
    aRow('3', { linkResetAt: ago(400), lastActivityAt: ago(91), size: 89, sizeLimit: 100 }),
    aRow('4', { size: 5 }),
  ];
  it.each<[string, Partial<GroupFilter>, string]>([
    ['a link not reset for 30 days', { links: ['30'] }, '23'],
    ['any of several', { links: ['30', '365'] }, '23'],
    ['a link not reset for a year, or unknown', { links: ['365', 'unknown'] }, '34'],
    ['unknown is never old', { links: ['90'] }, '3'],
    ['quiet for a week', { quiet: ['7'] }, '23'],
    ['quiet for 90 days', { quiet: ['90'] }, '3'],
    ['quiet or not is unknown', { quiet: ['unknown'] }, '4'],
    ['few places left, none among them', { places: ['10'] }, '12'],
    ['more places, or unknown', { places: ['100', 'unknown'] }, '1234'],
    ['all of several filters', { quiet: ['7'], places: ['10'] }, '2'],
  ])('[GM65] %s', (_, filter, expected) => {
    expect(ids(filterGroups(aged, { ...NO_GROUP_FILTER, ...filter }, NOW))).toBe(expected);
  });
});
