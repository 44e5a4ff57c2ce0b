import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '@/tests/builders.ts';
import { asId, type PersonId } from './ids.ts';
import { NO_PEOPLE_FILTER, type PeopleFilter } from './people-list.ts';
import {
  changedSince,
  personMark,
  samePeopleFilter,
  SEGMENTS_LIMIT,
  type Segment,
  segmentProblem,
} from './segments.ts';

const filter = (part: Partial<PeopleFilter>): PeopleFilter => ({ ...NO_PEOPLE_FILTER, ...part });
const aSegment = (over: Partial<Segment> = {}): Segment => ({
  id: asId('s'),
  accountId: ACCOUNT,
  name: 'Abroad',
  filter: filter({ countries: ['NO'] }),
  updatedAt: 0,
  ...over,
});

describe('a segment', () => {
  it.each<[string, Partial<Segment>, string | undefined]>([
    ['as it should be', {}, undefined],
    ['without a name', { name: ' ' }, 'name'],
    ['with a name too long', { name: 'a'.repeat(61) }, 'name'],
    ['with the name of another', { name: 'ÉLITE' }, 'twice'],
    ['of everybody', { filter: NO_PEOPLE_FILTER }, 'empty'],
  ])('[SG1] %s', (_, over, problem) => {
    expect(segmentProblem(aSegment(over), [aSegment({ id: asId('other'), name: 'elite' })])).toBe(problem);
  });

  it('[SG1] at most so many, and one of them can still be changed', () => {
    const all = Array.from({ length: SEGMENTS_LIMIT }, (_, n) =>
      aSegment({ id: asId(`${n}`), name: `${n}` }),
    );
    expect(segmentProblem(aSegment(), all)).toBe('too-many');
    expect(segmentProblem(aSegment({ id: asId('3') }), all)).toBeUndefined();
  });

  it('[SG6] is the same whatever the order of its values', () => {
    const tags = (...ids: string[]) => filter({ tags: ids.map((id) => asId<never>(id)) });
    expect(samePeopleFilter(tags('a', 'b'), tags('b', 'a'))).toBe(true);
    expect(samePeopleFilter(tags('a'), tags('a', 'b'))).toBe(false);
    expect(samePeopleFilter(filter({ text: ' x' }), filter({ text: 'x' }))).toBe(true);
    expect(samePeopleFilter(filter({ setId: asId('s') }), filter({}))).toBe(false);
  });
});

describe('what came and went', () => {
  it('[SG3] is counted against the last use', () => {
    expect(changedSince([1, 2, 3], [2, 3, 4, 5])).toEqual({ came: 2, went: 1 });
    expect(changedSince([1], [1])).toEqual({ came: 0, went: 0 });
    expect(changedSince([], [1])).toEqual({ came: 1, went: 0 });
  });

  it('[SG5] by marks of 53 bits, another for each', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => asId<PersonId>(`0b7e-${index}`));
    const marks = new Set(ids.map(personMark));
    expect(marks.size).toBe(ids.length);
    expect([...marks].filter((mark) => !Number.isSafeInteger(mark) || mark < 0)).toEqual([]);
    // Spread over the whole of them, so that two seldom meet.
    const buckets = new Set([...marks].map((mark) => Math.floor(mark / 2 ** 47)));
    expect(buckets.size).toBe(64);
  });
});
