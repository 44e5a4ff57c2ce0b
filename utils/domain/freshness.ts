/** The time of an unchanged read is written again only after this long (MI1). */
const RENEW_MS = 10 * 60_000;

/** The time of reading to store: `undefined` when it may stay as it is. */
export function renewedReadAt(before: number | undefined, at: number, changed: boolean): number | undefined {
  return changed || before === undefined || at - before >= RENEW_MS ? at : undefined;
}

/** Whether a list was read at that time or later, by a time of reading that may be as old as MI1 lets it be. */
export const wasReadSince = (readAt: number | undefined, since: number): boolean =>
  readAt !== undefined && readAt >= since - RENEW_MS;
