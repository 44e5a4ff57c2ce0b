/**
 * The server's codes → closed reasons, as seen in August 2026. Each table lists every code known for its action; a code
 * that is not in it is `unknown-code`, never success. The traps: WhatsApp's modules drop unknown codes, so that they
 * read as success, for which reason success also needs the collection to follow (`follow.ts`).
 */
import type { MemberActionKind } from '@/utils/domain/action.ts';
import type { CallReason, Failure, PersonReason } from '@/utils/domain/reasons.ts';

type Table = Record<string, PersonReason>;

export const SUCCESS = '200';

const persons: Record<MemberActionKind, Table> = {
  approve: {
    400: 'not-acceptable',
    401: 'not-allowed',
    403: 'not-allowed',
    404: 'request-gone',
    // The person left or was refused a short while ago.
    408: 'left-recently',
    409: 'already-done',
    412: 'community-limit',
    500: 'group-full',
  },
  // 409 on a rejection: they are a member by now, so there is no request to reject.
  reject: { 404: 'request-gone', 409: 'request-gone' },
  remove: { 404: 'not-in-group', 405: 'not-allowed', 406: 'not-acceptable', 500: 'server-error' },
  promote: { 404: 'not-in-group', 419: 'admin-limit' },
  demote: { 404: 'not-in-group', 406: 'not-acceptable' },
  add: {
    401: 'blocked',
    402: 'banned',
    403: 'needs-invite',
    404: 'not-on-whatsapp',
    406: 'not-acceptable',
    408: 'left-recently',
    409: 'already-done',
    417: 'community-limit',
    419: 'group-full',
    421: 'sent-to-approval',
    431: 'bot',
    432: 'bot',
    451: 'legal',
    500: 'server-error',
  },
};

/** With an addition's 421: this person had asked already. */
export const ALREADY_ASKED = '304';

export function toPersonReason(kind: MemberActionKind, code: string): PersonReason {
  return persons[kind][code] ?? 'unknown-code';
}

const calls: Record<number, CallReason> = {
  400: 'refused-batch',
  401: 'not-admin',
  403: 'not-admin',
  404: 'group-gone',
  405: 'not-admin',
  406: 'refused-batch',
  413: 'refused-batch',
  416: 'refused-batch',
  423: 'locked',
  429: 'rate-limited',
  486: 'integrity',
  500: 'server-error',
  503: 'server-error',
};

type Refusal = { name?: unknown; status?: unknown; backoff?: unknown; participantLimit?: unknown };

/** A 429 to an addition has errors of its own. */
const RATE_LIMITS = [
  'GroupAddParticipantTimeRateLimitServerError',
  'GroupAddParticipantCountRateLimitServerError',
];

/** The server's code in an error of WhatsApp's, which carries it as a number or as text; NaN when there is none. */
export function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null) return Number.NaN;
  const { name, status } = error as Refusal;
  if (RATE_LIMITS.includes(String(name))) return 429;
  return typeof status === 'number' || typeof status === 'string' ? Number(status) : Number.NaN;
}

/** The server's refusal of a whole request, or undefined when the error is none: then the request may have been done. */
export function toRefusal(error: unknown): Failure | undefined {
  const code = statusOf(error);
  const reason = calls[code];
  if (!reason) return undefined;
  const { backoff, participantLimit } = error as Refusal;
  return {
    ok: false,
    reason,
    detail: String(code),
    // Seconds.
    retryAfterMs: typeof backoff === 'number' && backoff > 0 ? backoff * 1_000 : undefined,
    mostPeople: typeof participantLimit === 'number' && participantLimit >= 1 ? participantLimit : undefined,
  };
}

export function refusalOfCode(code: unknown): Failure | undefined {
  return toRefusal({ status: code });
}

/** For reports: the kind of an error, never its text, which may name people. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
