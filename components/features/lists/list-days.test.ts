import { describe, expect, it } from 'vitest';
import { dayText, endOfDay } from './list-days.ts';

describe('days', () => {
  it.each(['2026-12-31', '2028-02-29', '2026-03-29'])('%s ends within itself', (day) => {
    const end = endOfDay(day);
    expect(end && dayText(end)).toBe(day);
    expect(end && dayText(end + 1)).not.toBe(day);
  });

  it.each(['2026-02-30', '2026-13-01', 'tomorrow', ''])('%s is none', (day) => {
    expect(endOfDay(day)).toBeUndefined();
  });
});
