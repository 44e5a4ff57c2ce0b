/**
 * The days that are over: of each group all of them in one row, by columns, and the same of all groups together. So what
 * is shown of 90 days costs a row, not 90 with every group in each. Rules IN5, IN6, IN9: `SPEC.md`.
 */
import type { GroupId } from './ids.ts';
import {
  type DayDoings,
  DOINGS,
  type Doing,
  type GroupDay,
  type InsightDay,
  type KeptDay,
} from './insight.ts';
import { byColumns } from './insight-by.ts';
import type { DayNumber } from './zoned-time.ts';

type Count = 'size' | 'messages' | 'writers' | 'asked' | Doing | `wait${number}` | `by ${string}`;
type Counts = { [What in Count]?: number };

/** `days` ascend, and hold those on which there is something to tell. Columns have the names of `Count`; one that is missing is zero on all days. */
export type InsightHistory = { days: DayNumber[]; columns: Record<string, number[]> };

/** Of all groups together: every day that is over and was counted, and how large each group was at the end of the last. */
export type InsightTotal = InsightHistory & { sizes: Record<GroupId, number> };

export const noHistory = (): InsightHistory => ({ days: [], columns: {} });

const WAIT = /^wait(\d+)$/;
const isDoing = (what: string): what is Doing => (DOINGS as readonly string[]).includes(what);

/** What a group's day adds; `size` is that of the end of the day. */
function countsOf(
  group: GroupDay | undefined,
  done: DayDoings | undefined,
  size: number | undefined,
): Counts {
  return {
    size,
    messages: group?.messages,
    writers: group?.writers,
    asked: done?.asked,
    ...done?.did,
    ...byColumns(done?.by),
    ...Object.fromEntries(done?.waits.map((n, step) => [`wait${step}`, n]) ?? []),
  };
}

/** The same with one more day; what is counted later of a day that is there is added to it. A size that is not told stays. */
function withDay({ days, columns }: InsightHistory, day: DayNumber, counts: Counts): InsightHistory {
  const after = days.findLastIndex((other) => other <= day);
  const isNew = days[after] !== day;
  const place = isNew ? after + 1 : after;
  const length = isNew ? days.length + 1 : days.length;
  const next: Record<string, number[]> = {};
  for (const [what, column] of Object.entries(columns))
    next[what] = isNew
      ? column.toSpliced(place, 0, what === 'size' ? (column[place - 1] ?? 0) : 0)
      : [...column];
  for (const [what, n] of Object.entries(counts)) {
    if (n === undefined || (n === 0 && what !== 'size')) continue;
    const column = next[what] ?? Array<number>(length).fill(0);
    column[place] = what === 'size' ? n : (column[place] ?? 0) + n;
    next[what] = column;
  }
  return { days: isNew ? days.toSpliced(place, 0, day) : days, columns: next };
}

export type InsightPast = { total: InsightTotal; groups: ReadonlyMap<GroupId, InsightHistory> };

/** IN6: a day that is over goes to the rest of them. What comes late, of a day that went there before, is added to it. */
export function closeDay({ total, groups }: InsightPast, row: KeptDay): InsightPast {
  const { day } = row;
  const isLate = total.days.includes(day);
  const sizes = { ...total.sizes };
  const next = new Map(groups);
  const sum: Record<string, number> = {};
  for (const groupId of new Set(Object.keys({ ...row.groups, ...row.done }) as GroupId[])) {
    const counted = row.groups[groupId];
    if (!isLate && counted?.size !== undefined) sizes[groupId] = counted.size;
    const counts = countsOf(counted, row.done?.[groupId], isLate ? undefined : sizes[groupId]);
    next.set(groupId, withDay(next.get(groupId) ?? noHistory(), day, counts));
    for (const [what, n] of Object.entries(counts)) sum[what] = (sum[what] ?? 0) + (n ?? 0);
  }
  const size = isLate ? undefined : addSizes(Object.values(sizes));
  return { total: { ...withDay(total, day, { ...sum, size }), sizes }, groups: next };
}

const addSizes = (sizes: Iterable<number>): number => [...sizes].reduce((sum, size) => sum + size, 0);

