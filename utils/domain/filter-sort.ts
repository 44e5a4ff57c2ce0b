/** The order of a list of members. Rules LO1–LO5: `SPEC.md`, "Lists". */
import { countryOf, type FilterRow, NO_COUNTRY, tagsInGroup } from './filter.ts';
import type { TagId } from './ids.ts';

export type SortKey = 'name' | 'country' | 'role' | 'tag' | 'joined';
export type Sort = { by: SortKey; descending: boolean };
export type SortWords = {
  compare(a: string, b: string): number;
  countryName(country: string): string;
  tagOrder: ReadonlyMap<TagId, number>;
};

/** LO5: a key chosen again is turned round; a new one begins where one looks first, joining with the latest. */
export function chooseSort(sort: Sort, by: SortKey): Sort {
  return { by, descending: by === sort.by ? !sort.descending : by === 'joined' };
}

const roleOrder = { superadmin: 0, admin: 1, member: 2 } as const;

/**
 * A sorted copy. `compare` orders texts the way of the reader's language, in which `countryName` says a country's code;
 * `tagOrder` is the place of each tag in the admin's own order. Equal rows fall back to the name, the number, then to the person's id, so that the order never jumps (LO4).
 */
export function sortRows<Row extends FilterRow>(rows: readonly Row[], sort: Sort, by: SortWords): Row[] {
  const keyed = rows.map((row) => ({ row, name: nameOf(row), key: keyOf(row, sort.by, by) }));
  const sign = sort.descending ? -1 : 1;
  const compareNames = (a: string | undefined, b: string | undefined) =>
    compareMissingLast(a, b, by.compare, 1);
  const compareKeys = (a: string | number | undefined, b: string | number | undefined) =>
    compareMissingLast(
      a,
      b,
      (x, y) => (typeof x === 'number' && typeof y === 'number' ? x - y : by.compare(String(x), String(y))),
      sign,
    );
  keyed.sort(
    (a, b) =>
      compareKeys(a.key, b.key) ||
      compareNames(a.name, b.name) ||
      compareNames(a.row.phone?.e164, b.row.phone?.e164) ||
      (a.row.personId < b.row.personId ? -1 : a.row.personId > b.row.personId ? 1 : 0),
  );
  return keyed.map(({ row }) => row);
}

/** LO2: those without a value come last in either direction. */
function compareMissingLast<Value>(
  a: Value | undefined,
  b: Value | undefined,
  compare: (a: Value, b: Value) => number,
  sign: number,
): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return sign * compare(a, b);
}

function nameOf(row: FilterRow): string | undefined {
  return row.displayName;
}

function keyOf(
  row: FilterRow,
  by: SortKey,
  { tagOrder, countryName }: SortWords,
): string | number | undefined {
  switch (by) {
    case 'name':
      return nameOf(row);
    case 'country': {
      const country = countryOf(row);
      return country === NO_COUNTRY ? undefined : countryName(country);
    }
    case 'role':
      return row.role === undefined ? undefined : roleOrder[row.role];
    case 'joined':
      return row.joinedAt;
    case 'tag': {
      const places = tagsInGroup(row).map((tag) => tagOrder.get(tag) ?? Number.MAX_SAFE_INTEGER);
      return places.length === 0 ? undefined : Math.min(...places);
    }
  }
}
