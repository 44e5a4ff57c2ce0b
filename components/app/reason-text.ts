import { tOf } from '@/utils/i18n.ts';
import type { CallReason, PersonReason } from '@/utils/domain/reasons.ts';
import type { PortReason, StoreReason } from '@/utils/store/api.ts';

/** Every closed reason that can reach a screen. */
export type AnyReason = CallReason | PersonReason | StoreReason | PortReason;

/** What happened, in a few words and without a full stop: "The group is full". */
export function reasonText(reason: AnyReason): string {
  return tOf('reason', reason);
}

/** Both, for a toast. */
export const troubleText = (reason: AnyReason): string => `${reasonText(reason)}. ${reasonNextStep(reason)}`;

/** What can be done about it, in a sentence. */
export function reasonNextStep(reason: AnyReason): string {
  return tOf('reasonDo', reason);
}
