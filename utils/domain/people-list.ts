/** Everybody who is known, over all groups: which ones are shown, in what order. Rules PL1–PL8: `SPEC.md`, "People". */
import { NO_COUNTRY, NO_TAG } from './filter.ts';
import { textMatcher } from './filter-text.ts';
import type { Role } from './group.ts';
import type { GroupId, GroupSetId, PersonId, TagId } from './ids.ts';
import type { ListName } from './lists.ts';
import type { PersonSummary } from './person.ts';

/** In place of a role: in none of my account's groups. */
export const NO_GROUP = 'none';
/** In place of a list. */
export const NO_LIST = 'none';

/** Days that silence is asked for at a press. PL60: any number up to `INSIGHT_KEEP_DAYS` can be. */
export const SILENT_DAYS = [7, 30, 90] as const;

export const PEOPLE_TEXT_LIMIT = 200;
/** PL8. */
export const PEOPLE_CHOICE_LIMIT = 10_000;

/** PL2. Empty, and 0: no matter. */
export type PeopleFilter = {
  text: string;
  /** ISO 3166 alpha-2, or `NO_COUNTRY`. */
  countries: string[];
  tags: (TagId | typeof NO_TAG)[];
  /** Members of any of these, or of a group of this set. */
  groupIds: GroupId[];
  setId?: GroupSetId | undefined;
  roles: (Role | typeof NO_GROUP)[];
  lists: (ListName | typeof NO_LIST)[];
  /** At least so many that count. */
  strikes: number;
  /** 0: no matter. */
  silentDays: number;
};

export const NO_PEOPLE_FILTER: PeopleFilter = {
  text: '',
  countries: [],
  tags: [],
  groupIds: [],
  roles: [],
  lists: [],
  strikes: 0,
  silentDays: 0,
};

export const PEOPLE_SORTS = ['name', 'groups', 'strikes', 'changed'] as const;
export type PeopleSort = { by: (typeof PEOPLE_SORTS)[number]; descending: boolean };

/** A whole person; `changedAt`: the last time that anything of what is kept on them changed but memberships. */
export type KnownPerson = PersonSummary & { changedAt: number };

/** What is asked of other tables. Each is asked only where the filter or the order needs it. */
export type PeopleFacts = {
  /** In how many of the groups asked about. */
  groups(person: PersonId): number;
  /** In any group of the account. */
  isAnywhere(person: PersonId): boolean;
  roles(person: PersonId): readonly Role[];
  lists(person: PersonId): readonly ListName[];
  strikes(person: PersonId): number;
  isSilent(person: PersonId): boolean;
};

/** Lets everybody through. */
export function isNoPeopleFilter(filter: PeopleFilter): boolean {
  const { countries, tags, groupIds, setId, roles, lists, strikes, silentDays } = filter;
  return (
    filter.text.trim() === '' &&
    countries.length + tags.length + groupIds.length + roles.length + lists.length === 0 &&
    setId === undefined &&
    strikes === 0 &&
    silentDays === 0
  );
}

/** The same filter with other tags, each once. */
export function withTags(filter: PeopleFilter, tagOf: (tag: TagId) => TagId): PeopleFilter {
  return { ...filter, tags: [...new Set(filter.tags.map((tag) => (tag === NO_TAG ? tag : tagOf(tag))))] };
}

/** PL3. */
export const asksForGroups = ({ groupIds, setId }: PeopleFilter): boolean =>
  groupIds.length > 0 || setId !== undefined;

/** PL2–PL6: one test from the whole filter. The cheap ones first: the text is asked only of those who passed the rest. */
export function peopleTest(filter: PeopleFilter, facts: PeopleFacts): (person: KnownPerson) => boolean {
  const { countries, tags, roles, lists, strikes } = filter;
  const tests: ((person: KnownPerson) => boolean)[] = [({ isMe }) => !isMe];
  if (countries.length > 0) {
    const wanted = new Set(countries);
    tests.push(({ phone }) => wanted.has(phone?.country ?? NO_COUNTRY));
  }
  if (tags.length > 0) {
    const wanted = new Set<string>(tags);
    tests.push((person) => {
      if (person.tags.length + person.groupTags.length === 0) return wanted.has(NO_TAG);
      return (
        person.tags.some((tag) => wanted.has(tag)) || person.groupTags.some((one) => wanted.has(one.tagId))
      );
    });
  }
  if (asksForGroups(filter)) tests.push(({ personId }) => facts.groups(personId) > 0);
  if (roles.length > 0)
    tests.push(({ personId }) => {
      if (roles.includes(NO_GROUP) && !facts.isAnywhere(personId)) return true;
      return facts.roles(personId).some((role) => roles.includes(role));
    });
  if (lists.length > 0)
    tests.push(({ personId }) => {
      const own = facts.lists(personId);
      return own.length === 0 ? lists.includes(NO_LIST) : own.some((list) => lists.includes(list));
    });
  if (strikes > 0) tests.push(({ personId }) => facts.strikes(personId) >= strikes);
  if (filter.silentDays > 0) tests.push(({ personId }) => facts.isSilent(personId));
  const text = textMatcher(filter.text);
  if (text) tests.push(text);
  return (person) => tests.every((test) => test(person));
}

/** PL7. What a name is ordered by; those who have neither come last. */
export const nameForOrder = ({ displayName, phone }: PersonSummary): string =>
  displayName ?? phone?.e164 ?? '\uffff';

/** PL7. `people` stand by name already; equal ones keep that order. */
export function sortPeople<Person extends KnownPerson>(
  people: readonly Person[],
  { by, descending }: PeopleSort,
  facts: Pick<PeopleFacts, 'groups' | 'strikes'>,
): Person[] {
  if (by === 'name') return descending ? people.toReversed() : [...people];
  const valueOf = (person: Person): number => {
    if (by === 'changed') return person.changedAt;
    return by === 'groups' ? facts.groups(person.personId) : facts.strikes(person.personId);
  };
  const turn = descending ? -1 : 1;
  return people
    .map((person) => ({ person, value: valueOf(person) }))
    .sort((a, b) => (a.value - b.value) * turn)
    .map(({ person }) => person);
}

/** PL7: a new column begins with A, or with the most. */
export const firstPeopleSort = (by: PeopleSort['by']): PeopleSort => ({ by, descending: by !== 'name' });
