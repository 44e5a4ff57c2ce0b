/** One figure. Names stay as they are, so that runs can be compared. */
export type Row = {
  name: string;
  value: number;
  unit: 'ms' | 's' | 'kB' | 'calls/s' | 'requests' | 'tasks';
  /** What it is held against: the same without Muster, the other way of doing it, or the limit. */
  baseline?: number;
  /** How often the value goes into the baseline: above 1 is better than it. */
  ratio?: number;
};

const rounded = (value: number): number => Number(value.toPrecision(value >= 1_000 ? 4 : 3));

export function row(name: string, value: number, unit: Row['unit'], baseline?: number): Row {
  return {
    name,
    value: rounded(value),
    unit,
    ...(baseline === undefined ? {} : { baseline: rounded(baseline) }),
    ...(baseline === undefined || value === 0 ? {} : { ratio: rounded(baseline / value) }),
  };
}

/** What opening a view may take until all of it is drawn, in ms. */
const OPENING_LIMIT_MS = 200;

/** A view that is opened, held against what that may take. */
export const opening = (name: string, tookMs: number): Row => row(name, tookMs, 'ms', OPENING_LIMIT_MS);

/** A sentence per view that takes longer than it may. */
export function tooSlow(rows: readonly Row[]): string[] {
  return rows.flatMap(({ name, value, baseline, unit }) =>
    unit === 'ms' && baseline === OPENING_LIMIT_MS && value > baseline && /^(open|list) /.test(name)
      ? [`${name}: ${value} ms, over the limit of ${baseline} ms`]
      : [],
  );
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('a median of nothing');
  return middle;
}

/** The rows as a table of plain text. */
export function toTable(rows: readonly Row[]): string {
  const cells = [
    ['figure', 'value', 'unit', 'baseline', 'ratio'],
    ...rows.map(({ name, value, unit, baseline, ratio }) => [
      name,
      String(value),
      unit,
      baseline === undefined ? '' : String(baseline),
      ratio === undefined ? '' : String(ratio),
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  return cells
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0 || column === 2
            ? cell.padEnd(widths[column] ?? 0)
            : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
