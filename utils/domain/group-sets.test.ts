import { describe, expect, it } from 'vitest';
import { groupSet } from '@/utils/contracts/group-sets.ts';
import { ACCOUNT, aGroup } from '@/tests/builders.ts';
import type { GroupFacts } from './group.ts';
import {
  GROUP_SETS_LIMIT,
  type GroupSet,
  groupSetProblem,
  groupsOfSet,
  isNoFilter,
  sameFilter,
  withGroups,
  withoutGroups,
} from './group-sets.ts';
import { type GroupFilter, filterGroups, NO_GROUP_FILTER, type TableGroup } from './group-table.ts';
import { asId, type GroupId } from './ids.ts';

const row = (name: string, over: Partial<GroupFacts & TableGroup> = {}): TableGroup => ({
  ...aGroup({ id: asId(name), subject: name }),
  pendingCount: 0,
  ...over,
});
/** Unix ms. */
const NOW = 1_800_000_000_000;
const DAY_MS = 86_400_000;
const names = (groups: readonly TableGroup[]) => groups.map(({ subject }) => subject);
const ids = (...all: string[]): GroupId[] => all.map((id) => asId(id));
const filter = (part: Partial<GroupFilter>): GroupFilter => ({ ...NO_GROUP_FILTER, ...part });
const byHand = (...all: string[]) => ({ holds: { by: 'hand' as const, groupIds: ids(...all) } });
const aSet = (over: Partial<GroupSet> = {}): GroupSet => ({
  id: asId('set'),
  accountId: ACCOUNT,
  name: 'Lanes',
  ...byHand('Ash'),
  updatedAt: 0,
  ...over,
});

describe('what a set holds', () => {
  const groups = [row('Ash'), row('Birch', { pendingCount: 2 }), row('Cedar', { size: 300 })];

  it('[GM11] by hand: those chosen, in the order of the table', () => {
    expect(names(groupsOfSet(groups, byHand('Cedar', 'Ash'), NOW))).toEqual(['Ash', 'Cedar']);
  });

  it('[GM11] by condition: whatever meets the filter now', () => {
    const waiting = { holds: { by: 'filter' as const, filter: filter({ pending: true }) } };
    expect(names(groupsOfSet(groups, waiting, NOW))).toEqual(['Birch']);
    const later = groups.map((group) => ({ ...group, pendingCount: 1 }));
    expect(names(groupsOfSet(later, waiting, NOW))).toEqual(['Ash', 'Birch', 'Cedar']);
  });

  it('[GM66] by an age: what has become old enough is in it without anything else changing', () => {
    const quiet = { holds: { by: 'filter' as const, filter: filter({ quiet: ['7'] }) } };
    const rows = [row('Ash', { lastActivityAt: NOW - 6 * DAY_MS }), row('Birch', { lastActivityAt: NOW })];
    expect(names(groupsOfSet(rows, quiet, NOW))).toEqual([]);
    expect(names(groupsOfSet(rows, quiet, NOW + DAY_MS))).toEqual(['Ash']);
  });

  it('[GM66] a set that was saved before there were such filters holds what it held', () => {
    const { places: _places, links: _links, quiet: _quiet, ...old } = filter({ pending: true });
    expect(names(groupsOfSet(groups, { holds: { by: 'filter', filter: old } }, NOW))).toEqual(['Birch']);
    expect(sameFilter(old, filter({ pending: true }))).toBe(true);
    expect(sameFilter(old, filter({ pending: true, links: ['30'] }))).toBe(false);
    expect(isNoFilter({ ...old, pending: false })).toBe(true);
    const set = aSet({ holds: { by: 'filter', filter: old } });
    expect(groupSet.parse(set)).toEqual(set);
    const now = aSet({ holds: { by: 'filter', filter: filter({ places: ['10'], quiet: ['unknown'] }) } });
    expect(groupSet.parse(now)).toEqual(now);
  });

  it('[GM12] only groups of the table; one that is mine again is back', () => {
    const set = byHand('Ash', 'Birch', 'Cedar');
    const now = [row('Ash', { myRole: 'member' }), row('Birch', { goneAt: 1 }), row('Cedar')];
    expect(names(groupsOfSet(now, set, NOW))).toEqual(['Cedar']);
    expect(names(groupsOfSet(groups, set, NOW))).toEqual(['Ash', 'Birch', 'Cedar']);
    const all = { holds: { by: 'filter' as const, filter: filter({ text: 'a' }) } };
    expect(names(groupsOfSet(now, all, NOW))).toEqual(['Cedar']);
  });

  it('[GM15] takes groups in once, and lets go of some', () => {
    expect(withGroups(ids('b', 'a'), ids('a', 'c', 'c'))).toEqual(['b', 'a', 'c']);
    expect(withoutGroups(ids('b', 'a', 'c'), ids('a', 'z'))).toEqual(['b', 'c']);
  });
});

