import { describe, expect, it } from 'vitest';
import {
  countBy,
  countryOf,
  filterRows,
  hasChips,
  type ListFilter,
  NO_COUNTRY,
  NO_FILTER,
  NO_TAG,
  tagsInGroup,
  withoutGoneTags,
} from './filter.ts';
import { asId, type TagId } from './ids.ts';
import { aRow, GARAGE, OAK, phone } from './list-rows.test-data.ts';

const nowMs = 1_000 * 86_400_000;
const daysAgo = (days: number) => nowMs - days * 86_400_000;
const late: TagId = asId('late');
const neighbour: TagId = asId('neighbour');

const rows = [
  aRow({
    id: 'anna',
    phone: phone('+79160000001', 'RU'),
    tags: [neighbour],
    method: 'invite-link',
    requestedAt: daysAgo(1),
  }),
  aRow({
    id: 'bob',
    phone: phone('+4400000002', 'GB'),
    groupTags: [{ groupId: OAK, tagId: late }],
    method: 'community',
    requestedAt: daysAgo(9),
  }),
  aRow({
    id: 'hidden',
    method: 'invite-link',
    requestedAt: daysAgo(20),
    groupTags: [{ groupId: GARAGE, tagId: late }],
  }),
  aRow({ id: 'odd', phone: phone('+99900000003'), requestedAt: daysAgo(3), laterUntil: nowMs + 1 }),
];
const shown = (filter: Partial<ListFilter>) =>
  filterRows(rows, { ...NO_FILTER, postponed: true, ...filter }, nowMs).map((row) => row.personId);

describe('which rows are shown', () => {
  it.each<[string, Partial<ListFilter>, string[]]>([
    ['[LF1] nothing set shows all, in their order', {}, ['anna', 'bob', 'hidden', 'odd']],
    ['[LF1] several values of one kind: any', { countries: ['RU', 'GB'] }, ['anna', 'bob']],
    ['[LF1] several kinds: all', { countries: ['RU', 'GB'], methods: ['community'] }, ['bob']],
    [
      '[LF2] hidden numbers and those of no country can be asked for',
      { countries: [NO_COUNTRY] },
      ['hidden', 'odd'],
    ],
    ['[LF3] a method', { methods: ['invite-link'] }, ['anna', 'hidden']],
    ['[LF4] a tag counts everywhere or in this group, not that of another group', { tags: [late] }, ['bob']],
    ['[LF4] no tag at all can be asked for', { tags: [NO_TAG] }, ['hidden', 'odd']],
    ['[LF5] older than', { age: { side: 'older', days: 7 } }, ['bob', 'hidden']],
    ['[LF5] newer than', { age: { side: 'newer', days: 7 } }, ['anna', 'odd']],
    [
      '[LF6] put off until later: hidden while their time has not come',
      { postponed: false },
      ['anna', 'bob', 'hidden'],
    ],
    ['[LF7] text joins the rest', { text: '+7', countries: ['RU', 'GB'] }, ['anna']],
  ])('%s', (_, filter, expected) => {
    expect(shown(filter)).toEqual(expected);
  });

  it('[LF6] comes back by itself at its time', () => {
    expect(filterRows(rows, NO_FILTER, nowMs + 1)).toHaveLength(4);
  });

  it('[LF8] only people who were removed before', () => {
    const removed = aRow({ id: 'back', lastRemoval: { groupId: GARAGE, groupName: 'Garage', at: 1 } });
    expect(filterRows([...rows, removed], { ...NO_FILTER, removedBefore: true }, nowMs)).toEqual([removed]);
  });

  it('[LF9] so many strikes or more', () => {
    const struck = [1, 2, 3].map((strikes) => ({ ...aRow({ id: `s${strikes}` }), strikes }));
    const shownOf = (strikesFrom: number) =>
      filterRows([...rows, ...struck], { ...NO_FILTER, strikesFrom }, nowMs).map((row) => row.personId);
    expect(shownOf(2)).toEqual(['s2', 's3']);
    expect(shownOf(1)).toEqual(['s1', 's2', 's3']);
    expect(hasChips({ ...NO_FILTER, strikesFrom: 1 })).toBe(true);
  });

  it('[LF1] without any test gives the very same list, so that nothing is drawn anew', () => {
    expect(filterRows(rows, { ...NO_FILTER, postponed: true }, nowMs)).toBe(rows);
  });

  it('counts values, the most frequent first', () => {
    expect(countBy(rows, (row) => [countryOf(row)])).toEqual([
      [NO_COUNTRY, 2],
      ['RU', 1],
      ['GB', 1],
    ]);
  });

  it('[LF4] names a tag once although it holds everywhere and here', () => {
    expect(tagsInGroup(aRow({ id: 'x', tags: [late], groupTags: [{ groupId: OAK, tagId: late }] }))).toEqual([
      late,
    ]);
  });

  it('no filter takes away every other', () => {
    const filter: ListFilter = { ...NO_FILTER, age: { side: 'older', days: 1 }, strikesFrom: 2 };
    expect(hasChips({ ...filter, ...NO_FILTER })).toBe(false);
  });

  it('tells a filter with chips from a text alone', () => {
    expect(hasChips({ ...NO_FILTER, text: 'anna' })).toBe(false);
    expect(hasChips({ ...NO_FILTER, age: { side: 'older', days: 1 } })).toBe(true);
    expect(hasChips({ ...NO_FILTER, roles: ['admin'] })).toBe(true);
  });

  it('[LF40] a tag that is gone counts no more; having no tag still does', () => {
    const filter: ListFilter = { ...NO_FILTER, text: 'anna', tags: [late, NO_TAG] };
    expect(withoutGoneTags(filter, new Set([neighbour]))).toEqual({ ...filter, tags: [NO_TAG] });
    expect(withoutGoneTags(filter, new Set([late]))).toBe(filter);
  });
});
