/** When somebody who left all groups is forgotten. Rules DR8, DR9: `SPEC.md`, "Rights of people". */
import type { Settings } from './settings.ts';

/** What the settings offer; 0 is never. */
export const FORGET_MONTHS = [3, 6, 12, 24, 0] as const;
export const DEFAULT_FORGET_MONTHS = 12;
/** DR9: so far ahead it is told who goes next. */
export const SOON_MS = 30 * 86_400_000;

const MONTH_MS = (365 / 12) * 86_400_000;

/** DR8: whoever had their last news before this moment goes; nothing where nobody is forgotten. */
export function forgetBefore(
  { forgetLeaversMonths = DEFAULT_FORGET_MONTHS }: Pick<Settings, 'forgetLeaversMonths'>,
  nowMs: number,
): number | undefined {
  return forgetLeaversMonths === 0 ? undefined : nowMs - forgetLeaversMonths * MONTH_MS;
}
