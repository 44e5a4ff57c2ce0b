/** Errors as WhatsApp's jobs throw them. */
import type { Refusal } from '../server/frames.ts';

/** The server refused the whole request. */
export class ServerStatusCodeError extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`ServerStatusCodeError: ${status}`);
    this.name = 'ServerStatusCodeError';
    this.status = status;
  }
}

/** The answer did not fit the schema. No status: nothing says what the server did. */
export class SmaxParsingFailure extends Error {
  constructor(what: string) {
    super(`SmaxParsingFailure: ${what}`);
    this.name = 'SmaxParsingFailure';
  }
}

/** A 429 to an addition: too often. */
export class GroupAddParticipantTimeRateLimitServerError extends Error {
  readonly backoff: number;
  readonly limitType: string;
  constructor(backoff: number, limitType: string) {
    super('rate-overlimit');
    this.name = 'GroupAddParticipantTimeRateLimitServerError';
    this.backoff = backoff;
    this.limitType = limitType;
  }
}

/** A 429 to an addition: too many. */
export class GroupAddParticipantCountRateLimitServerError extends Error {
  readonly participantLimit: number;
  constructor(participantLimit: number) {
    super('rate-overlimit');
    this.name = 'GroupAddParticipantCountRateLimitServerError';
    this.participantLimit = participantLimit;
  }
}

/** Codes each job knows for the whole request; another one is an answer it cannot parse. */
export const WHOLE_CODES = {
  requests: [400, 401, 403, 404, 423, 429, 486, 500, 503],
  remove: [400, 401, 403, 404, 413, 423, 429, 486],
  promote: [400, 401, 403, 404, 423, 429, 486],
  demote: [400, 401, 403, 404, 423, 429, 486],
  add: [400, 401, 403, 404, 405, 416, 423, 429],
  other: [400, 401, 403, 404, 405, 406, 409, 413, 416, 419, 423, 429, 486, 500, 503],
} as const;

export function toError(refusal: Refusal, known: readonly number[]): Error {
  const { rateLimit } = refusal;
  if (refusal.code === 429 && rateLimit?.type === 'time') {
    return new GroupAddParticipantTimeRateLimitServerError(rateLimit.backoff, rateLimit.limitType);
  }
  if (refusal.code === 429 && rateLimit?.type === 'count') {
    return new GroupAddParticipantCountRateLimitServerError(rateLimit.participantLimit);
  }
  if (known.includes(refusal.code)) return new ServerStatusCodeError(refusal.code);
  return new SmaxParsingFailure(`error ${refusal.code}`);
}
