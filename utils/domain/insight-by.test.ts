import { describe, expect, it } from 'vitest';
import { aJob, GROUP } from '@/tests/builders.ts';
import { asId, type GroupId, type JobId, type LogId, type RuleId } from './ids.ts';
import { doingsOf, type KeptDay } from './insight.ts';
import {
  type ByRow,
  BY_COLUMNS,
  byWhom,
  countsCsv,
  doerOf,
  filledColumns,
  type KnownDoers,
  withRuleNames,
} from './insight-by.ts';
import { closeDay, insightDays, type InsightPast, noHistory } from './insight-history.ts';
import type { LogAction } from './log.ts';

const OTHER = asId<GroupId>('other@g.us');
const RULE = asId<RuleId>('r1');
const [LOCKING, RULED] = [asId<JobId>('lock'), asId<JobId>('ruled')];
const nothing: InsightPast = { total: { ...noHistory(), sizes: {} }, groups: new Map() };

const known: KnownDoers = {
  me: 'Nora',
  jobs: new Map([
    [LOCKING, aJob({ lock: { id: asId('l'), does: 'lock' } })],
    [RULED, aJob({ rule: { id: RULE, name: 'No shops then', isAlone: true } })],
  ]),
  rules: new Map([['No shops', RULE]]),
};

describe('who it was', () => {
  it.each([
    ['me, under the name that my account has', { actor: 'Nora' }, 'hand'],
    ['another name, whoever that is', { actor: 'Ash' }, 'other'],
    ['an entry without a name', {}, 'unknown'],
    ['a rule, whoever confirmed it', { actor: 'Nora', rule: 'No shops' }, `rule ${RULE}`],
    ['a rule that got another name meanwhile', { rule: 'No shops then', jobId: RULED }, `rule ${RULE}`],
    ['a rule that is gone', { actor: 'Nora', rule: 'Gone' }, 'rule '],
    ['a lock-down', { actor: 'Nora', jobId: LOCKING }, 'lock'],
    ['a job that is forgotten', { actor: 'Nora', jobId: asId<JobId>('gone') }, 'hand'],
  ])('[IN61] %s', (_name, entry, doer) => {
    expect(doerOf(entry, known)).toBe(doer);
  });

  it('[IN61] an account that has no name is me all the same', () => {
    expect(doerOf({}, { ...known, me: undefined })).toBe('hand');
  });
});

/** A day as the store reckons it. */
function aDay(
  day: number,
  groupId: GroupId,
  entries: [LogAction, { actor?: string; rule?: string }?][],
): KeptDay {
  const log = entries.map(([action, more], n) => ({
    id: asId<LogId>(`${n}`),
    at: 1,
    groupId,
    action,
    result: 'done' as const,
    ...more,
  }));
  const removed = new Set(log.filter(({ actor }) => actor === 'past members').map(({ id }) => id));
  const doer = (line: Parameters<typeof doerOf>[0]) => doerOf(line, known);
  return { day, groups: {}, done: doingsOf({ from: 0, to: 10 }, log, [], [], { removed, doerOf: doer }) };
}
const nora = { actor: 'Nora' };
const rows: KeptDay[] = [
  aDay(2, GROUP, [
    ['approve', nora],
    ['add', nora],
    ['approve', { rule: 'No shops' }],
    ['set', nora],
  ]),
  aDay(3, GROUP, [['seen-joined'], ['seen-left'], ['seen-role'], ['seen-left', { actor: 'past members' }]]),
  aDay(4, OTHER, [
    ['approve', nora],
    ['reject', { rule: 'Gone' }],
    ['strike', {}],
    ['delete', { actor: 'Ash' }],
  ]),
];
const all: ByRow[] = [
  { doer: 'hand', counts: { letIn: 3, settings: 1 } },
  { doer: `rule ${RULE}`, counts: { letIn: 1 } },
  { doer: 'rule ', counts: { rejected: 1 } },
  { doer: 'other', counts: { deleted: 1 } },
  { doer: 'outside', counts: { roles: 1, removed: 1 } },
  { doer: 'self', counts: { joined: 1, left: 1 } },
  { doer: 'unknown', counts: { warned: 1 } },
];

