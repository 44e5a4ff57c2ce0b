import { DEFAULT_SETTINGS, type PacingSettings } from '@/utils/domain/settings.ts';

export const PACES = ['careful', 'usual', 'brisk'] as const;
export type Pace = (typeof PACES)[number];

/** `brisk` still pauses: WhatsApp's rates are unknown, and an account lost costs more than minutes. */
export const PACE_SETTINGS: Readonly<Record<Pace, PacingSettings>> = {
  careful: { firstBatch: 5, largestBatch: 20, pauseMs: 8_000, pausePerPersonMs: 100 },
  usual: DEFAULT_SETTINGS.pacing,
  brisk: { firstBatch: 20, largestBatch: 100, pauseMs: 1_500, pausePerPersonMs: 20 },
};

/** Narrower than what the store takes: values in which a person would find themselves again. */
export const PACE_LIMITS = {
  firstBatch: { min: 1, max: 100 },
  largestBatch: { min: 1, max: 500 },
  /** Seconds. */
  pauseS: { min: 0, max: 300 },
  perPersonMs: { min: 0, max: 5_000 },
} as const;

/** The named pace that these settings are, or nothing for own ones. */
export function paceOf(pacing: PacingSettings): Pace | undefined {
  return PACES.find((pace) => {
    const named = PACE_SETTINGS[pace];
    return (
      named.firstBatch === pacing.firstBatch &&
      named.largestBatch === pacing.largestBatch &&
      named.pauseMs === pacing.pauseMs &&
      named.pausePerPersonMs === pacing.pausePerPersonMs
    );
  });
}
