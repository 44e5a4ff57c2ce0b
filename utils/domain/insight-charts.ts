/** What Insight draws and writes down of each day: one list for the chart, the table and the file. Rules IN10, IN12, IN50: `SPEC.md`. */
import { formatCsv } from './csv.ts';
import { type InsightDay, OWN_DOINGS, waitWithin } from './insight.ts';
import { dateOfDay } from './zoned-time.ts';

export const INSIGHT_CHARTS = ['members', 'changes', 'requests', 'messages', 'activity', 'doings'] as const;
export type InsightChart = (typeof INSIGHT_CHARTS)[number];

export const INSIGHT_COLUMNS = [
  'members',
  'joined',
  'letIn',
  'left',
  'removed',
  'asked',
  'approved',
  'rejected',
  'half',
  'most',
  'messages',
  'writers',
  'silent',
  'ownDoings',
  'settings',
  'roles',
  'deleted',
  'warned',
  'rolesByOthers',
] as const;
export type InsightColumn = (typeof INSIGHT_COLUMNS)[number];

/** Columns of each table, and of which of them the chart makes one bar or one line each. */
export const CHART_COLUMNS: Readonly<Record<InsightChart, readonly InsightColumn[]>> = {
  members: ['members'],
  changes: ['joined', 'letIn', 'left', 'removed'],
  requests: ['asked', 'approved', 'rejected', 'half', 'most'],
  messages: ['messages'],
  activity: ['writers', 'silent'],
  doings: ['ownDoings', 'settings', 'roles', 'deleted', 'warned', 'rolesByOthers'],
};
/** Each bar is the sum of these. */
export const CHART_BARS: Readonly<Record<InsightChart, readonly (readonly InsightColumn[])[]>> = {
  members: [['members']],
  changes: [
    ['joined', 'letIn'],
    ['left', 'removed'],
  ],
  requests: [['asked'], ['approved', 'rejected']],
  messages: [['messages']],
  activity: [['writers'], ['silent']],
  doings: [['ownDoings'], ['rolesByOthers']],
};

/** How many there are, not how many came: a line, and an average rather than a sum. */
export const isLevel = (chart: InsightChart): boolean => chart === 'members' || chart === 'activity';

/** Minutes, told as "within". */
export const isWait = (column: InsightColumn): boolean => column === 'half' || column === 'most';

/** IN5, IN10: missing on a day that was not counted, and where there is nothing to tell. */
export function cellOf(day: InsightDay, column: InsightColumn): number | undefined {
  if (day.heardMs === undefined) return undefined;
  const { did } = day;
  switch (column) {
    case 'members':
      return day.size;
    case 'letIn':
      return (did.approved ?? 0) + (did.added ?? 0);
    case 'removed':
      return (did.removed ?? 0) + (did.removedByOthers ?? 0);
    case 'asked':
      return day.asked;
    case 'half':
      return waitWithin(day.waits, 0.5);
    case 'most':
      return waitWithin(day.waits, 0.9);
    case 'messages':
      return day.messages;
    case 'writers':
      return day.writers;
    case 'silent':
      return day.size === undefined ? undefined : Math.max(0, day.size - day.writers);
    case 'ownDoings':
      return OWN_DOINGS.reduce((sum, what) => sum + (did[what] ?? 0), 0);
    default:
      return did[column] ?? 0;
  }
}

/** IN12: of the days that were counted. */
export function averageOf(row: readonly (number | null)[]): number | undefined {
  const told = row.filter((value) => value !== null);
  return told.length === 0 ? undefined : told.reduce((sum, value) => sum + value, 0) / told.length;
}

/** One bar of a day; `null` leaves a hole. */
export function barOf(day: InsightDay, columns: readonly InsightColumn[]): number | null {
  const cells = columns.map((column) => cellOf(day, column));
  if (cells.some((cell) => cell === undefined)) return null;
  return cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0);
}

/** IN10: the table as a file; days as dates of the calendar, what was not counted stays empty. */
export function insightCsv(
  days: readonly InsightDay[],
  columns: readonly InsightColumn[],
  words: { day: string; heardHours: string; column(column: InsightColumn): string },
): string {
  return formatCsv(
    [words.day, words.heardHours, ...columns.map(words.column)],
    days.map((day) => [
      dateOfDay(day.day),
      day.heardMs === undefined ? '' : (day.heardMs / 3_600_000).toFixed(1),
      ...columns.map((column) => {
        const cell = cellOf(day, column);
        return cell === undefined ? '' : cell === Number.POSITIVE_INFINITY ? '>10080' : String(cell);
      }),
    ]),
  );
}
