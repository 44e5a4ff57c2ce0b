/** Saved filters of people. Rules SG1–SG7: `SPEC.md`, "People". */
import { fold } from './filter-text.ts';
import type { AccountId, PersonId, SegmentId } from './ids.ts';
import { isNoPeopleFilter, type PeopleFilter } from './people-list.ts';
import { sameData } from './same-data.ts';

export type Segment = {
  id: SegmentId;
  accountId: AccountId;
  name: string;
  filter: PeopleFilter;
  updatedAt: number;
};

/** More would not fit above the list, nor be found again. */
export const SEGMENTS_LIMIT = 50;
export const SEGMENT_NAME_LIMIT = 60;

export type SegmentProblem = 'name' | 'twice' | 'empty' | 'too-many';

/** SG1. `others`: every segment of the account. */
export function segmentProblem(
  segment: Pick<Segment, 'id' | 'name' | 'filter'>,
  others: readonly Pick<Segment, 'id' | 'name'>[],
): SegmentProblem | undefined {
  const name = segment.name.trim();
  if (name === '' || name.length > SEGMENT_NAME_LIMIT) return 'name';
  const rest = others.filter(({ id }) => id !== segment.id);
  if (rest.some((other) => fold(other.name.trim()) === fold(name))) return 'twice';
  if (rest.length >= SEGMENTS_LIMIT) return 'too-many';
  return isNoPeopleFilter(segment.filter) ? 'empty' : undefined;
}

/** SG6: whether a filter asks for something else. The order in which values were chosen means nothing. */
export function samePeopleFilter(a: PeopleFilter, b: PeopleFilter): boolean {
  return sameData(plain(a), plain(b));
}

const plain = (filter: PeopleFilter) => ({
  ...filter,
  text: filter.text.trim(),
  countries: filter.countries.toSorted(),
  tags: filter.tags.toSorted(),
  groupIds: filter.groupIds.toSorted(),
  roles: filter.roles.toSorted(),
  lists: filter.lists.toSorted(),
});

/** SG5: 53 bits of a person's id (FNV-1a, two primes), a number that is exact. Two of 100,000 people share one once in two million times. */
export function personMark(personId: PersonId): number {
  let low = 0x811c9dc5;
  let high = 0x811c9dc5;
  for (let at = 0; at < personId.length; at++) {
    const unit = personId.charCodeAt(at);
    low = Math.imul(low ^ unit, 16_777_619);
    high = Math.imul(high ^ unit, 2_654_435_761);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}

/** SG3: how many came and went. `before`, `now`: marks, each once. */
export function changedSince(
  before: Iterable<number>,
  now: Iterable<number>,
): { came: number; went: number } {
  const then = new Set(before);
  let came = 0;
  let stayed = 0;
  for (const mark of now) {
    if (then.has(mark)) stayed++;
    else came++;
  }
  return { came, went: then.size - stayed };
}
