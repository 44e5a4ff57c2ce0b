/** Pieces that several contracts share. Types of `domain` are met exactly; `utils/store/check-args.ts` proves it. */
import { z } from './zod.ts';

/** WhatsApp's ids have some 40 characters, ours 36 and a suffix. */
const ID_LIMIT = 200;

/** A branded id: text of a sensible length, not looked into. */
export const id = <Id extends string>() =>
  z.custom<Id>((value) => typeof value === 'string' && value.length > 0 && value.length <= ID_LIMIT);

/** A moment in Unix milliseconds, or a number of something. */
export const count = z.number().check(z.int(), z.gte(0));
export const time = z.number().check(z.int());

/** Text of at most `limit` UTF-16 units that is not blank. */
export const filledText = (limit: number) =>
  z.string().check(
    z.maxLength(limit),
    z.refine((text) => text.trim() !== '', { error: 'blank' }),
  );