/** IN9. */
export function forgetBefore<History extends InsightHistory>(history: History, oldest: DayNumber): History {
  const from = history.days.findIndex((day) => day >= oldest);
  const kept = from < 0 ? history.days.length : from;
  if (kept === 0) return history;
  const columns = Object.entries(history.columns).map(([what, column]) => [what, column.slice(kept)]);
  return { ...history, days: history.days.slice(kept), columns: Object.fromEntries(columns) };
}

/** How large the group was at the end of the last day that is over. */
export const lastSize = ({ columns }: InsightHistory): number | undefined => columns.size?.at(-1);

type Asked = {
  from: DayNumber;
  to: DayNumber;
  /** Of the groups that are asked for, or of all together. */
  histories: readonly InsightHistory[];
  /** How large these groups were at the end of the days that are over. */
  sizes: ReadonlyMap<GroupId, number>;
  /** The days that are not over, and what came late of those that are. */
  open: ReadonlyMap<DayNumber, KeptDay>;
  heard: ReadonlyMap<DayNumber, number>;
  /** Missing: all. */
  chosen?: ReadonlySet<GroupId> | undefined;
};

/** IN5: one line per day, with the size of the day before where nothing new was read of a group. */
export function insightDays({ from, to, histories, sizes, open, heard, chosen }: Asked): InsightDay[] {
  const days = Array.from({ length: to - from + 1 }, (_, place): InsightDay & { size: number } => {
    const day = from + place;
    return { day, heardMs: heard.get(day), size: 0, messages: 0, writers: 0, did: {}, asked: 0, waits: [] };
  });
  for (const history of histories) addHistory(days, history);
  const now = new Map(sizes);
  let isRead = false;
  for (const line of days) {
    const row = open.get(line.day);
    for (const [groupId, counts] of Object.entries(row?.groups ?? {}) as [GroupId, GroupDay][]) {
      if (chosen && !chosen.has(groupId)) continue;
      line.messages += counts.messages ?? 0;
      line.writers += counts.writers ?? 0;
      if (counts.size === undefined) continue;
      now.set(groupId, counts.size);
      isRead = true;
    }
    for (const [groupId, { did, asked, waits }] of Object.entries(row?.done ?? {}) as [
      GroupId,
      DayDoings,
    ][]) {
      if (chosen && !chosen.has(groupId)) continue;
      line.asked += asked;
      for (const [what, n] of Object.entries(did)) addDoing(line, what as Doing, n);
      for (const [step, n] of waits.entries()) addWaits(line, step, n);
    }
    if (isRead) line.size = addSizes(now.values());
  }
  // Nobody is in no group at all: its size was not read yet.
  return days.map((line) => ({
    ...line,
    size: line.heardMs === undefined || line.size === 0 ? undefined : line.size,
  }));
}

function addHistory(lines: (InsightDay & { size: number })[], { days, columns }: InsightHistory): void {
  const { size = [], messages = [], writers = [], asked = [] } = columns;
  const others = Object.entries(columns).flatMap(([what, column]) => {
    const step = WAIT.exec(what)?.[1];
    if (step !== undefined)
      return [{ add: (line: InsightDay, n: number) => addWaits(line, Number(step), n), column }];
    return isDoing(what) ? [{ add: (line: InsightDay, n: number) => addDoing(line, what, n), column }] : [];
  });
  let place = 0;
  let members = 0;
  for (const line of lines) {
    for (; (days[place] ?? Number.POSITIVE_INFINITY) <= line.day; place++) {
      members = size[place] ?? 0;
      if (days[place] !== line.day) continue;
      line.messages += messages[place] ?? 0;
      line.writers += writers[place] ?? 0;
      line.asked += asked[place] ?? 0;
      for (const { add, column } of others) if (column[place]) add(line, column[place] ?? 0);
    }
    line.size += members;
  }
}

function addDoing({ did }: Pick<DayDoings, 'did'>, what: Doing, n: number): void {
  did[what] = (did[what] ?? 0) + n;
}

function addWaits({ waits }: Pick<DayDoings, 'waits'>, step: number, n: number): void {
  while (waits.length <= step) waits.push(0);
  waits[step] = (waits[step] ?? 0) + n;
}
