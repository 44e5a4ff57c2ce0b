/**
 * Closed reasons. Code switches on these; what people read is made from them by i18n (`reason_<name>`).
 * The server's numbers behind them (August 2026) are listed in the driver, `utils/whatsapp/page/codes.ts`.
 */

/** Why a whole call did nothing, as far as we know. */
export type CallReason =
  | 'offline'
  /** Not logged in, still loading, another window holds the session, blocked. */
  | 'not-ready'
  | 'not-admin'
  | 'not-in-group'
  | 'group-gone'
  /** 429: wait, then go on. */
  | 'rate-limited'
  /** 486: WhatsApp's integrity enforcement. Everything on this account stops. */
  | 'integrity'
  /** 400, 406, 413, 416 for the whole batch: smaller batches may pass. */
  | 'refused-batch'
  /** 423: the group is locked for changes. */
  | 'locked'
  | 'server-error'
  /** WhatsApp changed or has not loaded the part this needs. */
  | 'missing-capability'
  | 'invalid-argument'
  /** The answer had a shape or code we do not know: never success. */
  | 'unexpected-answer'
  /** Sent, but no certain answer: WhatsApp's state must be read before anything else. */
  | 'unclear'
  /** The tab's page went away during the call. */
  | 'page-gone';

export const CALL_REASONS = [
  'offline',
  'not-ready',
  'not-admin',
  'not-in-group',
  'group-gone',
  'rate-limited',
  'integrity',
  'refused-batch',
  'locked',
  'server-error',
  'missing-capability',
  'invalid-argument',
  'unexpected-answer',
  'unclear',
  'page-gone',
] as const satisfies readonly CallReason[];

/** Why one person was not acted on although the call as a whole went through. */
export type PersonReason =
  | 'already-done'
  | 'request-gone'
  | 'not-in-group'
  | 'not-allowed'
  | 'not-acceptable'
  | 'admin-limit'
  | 'group-full'
  | 'community-limit'
  | 'needs-invite'
  | 'blocked'
  | 'banned'
  | 'left-recently'
  | 'sent-to-approval'
  | 'already-asked'
  | 'bot'
  | 'legal'
  | 'not-on-whatsapp'
  | 'no-number'
  | 'is-superadmin'
  | 'is-me'
  | 'server-error'
  /** Undo of a setting that somebody changed since. */
  | 'changed-meanwhile'
  | 'message-gone'
  | 'message-too-old'
  /** Sent, and WhatsApp shows nothing that would tell whether it was done. GI6. */
  | 'unproven'
  /** Why a rule's own decisions are not carried out: SC50. */
  | 'rule-changed'
  | 'rule-late'
  | 'raided'
  | 'denied'
  /** The job before it did not bring them in: SN61. */
  | 'not-added'
  | 'unknown-code';

export const PERSON_REASONS = [
  'already-done',
  'request-gone',
  'not-in-group',
  'not-allowed',
  'not-acceptable',
  'admin-limit',
  'group-full',
  'community-limit',
  'needs-invite',
  'blocked',
  'banned',
  'left-recently',
  'sent-to-approval',
  'already-asked',
  'bot',
  'legal',
  'not-on-whatsapp',
  'no-number',
  'is-superadmin',
  'is-me',
  'server-error',
  'changed-meanwhile',
  'message-gone',
  'message-too-old',
  'unproven',
  'rule-changed',
  'rule-late',
  'raided',
  'denied',
  'not-added',
  'unknown-code',
] as const satisfies readonly PersonReason[];

export type Failure<Reason extends string = CallReason> = {
  ok: false;
  reason: Reason;
  /** For reports only, never for decisions: no personal data. */
  detail?: string | undefined;
  /** With 'rate-limited', when WhatsApp named a time. */
  retryAfterMs?: number | undefined;
  /** With 'rate-limited', when WhatsApp named how many people it takes at once. */
  mostPeople?: number | undefined;
};

export type Outcome<Value, Reason extends string = CallReason> = { ok: true; value: Value } | Failure<Reason>;
