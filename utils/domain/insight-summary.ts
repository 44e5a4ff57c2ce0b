/** The numbers of a period, and of as many days before it. Rules IN11, IN12, IN40, IN64: `SPEC.md`. */
import { addDoings, type InsightDay, waitWithin } from './insight.ts';
import { cellOf, type InsightColumn } from './insight-charts.ts';

export const INSIGHT_FIGURES = [
  'members',
  'joined',
  'left',
  'removed',
  'asked',
  'half',
  'messages',
  'active',
  'silent',
] as const;
export type InsightFigure = (typeof INSIGHT_FIGURES)[number];

/** `before`: as many days earlier; of members, the start of the period itself. Missing: there is nothing to tell. */
export type FigureValue = { value?: number | undefined; before?: number | undefined };

export type InsightPeriodSummary = {
  counted: number;
  heardMs: number;
  /** Days that were counted among those before the period. */
  countedBefore: number;
  figures: Record<InsightFigure, FigureValue>;
};

/** IN64: somebody must have written what was not counted. */
export function hasOldWriters({
  messages,
  active,
}: Pick<InsightPeriodSummary['figures'], 'messages' | 'active'>): boolean {
  return (active.value ?? 0) > (messages.value ?? Number.POSITIVE_INFINITY);
}

const SUMS: Readonly<Record<'joined' | 'left' | 'removed' | 'asked' | 'messages', readonly InsightColumn[]>> =
  {
    joined: ['joined', 'letIn'],
    left: ['left'],
    removed: ['removed'],
    asked: ['asked'],
    messages: ['messages'],
  };

/** `all` holds the last days, twice as many as the period has; `active` were seen writing in it. */
export function summarize(
  all: readonly InsightDay[],
  length: number,
  active: number | undefined,
): InsightPeriodSummary {
  const days = all.slice(-length);
  const earlier = all.slice(0, -length);
  const counted = days.filter(isCounted);
  const countedBefore = earlier.filter(isCounted);
  const sizes = counted.flatMap(({ size }) => size ?? []);
  const members = sizes.at(-1);
  const membersBefore = countedBefore.findLast(({ size }) => size !== undefined)?.size;
  const activeBefore = activeOf(countedBefore);
  const sum = (name: keyof typeof SUMS): FigureValue => ({
    value: sumOf(counted, SUMS[name]),
    before: sumOf(countedBefore, SUMS[name]),
  });
  return {
    counted: counted.length,
    heardMs: counted.reduce((ms, day) => ms + (day.heardMs ?? 0), 0),
    countedBefore: countedBefore.length,
    figures: {
      members: {
        value: members,
        before: membersBefore ?? sizes.slice(0, -1)[0],
      },
      joined: sum('joined'),
      left: sum('left'),
      removed: sum('removed'),
      asked: sum('asked'),
      half: { value: halfOf(counted), before: halfOf(countedBefore) },
      messages: sum('messages'),
      active: { value: active, before: activeBefore },
      silent: { value: silentOf(members, active), before: silentOf(membersBefore, activeBefore) },
    },
  };
}

const isCounted = (day: InsightDay): boolean => day.heardMs !== undefined;
const halfOf = (days: readonly InsightDay[]): number | undefined => waitWithin(addDoings(days).waits, 0.5);

function sumOf(days: readonly InsightDay[], columns: readonly InsightColumn[]): number | undefined {
  if (days.length === 0) return undefined;
  return days.reduce((sum, day) => columns.reduce((n, column) => n + (cellOf(day, column) ?? 0), sum), 0);
}

/**
 * IN40: who was active on these days. Of a person only the last day is kept (IN2), so who wrote on several days counts on
 * each of them: their sum is a number of people only where it is that of one day.
 */
function activeOf(days: readonly InsightDay[]): number | undefined {
  if (days.length === 0) return undefined;
  const writers = days.map((day) => day.writers).filter((n) => n > 0);
  return writers.length > 1 ? undefined : (writers[0] ?? 0);
}

/** IN12. Who wrote and left since is among those who wrote, so that there may be more of them than members. */
export function silentOf(members: number | undefined, active: number | undefined): number | undefined {
  return members === undefined || active === undefined ? undefined : Math.max(0, members - active);
}
