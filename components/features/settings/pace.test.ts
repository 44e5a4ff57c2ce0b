import { describe, expect, it } from 'vitest';
import { estimateMs } from '@/utils/domain/pacing.ts';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings.ts';
import { PACE_SETTINGS, PACES, paceOf } from './pace.ts';

describe('paces', () => {
  it.each(PACES)('%s is recognised', (pace) => {
    expect(paceOf({ ...PACE_SETTINGS[pace] })).toBe(pace);
  });

  it('the usual one is the default, and own values have no name', () => {
    expect(paceOf(DEFAULT_SETTINGS.pacing)).toBe('usual');
    expect(paceOf({ ...DEFAULT_SETTINGS.pacing, pauseMs: 3_001 })).toBeUndefined();
  });

  it('each is quicker than the one before', () => {
    const people = Array.from({ length: 1_000 }, () => ({ groupId: 'g' }));
    const times = PACES.map((pace) => estimateMs('approve', people, PACE_SETTINGS[pace]));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(new Set(times).size).toBe(3);
  });
});
