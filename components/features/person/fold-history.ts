import type { LogEntry } from '@/utils/domain/log.ts';

/** A line of the card's history; `count`: so many messages that one job deleted, with the same result. */
export type HistoryLine = { entry: LogEntry; count: number };

/** Twenty messages deleted at once are one line, at the place of the newest. */
export function foldHistory(entries: readonly LogEntry[]): HistoryLine[] {
  const lines: HistoryLine[] = [];
  const deleted = new Map<string, HistoryLine>();
  for (const entry of entries) {
    const key = entry.action === 'delete' && `${entry.jobId} ${entry.result} ${entry.resultReason}`;
    const known = key ? deleted.get(key) : undefined;
    if (known) {
      known.count++;
      continue;
    }
    const line = { entry, count: 1 };
    lines.push(line);
    if (key) deleted.set(key, line);
  }
  return lines;
}
