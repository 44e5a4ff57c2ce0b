import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AHEAD_LIMIT_MS,
  compareStamps,
  isStamp,
  isTooFarAhead,
  laterOf,
  nextStamp,
  partsOf,
  type Stamp,
} from './hybrid-clock.ts';
import { asId, type DeviceId } from './ids.ts';

const A = asId<DeviceId>('a1');
const B = asId<DeviceId>('b2');
const NOON = Date.UTC(2026, 10, 23, 12);

describe('the order of writes', () => {
  it('[SY1] is by time, then by count, then by device', () => {
    const first = nextStamp(undefined, NOON, B);
    const second = nextStamp(first, NOON, A);
    const third = nextStamp(second, NOON + 1, A);
    expect([third, first, second].sort(compareStamps)).toEqual([first, second, third]);
    expect(compareStamps(nextStamp(undefined, NOON, A), nextStamp(undefined, NOON, B))).toBe(-1);
    expect(compareStamps(first, first)).toBe(0);
    expect(laterOf(second, first)).toBe(second);
    expect(laterOf(undefined, first)).toBe(first);
  });

  it.each([
    ['goes on', NOON + 5],
    ['stands still', NOON],
    ['goes back by hours', NOON - 5 * 3_600_000],
    ['is before 1970', -5],
  ])('[SY2] a write is later than all that was heard where the clock %s', (_name, nowMs) => {
    const heard = nextStamp(nextStamp(undefined, NOON, B), NOON, B);
    const stamp = nextStamp(heard, nowMs, A);
    expect(compareStamps(heard, stamp)).toBe(-1);
    expect(partsOf(stamp).device).toBe(A);
  });

  it('[SY2] and where the count of a millisecond is used up', () => {
    const full = `${NOON.toString(36).padStart(9, '0')}zzzz-${B}` as Stamp;
    expect(isStamp(full)).toBe(true);
    const stamp = nextStamp(full, NOON, A);
    expect(partsOf(stamp)).toEqual({ atMs: NOON + 1, count: 0, device: A });
  });

  it('[SY3] is that of their texts, to the year 5000', () => {
    const times = fc.integer({ min: 0, max: Date.UTC(5000, 0) });
    fc.assert(
      fc.property(times, times, (a, b) => {
        const order = compareStamps(nextStamp(undefined, a, A), nextStamp(undefined, b, A));
        expect(order).toBe(Math.sign(a - b));
      }),
    );
    expect(partsOf(nextStamp(undefined, Date.UTC(5000, 0), A)).atMs).toBe(Date.UTC(5000, 0));
  });

  it('[SY4] a clock that is more than a day ahead is told', () => {
    const at = (ms: number) => isTooFarAhead(nextStamp(undefined, ms, A), NOON);
    expect([at(NOON - 1), at(NOON + AHEAD_LIMIT_MS), at(NOON + AHEAD_LIMIT_MS + 1)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it.each(['', 'x', '0mhzqv5c00000-', '0MHZQV5C00000-a1', '0mhzqv5c00000-a 1', '0mhzqv5c0000-a1'])(
    'is no stamp: %j',
    (text) => {
      expect(isStamp(text)).toBe(false);
    },
  );
});
