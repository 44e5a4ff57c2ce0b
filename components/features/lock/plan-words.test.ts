import { describe, expect, it } from 'vitest';
import {
  datesText,
  minuteOf,
  planText,
  timeValue,
  weekdaysText,
  weeklyText,
  zoneText,
} from './plan-words.ts';

// The browser writes a narrow space before "PM".
const plain = (text: string): string => text.replace(/[\u202f\u2009]/g, ' ');

describe('a plan in words', () => {
  it.each([
    [[1, 2, 3, 4, 5], 'Mon–Fri'],
    [[7, 6], 'Sat and Sun'],
    [[1, 3, 4, 5, 7], 'Mon, Wed–Fri, and Sun'],
    [[1, 2, 3, 4, 5, 6, 7], 'Every day'],
  ])('days %j are "%s"', (days, text) => {
    expect(weekdaysText(days)).toBe(text);
  });

  it('times and dates', () => {
    expect(plain(weeklyText({ days: [5], from: 22 * 60, to: 7 * 60 + 30 }))).toBe('Fri 10:00 PM–7:30 AM');
    expect(plain(datesText({ is: 'on', from: '2026-12-24', to: '2027-01-06' }))).toBe(
      'Dec 24, 2026 – Jan 6, 2027',
    );
    expect(
      plain(
        planText({
          weekly: [{ days: [6], from: 0, to: 60 }],
          exceptions: [
            { is: 'off', from: '2026-12-24', to: '2026-12-24' },
            { is: 'on', from: '2026-12-31', to: '2026-12-31' },
          ],
        }),
      ),
    ).toBe('Sat 12:00 AM–1:00 AM · Dec 31, 2026 · one exception');
  });

  it('what the field for times says, and nothing for an empty one', () => {
    expect(timeValue(7 * 60 + 5)).toBe('07:05');
    expect(minuteOf('07:05')).toBe(425);
    expect(minuteOf('')).toBeUndefined();
  });

  it('zones', () => {
    expect(zoneText('America/New_York')).toBe('America/New York');
  });
});
