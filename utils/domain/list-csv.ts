/** The deny or the allow list as a file. Rules E1–E3, DL5: `SPEC.md`. */
import { formatCsv, readCsv, withoutGuard } from './csv.ts';
import type { ListEntry } from './lists.ts';
import { identityOfKey } from './merge.ts';
import { numberLines } from './number-lines.ts';
import type { Identity } from './person.ts';

/** Names of the columns, the same in every language: the file is read back. */
const COLUMNS = ['number', 'name', 'reason', 'until', 'author'] as const;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A number where there is one; who has none stands as `kind:value`. */
export function listCsv(entries: readonly ListEntry[], dayOf: (atMs: number) => string): string {
  return formatCsv(
    COLUMNS,
    entries.map(({ keys, label, reason = '', expiresAt, author = '' }) => [
      numberOf(keys) ?? keys[0] ?? '',
      label,
      reason,
      expiresAt === undefined ? '' : dayOf(expiresAt),
      author,
    ]),
  );
}

const numberOf = (keys: readonly string[]): string | undefined =>
  keys.find((key) => key.startsWith('pn:'))?.slice('pn:'.length);

export type ListLine = {
  /** From 1, counting rows as a spreadsheet does. */
  line: number;
  /** What the line says, for naming it in a message. */
  text: string;
  /** A number as it was typed, still to be checked. */
  typed?: string | undefined;
  /** Somebody without a number. */
  identity?: Identity | undefined;
  name?: string | undefined;
  reason?: string | undefined;
  author?: string | undefined;
  /** `2026-12-31`: the last day on the list. */
  until?: string | undefined;
  problem?: 'no-number' | 'bad-date' | undefined;
};

/** DL5: a file of ours, or any text with a number a line. */
export function readListLines(text: string): ListLine[] {
  const rows = readCsv(text);
  const head = rows[0]?.map((cell) => cell.trim().toLowerCase()) ?? [];
  if (!head.includes('number'))
    return numberLines(text).map(({ line, text: whole, candidate }) =>
      candidate === undefined
        ? { line, text: whole, problem: 'no-number' }
        : { line, text: whole, typed: candidate },
    );
  const cell = (row: readonly string[], column: (typeof COLUMNS)[number]): string | undefined => {
    const value = withoutGuard(row[head.indexOf(column)] ?? '').trim();
    return value === '' ? undefined : value;
  };
  return rows.slice(1).flatMap((row, index): ListLine[] => {
    if (row.every((value) => value.trim() === '')) return [];
    const number = cell(row, 'number');
    const until = cell(row, 'until');
    const identity = number === undefined ? undefined : identityOfKey(number);
    return [
      {
        line: index + 2,
        text: row.join(', '),
        typed: identity ? undefined : number,
        identity,
        name: cell(row, 'name'),
        reason: cell(row, 'reason'),
        author: cell(row, 'author'),
        until,
        problem:
          number === undefined
            ? 'no-number'
            : until !== undefined && !DAY.test(until)
              ? 'bad-date'
              : undefined,
      },
    ];
  });
}
