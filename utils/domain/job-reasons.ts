/** What each reason means for a job. Rules JB7–JB12, JB17: `SPEC.md`. */
import type { CallReason, PersonReason } from './reasons.ts';

export type CallEffect =
  /** Nothing happened, nothing is counted: when WhatsApp can act again. */
  'later' | 'back-off' | 'try-again' | 'one-by-one' | 'end-group' | 'stop-job' | 'stop-account' | 'reconcile';

export const CALL_EFFECTS: Record<CallReason, CallEffect> = {
  offline: 'later',
  'not-ready': 'later',
  'not-admin': 'end-group',
  'not-in-group': 'end-group',
  'group-gone': 'end-group',
  locked: 'end-group',
  'rate-limited': 'back-off',
  integrity: 'stop-account',
  'refused-batch': 'one-by-one',
  // Ours to blame, but one bad id in a batch must not keep the others back.
  'invalid-argument': 'one-by-one',
  'server-error': 'try-again',
  'missing-capability': 'stop-job',
  'unexpected-answer': 'reconcile',
  unclear: 'reconcile',
  'page-gone': 'reconcile',
};

const MAY_PASS: Record<CallReason | PersonReason, boolean> = {
  offline: true,
  'not-ready': true,
  'not-admin': true,
  'not-in-group': false,
  'group-gone': false,
  'rate-limited': true,
  integrity: true,
  'refused-batch': false,
  locked: true,
  'server-error': true,
  'missing-capability': true,
  'invalid-argument': false,
  'unexpected-answer': true,
  unclear: true,
  'page-gone': true,
  'already-done': false,
  'request-gone': false,
  'not-allowed': true,
  'not-acceptable': false,
  'admin-limit': true,
  'group-full': true,
  'community-limit': true,
  'needs-invite': false,
  blocked: false,
  banned: false,
  'left-recently': true,
  'sent-to-approval': false,
  'already-asked': false,
  bot: false,
  legal: false,
  'not-on-whatsapp': false,
  'no-number': false,
  'is-superadmin': false,
  'is-me': false,
  'changed-meanwhile': false,
  'message-gone': false,
  'message-too-old': false,
  unproven: true,
  // Who waits on is in the queue, where the rules say of them what they say now.
  'rule-changed': false,
  'rule-late': false,
  raided: false,
  denied: false,
  'not-added': false,
  'unknown-code': true,
};

/** Whether trying again later makes sense. */
export function mayPass(reason: CallReason | PersonReason | undefined): boolean {
  return reason !== undefined && MAY_PASS[reason];
}
