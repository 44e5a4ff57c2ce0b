import { describe, expect, it } from 'vitest';
import { zoneOffsetMs } from '../platform/time-zone.ts';
import { dateOfDay, dayOfDate, localTime, momentOf, weekdayOf } from './zoned-time.ts';

const at = (zone: string, date: string, time: string, which: 'first' | 'last'): string => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const day = dayOfDate(date);
  if (day === undefined) throw new Error(date);
  return new Date(momentOf(zoneOffsetMs, zone, { day, minute: hours * 60 + minutes }, which)).toISOString();
};

describe('times of a zone', () => {
  it.each([
    // An ordinary day.
    ['Europe/Berlin', '2026-06-10', '22:00', '2026-06-10T20:00:00.000Z', '2026-06-10T20:00:00.000Z'],
    // Spring: 2:00 becomes 3:00 at 1:00 UTC; 2:30 is the jump.
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:00:00.000Z', '2026-03-29T01:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T01:00:00.000Z', '2026-03-29T01:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '01:59', '2026-03-29T00:59:00.000Z', '2026-03-29T00:59:00.000Z'],
    // Autumn: 3:00 becomes 2:00 at 1:00 UTC; 2:30 comes twice.
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '03:00', '2026-10-25T02:00:00.000Z', '2026-10-25T02:00:00.000Z'],
    ['America/New_York', '2026-03-08', '02:15', '2026-03-08T07:00:00.000Z', '2026-03-08T07:00:00.000Z'],
    ['America/New_York', '2026-11-01', '01:15', '2026-11-01T05:15:00.000Z', '2026-11-01T06:15:00.000Z'],
    // Half an hour, in the southern half of the world.
    ['Australia/Lord_Howe', '2026-10-04', '02:10', '2026-10-03T15:30:00.000Z', '2026-10-03T15:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z'],
    // No change of clocks, and an offset of 45 minutes.
    ['Asia/Kathmandu', '2026-03-29', '02:30', '2026-03-28T20:45:00.000Z', '2026-03-28T20:45:00.000Z'],
    // Samoa left out a whole day.
    ['Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T10:00:00.000Z', '2011-12-30T10:00:00.000Z'],
  ])('[LK8] %s %s %s', (zone, date, time, first, last) => {
    expect([at(zone, date, time, 'first'), at(zone, date, time, 'last')]).toEqual([first, last]);
  });

  it('[LK8] reads back what the clocks show', () => {
    const wall = localTime(zoneOffsetMs, 'Australia/Lord_Howe', Date.parse('2026-04-04T15:15:00Z'));
    expect([dateOfDay(wall.day), wall.minute]).toEqual(['2026-04-05', 105]);
  });

  it('[LK11] knows the calendar, leap days included', () => {
    expect(dayOfDate('1970-01-01')).toBe(0);
    expect(dayOfDate('2028-02-29')).toBe(Date.UTC(2028, 1, 29) / 86_400_000);
    for (const none of ['2027-02-29', '2100-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '26-1-1', ''])
      expect(dayOfDate(none), none).toBeUndefined();
    for (let day = -1_000; day < 60_000; day += 37)
      expect(dateOfDay(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
  });

  it('[LK9] counts weekdays from Monday', () => {
    expect(weekdayOf(dayOfDate('2026-11-23') ?? 0)).toBe(1);
    expect(weekdayOf(dayOfDate('2026-11-29') ?? 0)).toBe(7);
    expect(weekdayOf(dayOfDate('1969-12-31') ?? 0)).toBe(3);
  });
});
