/** What is counted for Insight. No field for a text: IN2. */
import type { Wid } from '@/utils/domain/ids.ts';
import { identity } from './facts.ts';
import { count, id, time } from './parts.ts';
import { z } from './zod.ts';

export const written = z.object({
  author: z.object({ wid: id<Wid>(), identities: z.array(identity) }),
  at: time,
});

/** Days that are looked back. */
export const insightDays = count.check(z.gte(1), z.lte(400));
