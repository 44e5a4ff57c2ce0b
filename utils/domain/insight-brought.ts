/** Who brought those who asked to join. Rule IN63: `SPEC.md`. */
import type { RequestMethod } from './group.ts';
import type { PersonId } from './ids.ts';

export const BROUGHT_COLUMNS = ['asked', 'letIn', 'rejected', 'elsewhere', 'waiting'] as const;
export type BroughtColumn = (typeof BROUGHT_COLUMNS)[number];
export type BroughtCounts = { [Column in BroughtColumn]?: number };

/** People with a row of their own; the others stand together. */
export const BROUGHT_LIMIT = 200;

/** Nobody named: how they came. `others`: further people together, so many of them. */
export type BroughtRow = { counts: BroughtCounts } & (
  | { by: 'person'; personId: PersonId }
  | { by: RequestMethod }
  | { by: 'others'; people: number }
);

export type AskedOnce = {
  method: RequestMethod;
  addedById?: PersonId | undefined;
  requestedAt: number;
  /** Missing: they wait. */
  outcome?: 'approved' | 'rejected' | 'gone' | undefined;
};

const COLUMN_OF = { approved: 'letIn', rejected: 'rejected', gone: 'elsewhere' } as const;

/** Each request once, by the person who brought it, else by the way it came; the most first. */
export function broughtBy(
  from: number,
  requests: readonly AskedOnce[],
  rootOf: (person: PersonId) => PersonId = (person) => person,
  limit: number = BROUGHT_LIMIT,
): BroughtRow[] {
  const people = new Map<PersonId, BroughtCounts>();
  const ways = new Map<RequestMethod, BroughtCounts>();
  const countIn = <Key>(map: Map<Key, BroughtCounts>, key: Key, column: BroughtColumn) => {
    const counts = map.get(key) ?? {};
    map.set(key, counts);
    counts.asked = (counts.asked ?? 0) + 1;
    counts[column] = (counts[column] ?? 0) + 1;
  };
  for (const { method, addedById, requestedAt, outcome } of requests) {
    if (requestedAt < from) continue;
    const column = outcome ? COLUMN_OF[outcome] : 'waiting';
    if (addedById === undefined) countIn(ways, method, column);
    else countIn(people, rootOf(addedById), column);
  }
  const most = (a: BroughtRow, b: BroughtRow) => (b.counts.asked ?? 0) - (a.counts.asked ?? 0);
  const named = [...people]
    .map(([personId, counts]): BroughtRow => ({ by: 'person', personId, counts }))
    .sort(most);
  const rows = [
    ...named.slice(0, limit),
    ...[...ways].map(([by, counts]): BroughtRow => ({ by, counts })),
  ].sort(most);
  const rest = named.slice(limit);
  return rest.length === 0 ? rows : [...rows, { by: 'others', people: rest.length, counts: together(rest) }];
}

function together(rows: readonly BroughtRow[]): BroughtCounts {
  const sum: BroughtCounts = {};
  for (const { counts } of rows)
    for (const column of BROUGHT_COLUMNS)
      if (counts[column]) sum[column] = (sum[column] ?? 0) + counts[column];
  return sum;
}
