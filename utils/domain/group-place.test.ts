import { expect, it } from 'vitest';
import { GROUP_PLACES, placeOf, readPlace } from './group-place.ts';
import { asId, type GroupId } from './ids.ts';
import { readPeopleAddress } from './people-address.ts';

const ODD = asId<GroupId>('12-3&a=b#c?d@g.us');

it.each(GROUP_PLACES)('[CP60] %s is found again at the group that it was opened at', (part) => {
  expect(readPlace(`chrome-extension://abc/dashboard.html#${placeOf(part, ODD)}`)).toEqual({
    part,
    groupId: ODD,
  });
});

it('[CP60] people are those of the group, as their list understands it', () => {
  const [, asked = ''] = placeOf('people', ODD).split('?');
  expect(readPeopleAddress(asked).filter.groupIds).toEqual([ODD]);
});

it.each([
  ['#insight', 'insight'],
  ['#insight?group=', 'insight'],
  [`#insight?group=${'x'.repeat(201)}`, 'insight'],
  ['#groups?find=oak', 'groups'],
  ['#', ''],
])('[CP61] %s names no group', (address, part) => {
  expect(readPlace(address)).toEqual({ part });
});

it('[CP61] without a group it is the part as a whole', () => {
  expect(placeOf('insight', undefined)).toBe('insight');
});
