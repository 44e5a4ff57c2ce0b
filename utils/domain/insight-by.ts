/** By whom it was done: the doings of a period by who did them. Rules IN60–IN62: `SPEC.md`. */
import { formatCsv } from './csv.ts';
import type { GroupId, JobId, RuleId } from './ids.ts';
import { DOINGS, type Doing, isOwnDoing, type KeptDay, OWN_DOINGS, type OwnCounts } from './insight.ts';
import type { InsightHistory } from './insight-history.ts';
import type { Job } from './job.ts';
import type { LogEntry } from './log.ts';
import type { DayNumber } from './zoned-time.ts';

/** IN61. Through Muster: by hand, by a lock-down or plan, under another name than mine, by whom nobody knows, by a rule. */
export type OwnDoer = 'hand' | 'lock' | 'other' | 'unknown' | `rule ${RuleId | ''}`;
/** And not: in WhatsApp by some admin, or by people themselves, as far as is known. */
export type Doer = OwnDoer | 'outside' | 'self';

export const BY_COLUMNS = [
  'joined',
  'letIn',
  'rejected',
  'left',
  'removed',
  'roles',
  'settings',
  'deleted',
  'warned',
] as const;
export type ByColumn = (typeof BY_COLUMNS)[number];
export type ByCounts = { [Column in ByColumn]?: number };
/** `name`: of the rule, while there is one. */
export type ByRow = { doer: Doer; name?: string | undefined; counts: ByCounts };

type OwnDoing = (typeof OWN_DOINGS)[number];
export type DoneBy = { [Who in OwnDoer]?: OwnCounts };

const COLUMN_OF: Readonly<Record<OwnDoing, ByColumn>> = {
  approved: 'letIn',
  added: 'letIn',
  rejected: 'rejected',
  removed: 'removed',
  roles: 'roles',
  settings: 'settings',
  deleted: 'deleted',
  warned: 'warned',
};
/** IN61: of these the log names nobody. */
const NOT_OURS: readonly (readonly [Doing, 'outside' | 'self', ByColumn])[] = [
  ['joined', 'self', 'joined'],
  ['left', 'self', 'left'],
  ['rolesByOthers', 'outside', 'roles'],
  ['removedByOthers', 'outside', 'removed'],
];

const isDoing = (what: string): what is Doing => (DOINGS as readonly string[]).includes(what);

export type KnownDoers = {
  /** My account's name. */
  me: string | undefined;
  jobs: ReadonlyMap<JobId, Pick<Job, 'rule' | 'lock'>>;
  /** By name: the log has no more of a rule. */
  rules: ReadonlyMap<string, RuleId>;
};

/** IN61: who stands behind an entry of what was done through Muster. */
export function doerOf(
  { actor, rule, jobId }: Pick<LogEntry, 'actor' | 'rule' | 'jobId'>,
  { me, jobs, rules }: KnownDoers,
): OwnDoer {
  const job = jobId && jobs.get(jobId);
  if (rule !== undefined) return `rule ${(job?.rule?.name === rule ? job.rule.id : rules.get(rule)) ?? ''}`;
  if (job?.lock) return 'lock';
  if (actor === me) return 'hand';
  return actor === undefined ? 'unknown' : 'other';
}

const COLUMN = /^by (.+) (\w+)$/;

/** IN62: columns of the history; ids of rules at the most, never a name. */
export const byColumns = (by: DoneBy = {}): Record<string, number> =>
  Object.fromEntries(
    Object.entries(by).flatMap(([doer, counts]) =>
      Object.entries(counts ?? {}).map(([what, n]) => [`by ${doer} ${what}`, n]),
    ),
  );

type Asked = {
  from: DayNumber;
  to: DayNumber;
  histories: readonly InsightHistory[];
  open: ReadonlyMap<DayNumber, KeptDay>;
  /** Missing: all. */
  chosen?: ReadonlySet<GroupId> | undefined;
};

