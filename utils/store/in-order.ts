/** The rows that change when they are put in the order of `ids`. Rows that the caller did not know keep theirs, at the end. */
export function inOrder<Id extends string, Row extends { id: Id; order: number; updatedAt: number }>(
  rows: readonly Row[],
  ids: readonly Id[],
  at: number,
): Row[] {
  const place = new Map(ids.map((id, index) => [id, index]));
  const rank = (row: Row): number => place.get(row.id) ?? ids.length;
  return [...rows]
    .sort((a, b) => rank(a) - rank(b) || a.order - b.order)
    .flatMap((row, order) => (row.order === order ? [] : [{ ...row, order, updatedAt: at }]));
}
