import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  type BackupTables,
  backup,
  backupHead,
} from '@/utils/contracts/backup.ts';
import type { z } from '@/utils/contracts/zod.ts';
import { checkReferences } from './check-references.ts';
import { jsonErrorPlace } from './json-error.ts';
import { type LocatedProblem, PROBLEM_LIMIT } from './problems.ts';

export type ReadBackup =
  | { ok: true; version: number; exportedAt: number; tables: BackupTables }
  | { ok: false; version?: number; exportedAt?: number; problems: LocatedProblem[] };

/** The whole file is checked before anything is done with it. */
export function readBackup(text: string): ReadBackup {
  const parsed = parseJson(text);
  if (!parsed.ok) return { ok: false, problems: [parsed.problem] };
  const head = backupHead.safeParse(parsed.value, { reportInput: true });
  if (!head.success) {
    const format = (parsed.value as { format?: unknown } | null)?.format;
    if (format !== BACKUP_FORMAT)
      return { ok: false, problems: [{ where: 'format', problem: { code: 'not-an-export' } }] };
    return { ok: false, problems: problemsOf(head.error.issues) };
  }
  const { version, exportedAt } = head.data;
  if (version > BACKUP_VERSION) {
    const problem = { code: 'newer-version', found: version, known: BACKUP_VERSION } as const;
    return { ok: false, version, exportedAt, problems: [{ where: 'version', problem }] };
  }

  const whole = backup.safeParse(parsed.value, { reportInput: true });
  if (!whole.success) return { ok: false, version, exportedAt, problems: problemsOf(whole.error.issues) };
  const { tables } = whole.data;
  const problems = checkReferences(tables);
  if (problems.length > 0) return { ok: false, version, exportedAt, problems };
  return { ok: true, version, exportedAt, tables };
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false; problem: LocatedProblem } {
  try {
    // A byte order mark is what some editors leave.
    return { ok: true, value: JSON.parse(text.replace(/^\ufeff/, '')) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { line, column } = jsonErrorPlace(text.replace(/^\ufeff/, ''));
    return { ok: false, problem: { where: `${line}:${column}`, problem: { code: 'not-json' } } };
  }
}

function problemsOf(issues: readonly z.core.$ZodIssue[]): LocatedProblem[] {
  return issues.slice(0, PROBLEM_LIMIT).map((issue) => ({
    where: pathText(issue.path),
    problem:
      issue.input === undefined ? { code: 'missing' } : { code: 'wrong-value', expected: expected(issue) },
  }));
}

/** In the words of JSON, which are the same in every language; empty where there is nothing short to say. */
function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' | ');
    case 'too_big':
      return `≤ ${issue.maximum}`;
    case 'too_small':
      return `≥ ${issue.minimum}`;
    default:
      return '';
  }
}

/** `['tables', 'notes', 3, 'text']` as `notes[3].text`. */
export function pathText(path: readonly PropertyKey[]): string {
  const inside = path[0] === 'tables' && path.length > 1 ? path.slice(1) : path;
  return inside
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}
