/** Many users at once from a table of text. Rules RG16–RG18: `SPEC.md`, "Rights of users". */
import { readCsv } from './csv.ts';

export type InviteLine = { line: number; email: string; role: string; team: string };
export type InviteProblem =
  | 'no-email'
  | 'bad-email'
  | 'twice'
  | 'already-in'
  | 'no-role'
  | 'unknown-role'
  | 'unknown-team';
export type InvitePreview = {
  ready: InviteLine[];
  bad: { line: number; text: string; problem: InviteProblem }[];
};

/** RFC 5321. */
const EMAIL_LIMIT = 254;
/** Only what no address lacks: whether somebody reads it is known once they follow their link. */
const EMAIL = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]{2,}$/;
const HEADERS: Readonly<Record<string, 'email' | 'role' | 'team'>> = {
  email: 'email',
  'e-mail': 'email',
  mail: 'email',
  role: 'role',
  team: 'team',
};

/** RG16: addresses are one whatever their case. */
export const emailKey = (email: string): string => email.trim().toLowerCase();

export const isEmail = (text: string): boolean => text.length <= EMAIL_LIMIT && EMAIL.test(text);

/**
 * RG17, RG18. Columns are known by their headings; without any they are e-mail, role, team. `known` has `emailKey`s, and
 * names of roles and teams in small letters.
 */
export function readInviteLines(
  text: string,
  known: {
    users: ReadonlySet<string>;
    roles: ReadonlySet<string>;
    teams: ReadonlySet<string>;
    /** For lines that name none. */
    role?: string | undefined;
  },
): InvitePreview {
  const rows = readCsv(text).map((cells, at) => ({ cells, line: at + 1 }));
  const headings = rows[0]?.cells.map((cell) => HEADERS[cell.trim().toLowerCase()]);
  const hasHeadings = headings?.includes('email') ?? false;
  const columns = hasHeadings && headings ? headings : (['email', 'role', 'team'] as const);
  const preview: InvitePreview = { ready: [], bad: [] };
  const seen = new Set<string>();
  for (const { cells, line } of hasHeadings ? rows.slice(1) : rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const cellOf = (name: 'email' | 'role' | 'team'): string => cells[columns.indexOf(name)]?.trim() ?? '';
    const email = emailKey(cellOf('email'));
    const role = cellOf('role') || (known.role ?? '');
    const team = cellOf('team');
    const problem = problemOf({ email, role, team }, known, seen);
    if (problem) preview.bad.push({ line, text: cells.join(', '), problem });
    else preview.ready.push({ line, email, role, team });
    seen.add(email);
  }
  return preview;
}

function problemOf(
  { email, role, team }: Omit<InviteLine, 'line'>,
  known: { users: ReadonlySet<string>; roles: ReadonlySet<string>; teams: ReadonlySet<string> },
  seen: ReadonlySet<string>,
): InviteProblem | undefined {
  if (email === '') return 'no-email';
  if (!isEmail(email)) return 'bad-email';
  if (seen.has(email)) return 'twice';
  if (known.users.has(email)) return 'already-in';
  if (role === '') return 'no-role';
  if (!known.roles.has(role.toLowerCase())) return 'unknown-role';
  return team === '' || known.teams.has(team.toLowerCase()) ? undefined : 'unknown-team';
}
