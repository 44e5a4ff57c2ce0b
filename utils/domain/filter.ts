/** Which rows of a list are shown. Rules LF1–LF9, LF40: `SPEC.md`, "Lists". */
import type { Searchable } from './filter-text.ts';
import { textMatcher } from './filter-text.ts';
import type { RequestMethod, Role } from './group.ts';
import type { GroupId, TagId } from './ids.ts';

/** In place of a country: the number is hidden, or fits no country. */
export const NO_COUNTRY = 'none';
/** In place of a tag: no tag at all. */
export const NO_TAG = 'none';

export type AgeFilter = { side: 'older' | 'newer'; days: number };

/** Several values of one kind: any of them. Several kinds: all of them. Missing or empty: no matter. */
export type ListFilter = {
  text: string;
  /** ISO 3166 alpha-2, or `NO_COUNTRY`. */
  countries: readonly string[];
  tags: readonly (TagId | typeof NO_TAG)[];
  methods: readonly RequestMethod[];
  roles: readonly Role[];
  age?: AgeFilter | undefined;
  /** Only people who were removed from a group before. */
  removedBefore: boolean;
  /** Only people with so many strikes or more. */
  strikesFrom?: number | undefined;
  /** Those put off until later: `false` hides them while their time has not come. */
  postponed: boolean;
};

/** Every part is named: put over another filter it takes all of it away. */
export const NO_FILTER: Required<{ [Part in keyof ListFilter]: unknown }> & ListFilter = {
  text: '',
  countries: [],
  tags: [],
  methods: [],
  roles: [],
  age: undefined,
  strikesFrom: undefined,
  removedBefore: false,
  postponed: false,
};

/** What any of the lists may have of a row. */
export type FilterRow = Searchable & {
  groupId: GroupId;
  method?: RequestMethod | undefined;
  role?: Role | undefined;
  requestedAt?: number | undefined;
  joinedAt?: number | undefined;
  laterUntil?: number | undefined;
  strikes?: number | undefined;
};

/** LF40: the filter without tags that are not among these; the same object where there are none. */
export function withoutGoneTags(filter: ListFilter, tags: ReadonlySet<TagId>): ListFilter {
  const kept = filter.tags.filter((tag) => tag === NO_TAG || tags.has(tag));
  return kept.length === filter.tags.length ? filter : { ...filter, tags: kept };
}

const dayMs = 86_400_000;

/** One test from the whole filter; `nowMs` is what ages are counted from. The order of the rows is kept. */
export function filterRows<Row extends FilterRow>(
  rows: readonly Row[],
  filter: ListFilter,
  nowMs: number,
): readonly Row[] {
  const tests = testsOf(filter, nowMs);
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)));
}

function testsOf(filter: ListFilter, nowMs: number): ((row: FilterRow) => boolean)[] {
  const tests: ((row: FilterRow) => boolean)[] = [];
  const { countries, tags, methods, roles, age, strikesFrom } = filter;
  // The cheap ones first: the text is asked only of rows that passed the rest.
  if (!filter.postponed) tests.push((row) => row.laterUntil === undefined || row.laterUntil <= nowMs);
  if (strikesFrom) tests.push(({ strikes = 0 }) => strikes >= strikesFrom);
  if (filter.removedBefore) tests.push((row) => row.lastRemoval !== undefined);
  if (methods.length > 0) tests.push((row) => row.method !== undefined && methods.includes(row.method));
  if (roles.length > 0) tests.push((row) => row.role !== undefined && roles.includes(row.role));
  if (countries.length > 0) tests.push((row) => countries.includes(countryOf(row)));
  if (tags.length > 0) {
    tests.push((row) => {
      const own = tagsInGroup(row);
      return tags.some((tag) => (tag === NO_TAG ? own.length === 0 : own.includes(tag)));
    });
  }
  if (age) {
    const edge = nowMs - age.days * dayMs;
    tests.push((row) => {
      const at = row.requestedAt ?? row.joinedAt;
      return at !== undefined && (age.side === 'older' ? at < edge : at >= edge);
    });
  }
  const text = textMatcher(filter.text);
  if (text) tests.push(text);
  return tests;
}

export function countryOf(row: FilterRow): string {
  return row.phone?.country ?? NO_COUNTRY;
}

/** LF4: tags that hold everywhere, and those that hold in the row's own group. */
export function tagsInGroup(row: Pick<FilterRow, 'tags' | 'groupTags' | 'groupId'>): TagId[] {
  const here = row.groupTags.filter((tagged) => tagged.groupId === row.groupId).map((tagged) => tagged.tagId);
  return here.length === 0 ? row.tags : [...new Set([...row.tags, ...here])];
}

/** How many rows there are of each value, the most frequent first: what a filter's menu offers. */
export function countBy<Row, Value>(
  rows: readonly Row[],
  valuesOf: (row: Row) => readonly Value[],
): [Value, number][] {
  const counts = new Map<Value, number>();
  for (const row of rows) for (const value of valuesOf(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Whether anything but the text narrows the list. */
export function hasChips(filter: ListFilter): boolean {
  return (
    filter.countries.length + filter.tags.length + filter.methods.length + filter.roles.length > 0 ||
    filter.age !== undefined ||
    filter.strikesFrom !== undefined ||
    filter.removedBefore ||
    filter.postponed
  );
}
