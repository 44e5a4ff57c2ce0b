/*
 * A list of a thousand people takes longer to cross the port than to be read (Chromium 156, November 2026): the browser
 * copies each row with the names of all its fields. As columns it crosses in a fraction of that.
 */

/** Shorter lists go as they are. */
const LONG = 50;

/**
 * The rows of a list by field. `null` stands for what a row does not have; a value that all rows share stands once.
 * Nothing in it is `undefined`, so that it survives as JSON too.
 */
export type Columns = { count: number; same: Record<string, unknown>; columns: Record<string, unknown[]> };

/** Nothing for what is no long list of rows. */
export function toColumns(value: unknown): Columns | undefined {
  if (!Array.isArray(value) || value.length < LONG) return undefined;
  const rows: unknown[] = value;
  const columns = new Map<string, unknown[]>();
  for (const [place, row] of rows.entries()) {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return undefined;
    for (const [key, field] of Object.entries(row)) {
      if (field === undefined) continue;
      // It would come back as nothing.
      if (field === null) return undefined;
      const column = columns.get(key) ?? rows.map(() => null);
      column[place] = Array.isArray(field) && field.length === 0 ? EMPTY : field;
      columns.set(key, column);
    }
  }
  const result: Columns = { count: rows.length, same: {}, columns: {} };
  for (const [key, column] of columns) {
    const [first] = column;
    const isPlain = typeof first !== 'object' || first === EMPTY;
    if (isPlain && column.every((field) => field === first)) result.same[key] = first;
    else result.columns[key] = column;
  }
  return result;
}

/** One for all: the browser copies an object that stands in many places once. */
const EMPTY: readonly never[] = [];

/** The rows again, all with the same fields in the same order: what a row does not have is `undefined` in it. */
export function fromColumns({ count, same, columns }: Columns): object[] {
  const keys = Object.entries(columns);
  return Array.from({ length: count }, (_, place) => {
    const row: Record<string, unknown> = { ...same };
    for (const [key, column] of keys) row[key] = column[place] ?? undefined;
    return row;
  });
}