describe('[GM13] what a set must have', () => {
  it.each([
    ['a name', aSet({ name: '  ' }), 'name'],
    ['a name that is not too long', aSet({ name: 'x'.repeat(61) }), 'name'],
    ['a name of its own', aSet({ name: ' Élan' }), 'twice'],
    ['some group', aSet(byHand()), 'empty'],
    ['some condition', aSet({ holds: { by: 'filter', filter: filter({ text: ' ' }) } }), 'empty'],
  ] as const)('%s', (_, set, problem) => {
    expect(groupSetProblem(set, [{ id: asId('other'), name: 'elan' }])).toBe(problem);
  });

  it('its own name from before is no other', () => {
    expect(groupSetProblem(aSet(), [{ id: asId('set'), name: 'Lanes' }])).toBeUndefined();
  });

  it('room among the others', () => {
    const others = Array.from({ length: GROUP_SETS_LIMIT }, (_, n) => ({
      id: asId<GroupSet['id']>(`${n}`),
      name: `${n}`,
    }));
    expect(groupSetProblem(aSet(), others)).toBe('too-many');
    expect(groupSetProblem(aSet(), others.slice(1))).toBeUndefined();
    expect(groupSetProblem(aSet({ id: asId('0') }), others)).toBeUndefined();
  });
});

describe('filters', () => {
  it('[GM14] the order in which values were chosen makes no other filter', () => {
    const one = filter({ kinds: ['group', 'subgroup'], settings: { approval: ['on', 'off'], announce: [] } });
    const other = filter({ kinds: ['subgroup', 'group'], settings: { approval: ['off', 'on'] }, text: ' ' });
    expect(sameFilter(one, other)).toBe(true);
    expect(sameFilter(one, { ...other, pending: true })).toBe(false);
  });

  it('that ask for nothing are known', () => {
    expect(isNoFilter(filter({ text: ' ', settings: { approval: [] } }))).toBe(true);
    for (const part of [
      { text: 'a' },
      { sizes: ['full' as const] },
      { places: ['10' as const] },
      { links: ['unknown' as const] },
      { quiet: ['7' as const] },
      { settings: { approval: ['on' as const] } },
    ])
      expect(isNoFilter(filter(part))).toBe(false);
  });

  it('[GM5] by size and by my role; full is a value of its own', () => {
    const groups = [
      row('Small', { size: 49, myRole: 'superadmin' }),
      row('Medium', { size: 50 }),
      row('Large', { size: 256 }),
      row('Full', { size: 300, sizeLimit: 300 }),
    ];
    const shown = (part: Partial<GroupFilter>) => names(filterGroups(groups, filter(part), NOW));
    expect(shown({ sizes: ['small'] })).toEqual(['Small']);
    expect(shown({ sizes: ['medium', 'full'] })).toEqual(['Medium', 'Full']);
    expect(shown({ sizes: ['large'] })).toEqual(['Large', 'Full']);
    expect(shown({ roles: ['superadmin'] })).toEqual(['Small']);
  });
});
