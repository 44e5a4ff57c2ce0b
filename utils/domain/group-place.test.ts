import { expect, it } from 'vitest';
import { accountShown, addressFor, GROUP_PLACES, placeOf, readPlace } from './group-place.ts';
import { type AccountId, asId, type GroupId } from './ids.ts';
import { readPeopleAddress } from './people-address.ts';

const ODD = asId<GroupId>('12-3&a=b#c?d@g.us');
const [HERE, THERE] = [asId<AccountId>('1&2@lid'), asId<AccountId>('3@lid')];

it.each(GROUP_PLACES)('[CP60] %s is found again at the group that it was opened at', (part) => {
  expect(readPlace(`chrome-extension://abc/dashboard.html#${placeOf(part, ODD, undefined)}`)).toEqual({
    part,
    groupId: ODD,
  });
});

it('[CP60] people are those of the group, as their list understands it', () => {
  const [, asked = ''] = placeOf('people', ODD, HERE).split('?');
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
  expect(placeOf('insight', undefined, HERE)).toBe('insight');
});

it.each(GROUP_PLACES)('[CP70] %s names the account that it was opened from', (part) => {
  expect(readPlace(`#${placeOf(part, ODD, HERE)}`)).toEqual({ part, groupId: ODD, accountId: HERE });
});

it('[CP70] an account that is not understood is left out', () => {
  expect(readPlace(`#insight?group=1&account=${'x'.repeat(201)}`)).toEqual({ part: 'insight', groupId: '1' });
});

it('[CP70] the account asked for last is shown, of those that are known; else the one heard last', () => {
  const known = [{ id: HERE }, { id: THERE }];
  const unknown = asId<AccountId>('4@lid');
  expect(accountShown(known, [])?.id).toBe(HERE);
  expect(accountShown(known, [THERE, HERE])?.id).toBe(THERE);
  expect(accountShown(known, [unknown, THERE])?.id).toBe(THERE);
  expect(accountShown(known, [unknown])?.id).toBe(HERE);
  expect(accountShown([], [THERE])).toBeUndefined();
});

it('[CP70] with another account chosen by hand the address is that account’s', () => {
  const hash = `#${placeOf('insight', ODD, HERE)}`;
  expect(readPlace(addressFor(hash, THERE))).toEqual({ part: 'insight', groupId: ODD, accountId: THERE });
  expect(addressFor('#people?tag=a+b', THERE)).toBe('#people?tag=a+b');
});
