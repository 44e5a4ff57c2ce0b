/** Counting messages and listening. Rules IN1, IN3, IN4: `SPEC.md`. */
import type { Wid } from './ids.ts';
import type { Identity } from './person.ts';
import { type DayNumber, localTime, momentOf, type ZoneOffset } from './zoned-time.ts';

/** Of one message: who wrote it and when. */
export type Written = { author: { wid: Wid; identities: Identity[] }; at: number };

/** How far a group is counted: up to this moment, and so many messages of that very second. */
export type CountMark = { countedTo: number; atLast: number };

/**
 * IN3: those of the messages at hand that were not counted yet, oldest first, and the mark behind them. The same messages
 * again give none; nothing from before `since`, and nothing that claims to be later than `until`, whoever's clock is wrong.
 */
export function freshMessages<Message extends { at: number }>(
  mark: CountMark | undefined,
  messages: readonly Message[],
  { since, until }: { since: number; until: number },
): { fresh: Message[]; mark: CountMark | undefined } {
  const { countedTo, atLast } = mark ?? { countedTo: Number.NEGATIVE_INFINITY, atLast: 0 };
  const sorted = messages
    .filter(({ at }) => at >= since && at >= countedTo && at <= until)
    .sort((a, b) => a.at - b.at);
  const same = sorted.filter(({ at }) => at === countedTo).length;
  const fresh = sorted.slice(Math.min(same, atLast));
  const last = fresh.at(-1);
  if (!last) return { fresh, mark };
  const there = sorted.filter(({ at }) => at === last.at).length;
  return { fresh, mark: { countedTo: last.at, atLast: Math.max(there, last.at === countedTo ? atLast : 0) } };
}

/** IN1: the parts of a time that lie in each day of the zone. */
export function splitByDay(
  offset: ZoneOffset,
  timeZone: string,
  from: number,
  to: number,
): { day: DayNumber; ms: number }[] {
  const parts: { day: DayNumber; ms: number }[] = [];
  let { day } = localTime(offset, timeZone, from);
  for (let at = from; ; day++) {
    const end = Math.min(to, dayStart(offset, timeZone, day + 1));
    parts.push({ day, ms: Math.max(0, end - at) });
    if (end >= to) return parts;
    at = end;
  }
}

/** The first moment of a day. Where clocks go forward at midnight it is the moment of the jump. */
export const dayStart = (offset: ZoneOffset, timeZone: string, day: DayNumber): number =>
  momentOf(offset, timeZone, { day, minute: 0 }, 'first');