function asked(past: InsightPast, open: KeptDay[], chosen?: GroupId[], from = 1) {
  return byWhom({
    from,
    to: 9,
    histories: chosen ? chosen.flatMap((id) => past.groups.get(id) ?? []) : [past.total],
    open: new Map(open.map((row) => [row.day, row])),
    chosen: chosen && new Set(chosen),
  });
}

describe('by whom', () => {
  it.each([0, 1, 2, 3])('[IN60] [IN62] tells the same while days are open and when %i are over', (over) => {
    const past = rows.slice(0, over).reduce(closeDay, nothing);
    const open = rows.slice(over);
    expect(asked(past, open)).toEqual(all);
    expect(asked(past, open, [OTHER])).toEqual([
      { doer: 'hand', counts: { letIn: 1 } },
      { doer: 'rule ', counts: { rejected: 1 } },
      { doer: 'other', counts: { deleted: 1 } },
      { doer: 'unknown', counts: { warned: 1 } },
    ]);
    expect(asked(past, open, undefined, 3).map(({ doer }) => doer)).not.toContain(`rule ${RULE}`);
    expect(asked(past, open, undefined, 5)).toEqual([]);
  });

  it('[IN60] changes no number of the days', () => {
    const over = rows.reduce(closeDay, nothing);
    const days = insightDays({
      from: 2,
      to: 4,
      histories: [over.total],
      sizes: new Map(),
      open: new Map(),
      heard: new Map(),
    });
    expect(days.map(({ did }) => did)).toEqual([
      { approved: 2, added: 1, settings: 1 },
      { joined: 1, left: 1, rolesByOthers: 1, removedByOthers: 1 },
      { approved: 1, rejected: 1, warned: 1, deleted: 1 },
    ]);
  });

  it('[IN62] what was reckoned up before who did it was kept is of nobody known', () => {
    const before = closeDay(nothing, {
      day: 2,
      groups: {},
      done: { [GROUP]: { did: { approved: 3, joined: 2 }, asked: 0, waits: [] } },
    });
    expect(
      asked(
        before,
        rows.slice(0, 1).map((row) => ({ ...row, day: 3 })),
      ),
    ).toEqual([
      { doer: 'hand', counts: { letIn: 2, settings: 1 } },
      { doer: `rule ${RULE}`, counts: { letIn: 1 } },
      { doer: 'self', counts: { joined: 2 } },
      { doer: 'unknown', counts: { letIn: 3 } },
    ]);
  });

  it('[IN62] keeps ids of rules and no name, whoever acted', () => {
    const { total, groups } = rows.reduce(closeDay, nothing);
    const kept = JSON.stringify([total, ...groups.values()]);
    expect(kept).toContain(`by rule ${RULE} approved`);
    for (const name of ['Nora', 'Ash', 'No shops', 'Gone']) expect(kept).not.toContain(name);
  });

  it('[IN62] rules have their name of now, and those that are gone stand together', () => {
    const rules: ByRow[] = [
      { doer: `rule ${RULE}`, counts: { letIn: 1 } },
      { doer: 'rule ', counts: { letIn: 2 } },
      { doer: `rule ${asId<RuleId>('r2')}`, counts: { letIn: 1, rejected: 4 } },
    ];
    expect(withRuleNames(rules, new Map([[RULE, 'No shops']]))).toEqual([
      { doer: 'rule ', counts: { letIn: 3, rejected: 4 } },
      { doer: `rule ${RULE}`, name: 'No shops', counts: { letIn: 1 } },
    ]);
  });

  it('[IN60] leaves out columns that are empty, in the file too', () => {
    const columns = filledColumns(BY_COLUMNS, all.slice(0, 3));
    expect(columns).toEqual(['letIn', 'rejected', 'settings']);
    const csv = countsCsv(
      columns,
      all.slice(0, 3).map(({ doer, counts }) => ({ label: `=${doer}`, counts })),
      { first: 'By whom', column: (column) => column },
    );
    expect(csv).toBe(
      "\ufeffBy whom,letIn,rejected,settings\r\n'=hand,3,0,1\r\n'=rule r1,1,0,0\r\n'=rule ,0,1,0\r\n".replace(
        "'=rule ,",
        '"\'=rule ",',
      ),
    );
  });
});
