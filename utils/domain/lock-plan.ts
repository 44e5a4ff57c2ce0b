/** When a plan wants its groups locked. Rules LK7–LK11: `SPEC.md`, "Lock-downs". */
import type { LockPlan } from './locks.ts';
import { isNowhere, type Scope } from './scope.ts';
import {
  DAY_MINUTES,
  dayOfDate,
  type DayNumber,
  localTime,
  momentOf,
  weekdayOf,
  type ZoneOffset,
} from './zoned-time.ts';

export type Span = { fromMs: number; toMs: number };

type Times = Pick<LockPlan, 'timeZone' | 'weekly' | 'exceptions'>;

/** Days looked at before the first: a span of a day may begin a day before it, and a zone may have skipped a day. */
const DAYS_BEFORE = 2;
/** How far the next change is looked for: nearly always in the first; the last goes past a year's holidays. */
const LOOK_DAYS = [9, 70, 400] as const;

/** The times from day `first` to day `last` in which the plan wants a lock, one after the other, none touching another. */
export function spansOf(plan: Times, first: DayNumber, last: DayNumber, offset: ZoneOffset): Span[] {
  const { timeZone } = plan;
  const off = ranges(plan, 'off');
  const spans: Span[] = [];
  const add = (from: { day: DayNumber; minute: number }, to: { day: DayNumber; minute: number }): void => {
    const fromMs = momentOf(offset, timeZone, from, 'first');
    const toMs = momentOf(offset, timeZone, to, 'last');
    if (fromMs < toMs) spans.push({ fromMs, toMs });
  };
  for (let day = first - DAYS_BEFORE; day <= last; day++) {
    if (off.some(({ from, to }) => from <= day && day <= to)) continue;
    for (const { days, from, to } of plan.weekly) {
      if (!days.includes(weekdayOf(day))) continue;
      add({ day, minute: from }, { day: to > from ? day : day + 1, minute: to });
    }
  }
  for (const { from, to } of ranges(plan, 'on')) {
    if (to < first - DAYS_BEFORE || from > last) continue;
    add({ day: from, minute: 0 }, { day: to + 1, minute: 0 });
  }
  return joined(spans);
}

function ranges(plan: Times, is: 'on' | 'off'): { from: DayNumber; to: DayNumber }[] {
  return plan.exceptions.flatMap((exception) => {
    if (exception.is !== is) return [];
    const from = dayOfDate(exception.from);
    const to = dayOfDate(exception.to);
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
}

/** Spans that overlap or touch are one: the lock is not opened between them. */
function joined(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.fromMs - b.fromMs);
  const result: Span[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (last && span.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, span.toMs);
    else result.push({ ...span });
  }
  return result;
}

/** Whether the plan wants a lock now, and when that changes next; no time when it does not within a year. LK7. */
export function planAt(
  plan: Times,
  nowMs: number,
  offset: ZoneOffset,
): { isLocked: boolean; changesAtMs?: number | undefined } {
  // A plan may have come from a browser that knows more zones.
  if (offset(plan.timeZone, nowMs) === undefined) return { isLocked: false };
  const { day } = localTime(offset, plan.timeZone, nowMs);
  let isLocked = false;
  for (const lookDays of LOOK_DAYS) {
    const spans = spansOf(plan, day, day + lookDays, offset);
    const current = spans.find(({ fromMs, toMs }) => fromMs <= nowMs && nowMs < toMs);
    isLocked = current !== undefined;
    // A span that reaches the end of what was looked at may go on behind it.
    const horizonMs = momentOf(offset, plan.timeZone, { day: day + lookDays, minute: 0 }, 'first');
    if (current && current.toMs < horizonMs) return { isLocked, changesAtMs: current.toMs };
    const next = spans.find(({ fromMs }) => fromMs > nowMs);
    if (!current && next) return { isLocked, changesAtMs: next.fromMs };
  }
  return { isLocked };
}

export type PlanProblem =
  | 'no-name'
  | 'no-groups'
  | 'no-settings'
  | 'no-times'
  | 'no-days'
  | 'bad-time'
  | 'bad-date'
  | 'bad-zone';

export const PLAN_TIMES_LIMIT = 12;
export const PLAN_DATES_LIMIT = 60;
export const PLANS_LIMIT = 50;

/** LK11: what is wrong with a plan before it is kept. */
export function planProblem(
  plan: Pick<LockPlan, 'name' | 'settings'> & Scope & Times,
  nowMs: number,
  offset: ZoneOffset,
): PlanProblem | undefined {
  if (plan.name.trim() === '') return 'no-name';
  if (isNowhere(plan)) return 'no-groups';
  if (plan.settings.length === 0) return 'no-settings';
  if (offset(plan.timeZone, nowMs) === undefined) return 'bad-zone';
  const isMinute = (minute: number): boolean =>
    minute >= 0 && minute < DAY_MINUTES && Number.isInteger(minute);
  for (const { days, from, to } of plan.weekly) {
    if (days.length === 0 || days.some((day) => day < 1 || day > 7)) return 'no-days';
    if (!isMinute(from) || !isMinute(to)) return 'bad-time';
  }
  for (const { from, to } of plan.exceptions) {
    const first = dayOfDate(from);
    const last = dayOfDate(to);
    if (first === undefined || last === undefined || last < first) return 'bad-date';
  }
  const isEver = plan.weekly.length > 0 || plan.exceptions.some(({ is }) => is === 'on');
  return isEver ? undefined : 'no-times';
}
