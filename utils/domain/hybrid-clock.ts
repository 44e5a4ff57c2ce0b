/** An order of writes that every device agrees on, whatever its clock says. Rules SY1–SY4: `SPEC.md`, "Sync". */
import { asId, type DeviceId } from './ids.ts';

declare const stampBrand: unique symbol;
/** `TTTTTTTTTCCCC-device`: milliseconds and a count, both in base 36; compared as text. */
export type Stamp = string & { readonly [stampBrand]: true };

type Parts = { atMs: number; count: number; device: DeviceId };

const TIME_DIGITS = 9;
const COUNT_DIGITS = 4;
const MOST_COUNT = 36 ** COUNT_DIGITS - 1;
const STAMP = /^[0-9a-z]{13}-[0-9A-Za-z]{1,40}$/;

/** SY4: a clock that is further ahead than this is wrong, and would be everybody's. */
export const AHEAD_LIMIT_MS = 24 * 3_600_000;

/** Whether a text has the form of a stamp. */
export const isStamp = (text: string): text is Stamp => STAMP.test(text);

export function partsOf(stamp: Stamp): Parts {
  return {
    atMs: Number.parseInt(stamp.slice(0, TIME_DIGITS), 36),
    count: Number.parseInt(stamp.slice(TIME_DIGITS, TIME_DIGITS + COUNT_DIGITS), 36),
    device: asId<DeviceId>(stamp.slice(TIME_DIGITS + COUNT_DIGITS + 1)),
  };
}

function stampOf({ atMs, count, device }: Parts): Stamp {
  const time = atMs.toString(36).padStart(TIME_DIGITS, '0');
  return `${time}${count.toString(36).padStart(COUNT_DIGITS, '0')}-${device}` as Stamp;
}

/** SY1: below zero where `a` is older. */
export function compareStamps(a: Stamp, b: Stamp): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export const laterOf = (a: Stamp | undefined, b: Stamp): Stamp =>
  a !== undefined && compareStamps(a, b) >= 0 ? a : b;

/** SY2: the stamp of a write that is made now. `last`: the latest stamp that this device gave or heard. */
export function nextStamp(last: Stamp | undefined, nowMs: number, device: DeviceId): Stamp {
  const clockMs = Math.max(0, Math.floor(nowMs));
  if (last === undefined) return stampOf({ atMs: clockMs, count: 0, device });
  const { atMs, count } = partsOf(last);
  if (clockMs > atMs) return stampOf({ atMs: clockMs, count: 0, device });
  return count < MOST_COUNT
    ? stampOf({ atMs, count: count + 1, device })
    : stampOf({ atMs: atMs + 1, count: 0, device });
}

/** SY4. */
export const isTooFarAhead = (stamp: Stamp, nowMs: number): boolean =>
  partsOf(stamp).atMs > nowMs + AHEAD_LIMIT_MS;