/** IN60–IN62. What was done through Muster and of which nobody was kept who did it, such as before this was counted, is `unknown`. */
export function byWhom({ from, to, histories, open, chosen }: Asked): ByRow[] {
  const totals = new Map<Doing, number>();
  const rows = new Map<Doer, ByCounts>();
  const told = new Map<OwnDoing, number>();
  const add = <Key>(map: Map<Key, number>, key: Key, n: number) => map.set(key, (map.get(key) ?? 0) + n);
  const give = (doer: Doer, column: ByColumn, n: number) => {
    if (n <= 0) return;
    const counts = rows.get(doer) ?? {};
    rows.set(doer, { ...counts, [column]: (counts[column] ?? 0) + n });
  };
  const giveOwn = (doer: OwnDoer, what: OwnDoing, n: number) => {
    add(told, what, n);
    give(doer, COLUMN_OF[what], n);
  };
  for (const { days, columns } of histories) {
    const first = days.findIndex((day) => day >= from);
    const end = days.findLastIndex((day) => day <= to) + 1;
    if (first < 0 || end <= first) continue;
    for (const [name, column] of Object.entries(columns)) {
      const by = COLUMN.exec(name);
      const what = by?.[2] ?? name;
      if (!isDoing(what)) continue;
      let sum = 0;
      for (let place = first; place < end; place++) sum += column[place] ?? 0;
      if (!by) add(totals, what, sum);
      else if (isOwnDoing(what)) giveOwn(by[1] as OwnDoer, what, sum);
    }
  }
  for (const [day, { done = {} }] of open) {
    if (day < from || day > to) continue;
    for (const [groupId, { did, by = {} }] of Object.entries(done)) {
      if (chosen && !chosen.has(groupId as GroupId)) continue;
      for (const what of DOINGS) add(totals, what, did[what] ?? 0);
      for (const [doer, counts] of Object.entries(by))
        for (const [what, n] of Object.entries(counts ?? {})) giveOwn(doer as OwnDoer, what as OwnDoing, n);
    }
  }
  for (const what of OWN_DOINGS)
    give('unknown', COLUMN_OF[what], (totals.get(what) ?? 0) - (told.get(what) ?? 0));
  for (const [what, doer, column] of NOT_OURS) give(doer, column, totals.get(what) ?? 0);
  return inOrder([...rows].map(([doer, counts]) => ({ doer, counts })));
}

const PLACES: readonly string[] = ['hand', 'rule', 'lock', 'other', 'outside', 'self', 'unknown'];
const placeOf = ({ doer }: ByRow): number => PLACES.indexOf(doer.startsWith('rule ') ? 'rule' : doer);
const sumOf = ({ counts }: ByRow): number => Object.values(counts).reduce((sum, n) => sum + n, 0);

const inOrder = (rows: ByRow[]): ByRow[] =>
  rows.sort((a, b) => placeOf(a) - placeOf(b) || sumOf(b) - sumOf(a));

/** IN62: the names of rules as they are now; those that are gone stand together. */
export function withRuleNames(rows: readonly ByRow[], nameOf: ReadonlyMap<string, string>): ByRow[] {
  const gone: ByRow = { doer: 'rule ', counts: {} };
  const named = rows.flatMap((row): ByRow[] => {
    if (!row.doer.startsWith('rule ')) return [row];
    const name = nameOf.get(row.doer.slice('rule '.length));
    if (name !== undefined) return [{ ...row, name }];
    for (const column of BY_COLUMNS)
      if (row.counts[column]) gone.counts[column] = (gone.counts[column] ?? 0) + row.counts[column];
    return [];
  });
  return inOrder(sumOf(gone) > 0 ? [...named, gone] : named);
}

/** IN60: columns in which there is something. */
export const filledColumns = <Column extends string>(
  columns: readonly Column[],
  rows: readonly { counts: { [Name in Column]?: number } }[],
): Column[] => columns.filter((column) => rows.some(({ counts }) => (counts[column] ?? 0) > 0));

/** IN60, IN63: a table with its first column as a file. */
export function countsCsv<Column extends string>(
  columns: readonly Column[],
  rows: readonly { label: string; counts: { [Name in Column]?: number } }[],
  words: { first: string; column(column: Column): string },
): string {
  return formatCsv(
    [words.first, ...columns.map(words.column)],
    rows.map(({ label, counts }) => [label, ...columns.map((column) => String(counts[column] ?? 0))]),
  );
}
