/**
 * Where the rows of a long list stand. Heights are known beforehand, so nothing is ever measured: a library that can do
 * more costs 28 kB of the 300 that the overlay may have.
 */
export type RowPlaces = {
  /** px of all rows together. */
  total: number;
  start(index: number): number;
  height(index: number): number;
  /** The row at this many px from the top; the nearest one outside the list. */
  indexAt(offset: number): number;
};

/** `heightOf`: px of each row, or of all. */
export function placeRows(count: number, heightOf: number | ((index: number) => number)): RowPlaces {
  if (typeof heightOf === 'number') {
    return {
      total: count * heightOf,
      start: (index) => index * heightOf,
      height: () => heightOf,
      indexAt: (offset) => clamp(Math.floor(offset / heightOf), count),
    };
  }
  const starts = new Float64Array(count + 1);
  for (let index = 0; index < count; index += 1) starts[index + 1] = (starts[index] ?? 0) + heightOf(index);
  const start = (index: number) => starts[index] ?? 0;
  return {
    total: start(count),
    start,
    height: (index) => start(index + 1) - start(index),
    indexAt(offset) {
      let low = 0;
      let high = count - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (start(middle) <= offset) low = middle;
        else high = middle - 1;
      }
      return clamp(low, count);
    },
  };
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(index, count - 1));
}

/** The rows to draw for a window of the list, with some more on either side, and always the one that has the focus. */
export function rowsInView(
  places: RowPlaces,
  count: number,
  view: { top: number; height: number },
  options: { overscan: number; always: number },
): number[] {
  if (count === 0 || view.height === 0) return [];
  // After the list became shorter the browser has not scrolled back yet.
  const top = Math.max(0, Math.min(view.top, places.total - view.height));
  const first = Math.max(0, places.indexAt(top) - options.overscan);
  const last = Math.min(count - 1, places.indexAt(top + view.height) + options.overscan);
  const rows = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  if (options.always >= 0 && options.always < first) rows.unshift(options.always);
  if (options.always > last && options.always < count) rows.push(options.always);
  return rows;
}

/** Where to scroll so that a row is wholly in view; nothing when it is. */
export function scrollTo(
  places: RowPlaces,
  index: number,
  view: { top: number; height: number },
): number | undefined {
  const start = places.start(index);
  const end = start + places.height(index);
  if (start < view.top) return start;
  if (end > view.top + view.height) return end - view.height;
  return undefined;
}
