import { describe, expect, it } from 'vitest';
import { ownTimeZone, timeZones, zoneOffsetMs } from './time-zone.ts';

const HOUR_MS = 3_600_000;

describe('time zones', () => {
  it('tells how far the clocks are ahead of UTC', () => {
    expect(zoneOffsetMs('UTC', 0)).toBe(0);
    expect(zoneOffsetMs('Europe/Berlin', Date.UTC(2026, 0, 1))).toBe(HOUR_MS);
    expect(zoneOffsetMs('Europe/Berlin', Date.UTC(2026, 6, 1))).toBe(2 * HOUR_MS);
    expect(zoneOffsetMs('America/New_York', Date.UTC(2026, 0, 1))).toBe(-5 * HOUR_MS);
    expect(zoneOffsetMs('Australia/Lord_Howe', Date.UTC(2026, 6, 1))).toBe(10.5 * HOUR_MS);
  });

  it('changes at the very millisecond', () => {
    const jump = Date.UTC(2026, 2, 29, 1);
    expect(zoneOffsetMs('Europe/Berlin', jump - 1)).toBe(HOUR_MS);
    expect(zoneOffsetMs('Europe/Berlin', jump)).toBe(2 * HOUR_MS);
  });

  it('says nothing of a zone that there is not', () => {
    expect(zoneOffsetMs('Europe/Atlantis', 0)).toBeUndefined();
  });

  it('knows every zone that it offers, and its own', () => {
    expect(timeZones().length).toBeGreaterThan(300);
    for (const zone of [...timeZones(), ownTimeZone()])
      expect(zoneOffsetMs(zone, 0), zone).toBeTypeOf('number');
  });
});
