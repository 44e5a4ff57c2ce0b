/** Strikes, as they are kept and exported. Limits are those of `domain`; the types hold them to it. */
import type { GroupId, PersonId, StrikeId } from '@/utils/domain/ids.ts';
import type { STRIKE_REASON_LIMIT } from '@/utils/domain/strikes.ts';
import { filledText, id, time } from './parts.ts';
import { z } from './zod.ts';

const reasonLimit: typeof STRIKE_REASON_LIMIT = 300;

/** Why a strike was given, or taken back. */
export const strikeReason = filledText(reasonLimit);

export const strike = z.object({
  id: id<StrikeId>(),
  personId: id<PersonId>(),
  groupId: z.optional(id<GroupId>()),
  groupName: z.optional(z.string()),
  reason: strikeReason,
  author: z.optional(z.string()),
  at: time,
  takenBack: z.optional(z.object({ at: time, by: z.optional(z.string()), note: strikeReason })),
});
