/** Filter, order and segment of the list of everybody as a page's address, and back. Rules PL40, PL41: `SPEC.md`, "People". */
import { COUNTRIES } from './countries.ts';
import { NO_COUNTRY } from './filter.ts';
import type { Role } from './group.ts';
import { asId, type SegmentId } from './ids.ts';
import { INSIGHT_KEEP_DAYS } from './insight.ts';
import type { ListName } from './lists.ts';
import {
  NO_GROUP,
  NO_LIST,
  PEOPLE_SORTS,
  PEOPLE_TEXT_LIMIT,
  type PeopleFilter,
  type PeopleSort,
} from './people-list.ts';

export type PeopleState = { filter: PeopleFilter; sort: PeopleSort; segmentId?: SegmentId | undefined };

const ROLES: readonly (Role | typeof NO_GROUP)[] = ['superadmin', 'admin', 'member', NO_GROUP];
const LISTS: readonly (ListName | typeof NO_LIST)[] = ['deny', 'allow', NO_LIST];
/** No id is longer. */
const ID_LIMIT = 200;
/** An address with more values was made by no list. */
const VALUES_LIMIT = 1_000;
const STRIKES_LIMIT = 100;

/** PL40. Empty for everybody by name. */
export function peopleAddress({ filter, sort, segmentId }: PeopleState): string {
  const parts = new URLSearchParams();
  // Ids may hold any character, so that each value has a part of its own.
  const list = (name: string, values: readonly string[]) => {
    for (const value of values) parts.append(name, value);
  };
  if (segmentId !== undefined) parts.set('segment', segmentId);
  if (filter.text.trim() !== '') parts.set('find', filter.text);
  list('tag', filter.tags);
  list('group', filter.groupIds);
  if (filter.setId !== undefined) parts.set('set', filter.setId);
  list('role', filter.roles);
  list('country', filter.countries);
  list('list', filter.lists);
  if (filter.strikes > 0) parts.set('strikes', String(filter.strikes));
  if (filter.silentDays > 0) parts.set('silent', String(filter.silentDays));
  if (sort.by !== 'name' || sort.descending) parts.set('sort', `${sort.descending ? '-' : ''}${sort.by}`);
  return parts.toString();
}

/** PL41. What is not understood is left out, never a reason to fail. */
export function readPeopleAddress(address: string): PeopleState {
  const parts = new URLSearchParams(address);
  const asked = (name: string) => [...new Set(parts.getAll(name))].slice(0, VALUES_LIMIT);
  const ids = <Id extends string>(name: string): Id[] =>
    asked(name).flatMap((value) => (value === '' || value.length > ID_LIMIT ? [] : asId<Id>(value)));
  const known = <Value extends string>(name: string, values: readonly Value[]): Value[] =>
    asked(name).flatMap((value) => values.find((one) => one === value) ?? []);
  const strikes = Number(parts.get('strikes'));
  const silent = Number(parts.get('silent'));
  const sort = parts.get('sort') ?? 'name';
  const by = PEOPLE_SORTS.find((one) => one === sort.replace(/^-/, ''));
  return {
    filter: {
      text: parts.get('find')?.slice(0, PEOPLE_TEXT_LIMIT) ?? '',
      tags: ids('tag'),
      groupIds: ids('group'),
      setId: ids<NonNullable<PeopleFilter['setId']>>('set')[0],
      roles: known('role', ROLES),
      countries: known('country', [...COUNTRIES, NO_COUNTRY]),
      lists: known('list', LISTS),
      strikes: Number.isInteger(strikes) && strikes > 0 && strikes <= STRIKES_LIMIT ? strikes : 0,
      silentDays: Number.isInteger(silent) && silent > 0 && silent <= INSIGHT_KEEP_DAYS ? silent : 0,
    },
    sort: { by: by ?? 'name', descending: by !== undefined && sort.startsWith('-') },
    segmentId: ids<SegmentId>('segment')[0],
  };
}
