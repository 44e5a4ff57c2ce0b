import { useCallback, useEffect, useState } from 'react';
import { asId, type PersonId, type SegmentId } from '@/utils/domain/ids.ts';
import {
  firstPeopleSort,
  NO_PEOPLE_FILTER,
  type PeopleFilter,
  type PeopleSort,
} from '@/utils/domain/people-list.ts';

type PeopleState = { filter: PeopleFilter; sort: PeopleSort; segmentId?: SegmentId | undefined };

/** Filter and order outlive the view and end with the page. */
const kept = new Map<string, PeopleState>();

/** Filter, order and segment of one account's list. The view must be made anew when `listId` changes. */
export function usePeopleState(listId: string) {
  const [state, setState] = useState<PeopleState>(
    () => kept.get(listId) ?? { filter: NO_PEOPLE_FILTER, sort: firstPeopleSort('name') },
  );
  useEffect(() => {
    kept.set(listId, state);
  }, [listId, state]);
  const onFilter = useCallback(
    (part: Partial<PeopleFilter>) =>
      setState((before) => ({ ...before, filter: { ...before.filter, ...part } })),
    [],
  );
  const onSort = useCallback(
    (by: PeopleSort['by']) =>
      setState((before) => ({
        ...before,
        sort: before.sort.by === by ? { by, descending: !before.sort.descending } : firstPeopleSort(by),
      })),
    [],
  );
  /** Nothing: everybody. */
  const onSegment = useCallback(
    (segment: { id: SegmentId; filter: PeopleFilter } | undefined) =>
      setState((before) => ({
        ...before,
        segmentId: segment?.id,
        filter: segment?.filter ?? NO_PEOPLE_FILTER,
      })),
    [],
  );
  return { ...state, onFilter, onSort, onSegment };
}

/** The person in the page's address: `#people?person=…`. */
export function usePersonInAddress(): [PersonId | undefined, (person: PersonId | undefined) => void] {
  const [person, setPerson] = useState(personInAddress);
  useEffect(() => {
    const stop = new AbortController();
    window.addEventListener('hashchange', () => setPerson(personInAddress()), { signal: stop.signal });
    return () => stop.abort();
  }, []);
  const open = useCallback((next: PersonId | undefined) => {
    window.location.hash =
      next === undefined ? 'people' : `people?${new URLSearchParams({ person: next }).toString()}`;
  }, []);
  return [person, open];
}

function personInAddress(): PersonId | undefined {
  const [feature, parts] = window.location.hash.slice(1).split('?');
  const person = feature === 'people' ? new URLSearchParams(parts).get('person') : null;
  return person ? asId(person) : undefined;
}
