import { useCallback, useEffect, useState } from 'react';
import { asId, type PersonId, type SegmentId } from '@/utils/domain/ids.ts';
import { type PeopleState, peopleAddress, readPeopleAddress } from '@/utils/domain/people-address.ts';
import {
  firstPeopleSort,
  NO_PEOPLE_FILTER,
  type PeopleFilter,
  type PeopleSort,
} from '@/utils/domain/people-list.ts';

/** Filter, order and segment outlive the view (another part of the page); the address keeps them beyond the page. */
const kept = new Map<string, PeopleState>();
/** What a list has put into the address: it is not asked of the list of another account. */
let written: { listId: string; address: string } | undefined;

/** Filter, order and segment of one account's list. The view must be made anew when `listId` changes. PL40. */
export function usePeopleState(listId: string) {
  const [state, setState] = useState(() => addressed(listId) ?? kept.get(listId) ?? readPeopleAddress(''));
  useEffect(() => {
    kept.set(listId, state);
    written = { listId, address: peopleAddress(state) };
    // In its place: typing in the search makes no history. On the way to another part the address is that part's.
    if (isHere()) window.history.replaceState(null, '', hashOf(written.address, personInAddress()));
  }, [listId, state]);
  useEffect(() => {
    const stop = new AbortController();
    const read = () => {
      if (!isHere()) return;
      const next = addressed(listId);
      setState((before) => {
        // A link to the list as a whole leaves it as it is, and the address is told again.
        if (!next) return { ...before };
        return peopleAddress(next) === peopleAddress(before) ? before : next;
      });
    };
    window.addEventListener('hashchange', read, { signal: stop.signal });
    return () => stop.abort();
  }, [listId]);
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

/** The person in the page's address, beside what is asked of the list: `#people?tag=…&person=…`. */
export function usePersonInAddress(): [PersonId | undefined, (person: PersonId | undefined) => void] {
  const [person, setPerson] = useState(personInAddress);
  useEffect(() => {
    const stop = new AbortController();
    window.addEventListener('hashchange', () => setPerson(personInAddress()), { signal: stop.signal });
    return () => stop.abort();
  }, []);
  const open = useCallback((next: PersonId | undefined) => {
    window.location.hash = hashOf(peopleAddress(readPeopleAddress(parts())), next);
  }, []);
  return [person, open];
}

const PERSON = 'person';
const ACCOUNT = 'account';

function hashOf(list: string, person: PersonId | undefined): string {
  const all = new URLSearchParams(list);
  // CP70: the page's own, which a reload asks for.
  const account = new URLSearchParams(parts()).get(ACCOUNT);
  if (account && all.size > 0) all.set(ACCOUNT, account);
  if (person !== undefined) all.set(PERSON, person);
  return `#people${all.size === 0 ? '' : `?${all.toString()}`}`;
}

const isHere = (): boolean => window.location.hash.split('?')[0] === '#people';

/** What follows the `?`; nothing on another part of the page. */
const parts = (): string => (isHere() ? (window.location.hash.split('?')[1] ?? '') : '');

/** What the address asks of the list; nothing where it leaves the list as it stands. */
function addressed(listId: string): PeopleState | undefined {
  const state = readPeopleAddress(parts());
  const address = peopleAddress(state);
  const isAnothers = written !== undefined && written.listId !== listId && written.address === address;
  return address === '' || isAnothers ? undefined : state;
}

function personInAddress(): PersonId | undefined {
  const person = new URLSearchParams(parts()).get(PERSON);
  return person ? asId(person) : undefined;
}
