import { z } from './zod.ts';

const callReasons = [
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
] as const;

const personReasons = [
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
  'unknown-code',
  'changed-meanwhile',
  'message-gone',
  'message-too-old',
  'unproven',
  'rule-changed',
  'rule-late',
  'raided',
  'denied',
  'not-added',
] as const;

export const callReason = z.enum(callReasons);
export const personReason = z.enum(personReasons);
export const anyReason = z.enum([...callReasons, ...personReasons]);

export const failure = z.object({
  ok: z.literal(false),
  reason: callReason,
  detail: z.optional(z.string()),
  retryAfterMs: z.optional(z.number()),
  mostPeople: z.optional(z.number().check(z.gte(1))),
});

/** The outcome of a whole call with the given value. */
export const outcomeOf = <Value extends z.ZodMiniType>(value: Value) =>
  z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value }), failure]);
