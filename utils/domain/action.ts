import type { GroupId, StepId, Wid } from './ids.ts';
import type { Identity } from './person.ts';
import type { Outcome, PersonReason } from './reasons.ts';

export type MemberActionKind = 'approve' | 'reject' | 'remove' | 'add' | 'promote' | 'demote';

export type Target = {
  /** The person's wid in the group's own form; for `add` made from the number. */
  wid: Wid;
  identities: Identity[];
};

export type MemberAction = {
  /** Names this attempt. The page remembers it until it is reloaded: see `outcomeOf`. */
  actionId: StepId;
  kind: MemberActionKind;
  groupId: GroupId;
  people: Target[];
};

export type PersonResult = {
  wid: Wid;
  /** `done` only when the answer said so and WhatsApp's collection followed; `unclear`: read the state back. */
  outcome: 'done' | 'failed' | 'unclear';
  reason?: PersonReason | undefined;
  /** The server's own code, for reports. */
  code?: string | undefined;
  /** With `needs-invite`. */
  invite?: { url: string; expiresAt?: number | undefined } | undefined;
};

/** What became of an attempt: `unknown` when this page never made it (a reload forgets); `pending` while WhatsApp has not answered. */
export type ActionState =
  | { state: 'unknown' }
  | { state: 'pending' }
  | { state: 'settled'; outcome: Outcome<PersonResult[]> };
