/** What a trial over the queue still says when the queue has moved on. Rule SC17: `SPEC.md`, "Screening". */
import type { GroupId, Wid } from './ids.ts';
import type { JobKind } from './job.ts';

export type Asked = {
  groupId: GroupId;
  wid: Wid;
  /** Whoever asks anew is another one. */
  requestedAt: number;
  laterUntil?: number | undefined;
  pendingJob?: JobKind | undefined;
};

export const askedKey = ({ groupId, wid, requestedAt }: Asked): string => `${groupId} ${wid} ${requestedAt}`;

/**
 * `rows`: whom the trial was about and who waits all the same, as they wait now. `asked`, `decided`: how many have come
 * since, and were decided or have gone. `own`: by `askedKey`, whom the reader has decided here and knows of.
 */
export function trialNow<Row extends Asked>(
  tried: readonly Row[],
  queue: readonly Asked[],
  own: ReadonlySet<string>,
): { rows: Row[]; asked: number; decided: number } {
  const waiting = new Map(queue.map((one) => [askedKey(one), one]));
  const rows: Row[] = [];
  let decided = 0;
  for (const row of tried) {
    const key = askedKey(row);
    const now = waiting.get(key);
    waiting.delete(key);
    if (now && (now.pendingJob === undefined || row.pendingJob !== undefined)) {
      const { laterUntil, pendingJob } = now;
      const isSame = laterUntil === row.laterUntil && pendingJob === row.pendingJob;
      rows.push(isSame ? row : { ...row, laterUntil, pendingJob });
    } else if (!own.has(key)) decided += 1;
  }
  // Whom a rule has taken up by itself asks for nobody's decision.
  const asked = [...waiting.values()].filter(({ pendingJob }) => pendingJob === undefined).length;
  return { rows, asked, decided };
}

/** SC53: since when there is a past; nothing where there is none. */
export function pastSince(rows: readonly { endedAt?: number | undefined }[]): number | undefined {
  const ends = rows.flatMap(({ endedAt }) => endedAt ?? []);
  return ends.length === 0 ? undefined : ends.reduce((a, b) => Math.min(a, b));
}
