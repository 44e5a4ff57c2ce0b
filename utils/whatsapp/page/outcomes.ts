/** Makes outcomes; short, since the page pays for every byte of the driver. */
import type { CallReason, Failure, Outcome } from '@/utils/domain/reasons.ts';

export function fail(reason: CallReason, detail?: string): Failure {
  return { ok: false, reason, detail };
}

export function good<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export const done: Outcome<'done'> = good('done');
