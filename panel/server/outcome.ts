/** What a change gives back: done, or the closed reason why not. What nobody expected is thrown. */
export type Done<Value = null> = { ok: true; value: Value };
export type Refused<Reason extends string> = { ok: false; reason: Reason };

export const done = <Value>(value: Value): Done<Value> => ({ ok: true, value });
export const refused = <Reason extends string>(reason: Reason): Refused<Reason> => ({ ok: false, reason });
