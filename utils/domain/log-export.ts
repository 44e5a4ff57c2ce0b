/** The log as a file. Rules E4–E6: `SPEC.md`, "Exports". */
import { formatCsv } from './csv.ts';
import { type LogEntry, resultOf } from './log.ts';

export const LOG_COLUMNS = [
  'time',
  'action',
  'result',
  'resultReason',
  'groupName',
  'personLabel',
  'why',
  'rule',
  'detail',
  'actor',
  'jobId',
] as const;
export type LogColumn = (typeof LOG_COLUMNS)[number];

/** Words of the reader's language, and the one thing a pure part cannot do itself. */
export type LogWords = {
  column(column: LogColumn): string;
  action(action: LogEntry['action']): string;
  result(result: ReturnType<typeof resultOf>): string;
  reason(reason: NonNullable<LogEntry['resultReason']>): string;
  /** Unix milliseconds as ISO 8601 in UTC. */
  isoTime(atMs: number): string;
};

/** For people: words of the reader's language, times in UTC. */
export function logCsv(entries: readonly LogEntry[], words: LogWords): string {
  const cell = (entry: LogEntry, column: LogColumn): string => {
    switch (column) {
      case 'time':
        return words.isoTime(entry.at);
      case 'action':
        return words.action(entry.action);
      case 'result':
        return words.result(resultOf(entry));
      case 'resultReason':
        return entry.resultReason ? words.reason(entry.resultReason) : '';
      default:
        return entry[column] ?? '';
    }
  };
  return formatCsv(
    LOG_COLUMNS.map((column) => words.column(column)),
    entries.map((entry) => LOG_COLUMNS.map((column) => cell(entry, column))),
  );
}

/** For programs: the closed words as they are, with a version. */
export function logJson(
  entries: readonly LogEntry[],
  head: { exportedAt: string; isoTime: LogWords['isoTime'] },
): string {
  const rows = entries.map(({ at, ...rest }) => ({ at: head.isoTime(at), ...rest }));
  return `${JSON.stringify({ format: 'muster-log', version: 1, exportedAt: head.exportedAt, entries: rows }, null, 2)}\n`;
}
