import { describe, expect, it } from 'vitest';
import { NO_COUNTRY, NO_TAG } from './filter.ts';
import { asId } from './ids.ts';
import { type PeopleState, peopleAddress, readPeopleAddress } from './people-address.ts';
import { firstPeopleSort, NO_GROUP, NO_LIST, NO_PEOPLE_FILTER } from './people-list.ts';

const FRESH: PeopleState = { filter: NO_PEOPLE_FILTER, sort: firstPeopleSort('name') };

describe("the list's address", () => {
  it('[PL40] is empty for everybody by name', () => {
    expect(peopleAddress(FRESH)).toBe('');
    expect(readPeopleAddress('')).toEqual(FRESH);
  });

  it('[PL40] keeps filter, order and segment', () => {
    const state: PeopleState = {
      filter: {
        text: 'Дубы & клёны = 2',
        countries: ['RU', NO_COUNTRY],
        tags: [asId('b1c6.2'), asId('a&b=c'), NO_TAG],
        groupIds: [asId('1203630@g.us')],
        setId: asId('set'),
        roles: ['admin', NO_GROUP],
        lists: ['deny', NO_LIST],
        strikes: 3,
        silentDays: 30,
      },
      sort: { by: 'changed', descending: false },
      segmentId: asId('b1c6-2'),
    };
    expect(readPeopleAddress(peopleAddress(state))).toEqual(state);
  });

  it.each([
    ['1', 1],
    ['14', 14],
    ['400', 400],
    ['401', 0],
    ['0', 0],
    ['-7', 0],
    ['1.5', 0],
    ['many', 0],
  ])('[PL60] silent for %s days is read as %i', (text, days) => {
    expect(readPeopleAddress(`silent=${text}`).filter.silentDays).toBe(days);
  });

  it('[PL40] tells both directions of an order', () => {
    for (const descending of [true, false])
      for (const by of ['name', 'groups'] as const) {
        const state: PeopleState = { ...FRESH, sort: { by, descending } };
        expect(readPeopleAddress(peopleAddress(state))).toEqual(state);
      }
  });

  it.each([
    'sort=-nonsense&country=RU&country=Atlantis&role=planet&list=grey',
    'country=RU&strikes=101&silent=401&%E0%A4%A=1',
    'country=RU&strikes=2.5&silent=-7&tag=&segment=',
    `country=RU&strikes=-1&silent=x&person=anna&country=RU&group=${'x'.repeat(201)}`,
  ])('[PL41] takes what it understands of %s', (address) => {
    expect(readPeopleAddress(address)).toEqual({
      ...FRESH,
      filter: { ...NO_PEOPLE_FILTER, countries: ['RU'] },
    });
  });

  it('[PL41] cuts a text that is no search, and lists that no list made', () => {
    const { filter } = readPeopleAddress(
      `find=${'x'.repeat(500)}${Array.from({ length: 1_500 }, (_, at) => `&tag=${at}`).join('')}`,
    );
    expect(filter.text).toHaveLength(200);
    expect(filter.tags).toHaveLength(1_000);
  });
});
