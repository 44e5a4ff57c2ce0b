import { describe, expect, it } from 'vitest';
import { NO_COUNTRY, NO_TAG } from './filter.ts';
import { asId } from './ids.ts';
import {
  firstPeopleSort,
  isNoPeopleFilter,
  type KnownPerson,
  NO_GROUP,
  NO_LIST,
  NO_PEOPLE_FILTER,
  nameForOrder,
  type PeopleFacts,
  type PeopleFilter,
  peopleTest,
  sortPeople,
  withTags,
} from './people-list.ts';

const one = (name: string, over: Partial<KnownPerson> = {}): KnownPerson => ({
  personId: asId(name),
  displayName: name,
  isBusiness: false,
  isMyContact: false,
  isMe: false,
  tags: [],
  groupTags: [],
  noteCount: 0,
  changedAt: 0,
  ...over,
});
const norway = { e164: '+4790000001', formatted: '+47 900 00 001', country: 'NO' };
const filter = (part: Partial<PeopleFilter>): PeopleFilter => ({ ...NO_PEOPLE_FILTER, ...part });

/** Ash leads one of two groups and is on the deny list; Birch is in one and silent; Cedar in none. */
const PEOPLE = [
  one('Ash', { phone: norway, tags: [asId('red')], changedAt: 3 }),
  one('Birch', { groupTags: [{ groupId: asId('g'), tagId: asId('blue') }], changedAt: 9 }),
  one('Cedar', { changedAt: 5 }),
  one('Me', { isMe: true }),
];
const GROUPS: Record<string, number> = { Ash: 2, Birch: 1, Me: 2 };
const FACTS: PeopleFacts = {
  groups: (id) => GROUPS[id] ?? 0,
  isAnywhere: (id) => id in GROUPS,
  roles: (id) => (id === 'Ash' ? ['admin', 'member'] : id === 'Birch' ? ['member'] : []),
  lists: (id) => (id === 'Ash' ? ['deny'] : []),
  strikes: (id) => (id === 'Cedar' ? 2 : 0),
  isSilent: (id) => id === 'Birch',
};
const found = (part: Partial<PeopleFilter>) =>
  PEOPLE.filter(peopleTest(filter(part), FACTS)).map(({ personId }) => personId);

describe('who is in the list of everybody', () => {
  it('[PL1] everybody but me', () => {
    expect(found({})).toEqual(['Ash', 'Birch', 'Cedar']);
    expect(isNoPeopleFilter(filter({ text: '  ' }))).toBe(true);
  });

  it.each<[string, Partial<PeopleFilter>, string[]]>([
    ['a text', { text: 'BIR' }, ['Birch']],
    ['a number', { text: '+47 900' }, ['Ash']],
    ['a country', { countries: ['NO'] }, ['Ash']],
    ['a hidden number', { countries: [NO_COUNTRY] }, ['Birch', 'Cedar']],
    ['a tag that holds everywhere', { tags: [asId('red')] }, ['Ash']],
    ['a tag of one group', { tags: [asId('blue')] }, ['Birch']],
    ['no tag, or red', { tags: [NO_TAG, asId('red')] }, ['Ash', 'Cedar']],
  ])('[PL2] %s', (_, part, people) => {
    expect(found(part)).toEqual(people);
    expect(isNoPeopleFilter(filter(part))).toBe(false);
  });

  it('[PL2] several filters: all of them', () => {
    expect(found({ countries: ['NO', NO_COUNTRY], strikes: 1 })).toEqual(['Cedar']);
    expect(found({ countries: ['NO'], strikes: 1 })).toEqual([]);
  });

  it('[PL3] members of these groups', () => {
    expect(found({ groupIds: [asId('g')] })).toEqual(['Ash', 'Birch']);
    expect(found({ setId: asId('set') })).toEqual(['Ash', 'Birch']);
  });

  it('[PL4] by role, and in no group', () => {
    expect(found({ roles: ['admin'] })).toEqual(['Ash']);
    expect(found({ roles: ['member'] })).toEqual(['Ash', 'Birch']);
    expect(found({ roles: [NO_GROUP, 'admin'] })).toEqual(['Ash', 'Cedar']);
  });

  it('[PL5] by strikes and lists', () => {
    expect(found({ strikes: 2 })).toEqual(['Cedar']);
    expect(found({ strikes: 3 })).toEqual([]);
    expect(found({ lists: ['deny'] })).toEqual(['Ash']);
    expect(found({ lists: ['allow'] })).toEqual([]);
    expect(found({ lists: [NO_LIST] })).toEqual(['Birch', 'Cedar']);
  });

  it('[PL6] the silent', () => {
    expect(found({ silentDays: 30 })).toEqual(['Birch']);
  });
});

describe('the order', () => {
  const order = (by: Parameters<typeof firstPeopleSort>[0], turned = false) => {
    const sort = firstPeopleSort(by);
    const people = PEOPLE.slice(0, 3);
    const sorted = sortPeople(people, { by, descending: sort.descending !== turned }, FACTS);
    return sorted.map(({ personId }) => personId as string);
  };

  it('[PL7] by name, and the most or the latest first', () => {
    expect(order('name')).toEqual(['Ash', 'Birch', 'Cedar']);
    expect(order('name', true)).toEqual(['Cedar', 'Birch', 'Ash']);
    expect(order('groups')).toEqual(['Ash', 'Birch', 'Cedar']);
    expect(order('groups', true)).toEqual(['Cedar', 'Birch', 'Ash']);
    expect(order('changed')).toEqual(['Birch', 'Cedar', 'Ash']);
  });

  it('[PL7] equals keep the order of names in either direction', () => {
    expect(order('strikes')).toEqual(['Cedar', 'Ash', 'Birch']);
    expect(order('strikes', true)).toEqual(['Ash', 'Birch', 'Cedar']);
  });

  it('[PL7] without a name by number, and with neither last', () => {
    expect(nameForOrder(one('Ash'))).toBe('Ash');
    expect(nameForOrder(one('x', { displayName: undefined, phone: norway }))).toBe('+4790000001');
    expect(nameForOrder(one('x', { displayName: undefined })) > 'zzz').toBe(true);
  });
});

it('puts other tags into a filter, each once', () => {
  const into = (tag: string) => (tag === 'red' ? asId<never>('blue') : asId<never>(tag));
  expect(withTags(filter({ tags: [asId('red'), NO_TAG, asId('blue')] }), into).tags).toEqual([
    'blue',
    NO_TAG,
  ]);
});
