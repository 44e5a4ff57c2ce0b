/** The numbers of Insight. Rules IN5–IN9, IN50, IN61: `SPEC.md`. */
import Dexie, { type Table } from 'dexie';
import { type DayDoings, doingsOf, INSIGHT_KEEP_DAYS, type KeptDay } from '@/utils/domain/insight.ts';
import {
  closeDay,
  forgetBefore,
  type InsightHistory,
  type InsightPast,
  insightDays,
  lastSize,
  noHistory,
} from '@/utils/domain/insight-history.ts';
import { doerOf, type KnownDoers } from '@/utils/domain/insight-by.ts';
import { dayStart } from '@/utils/domain/insight-count.ts';
import type { AccountId, GroupId, LogId, PersonId } from '@/utils/domain/ids.ts';
import type { LogEntry } from '@/utils/domain/log.ts';
import { type DayNumber, localTime } from '@/utils/domain/zoned-time.ts';
import { actorOf } from './actor.ts';
import type { Args } from './api.ts';
import type { Database } from './db.ts';
import { done, type QueryHandlers, type StoreDeps } from './deps.ts';
import { loadPeople } from './load-people.ts';
import { logSince, requestsOf } from './ranges.ts';

/** IN6: a day is reckoned up when the second day after it has begun: what was asked may be seen late. */
const OPEN_DAYS = 2;

/** What numbers of a period are made of: days that are over, and those that are not with what the log says of them. */
export async function readPeriod(
  deps: StoreDeps,
  { accountId, groupIds, days }: Args<'insight'>,
  { withDoers = false }: { withDoers?: boolean } = {},
) {
  const { db } = deps;
  const to = todayOf(deps);
  const from = to - days + 1;
  const chosen = groupIds && new Set(groupIds);
  const [rows, heardRows, past, some] = await Promise.all([
    daysOf(db.insightDays, accountId, from, to).toArray(),
    daysOf(db.insightHeard, accountId, from, to).toArray(),
    db.insightHistory.get([accountId, '']),
    groupIds ? db.insightHistory.bulkGet(groupIds.map((id) => [accountId, id])) : [],
  ]);
  const known = some.flatMap((row) => row ?? []);
  const open = new Map<DayNumber, KeptDay>(rows.map((row) => [row.day, row]));
  const heard = new Map(heardRows.map(({ day, ms }) => [day, ms]));
  const over = new Set(past?.days);
  const today = [...heard.keys()].filter((day) => !over.has(day));
  for (const [day, done] of await reckon(deps, accountId, today, withDoers))
    open.set(day, { day, groups: open.get(day)?.groups ?? {}, done });
  const sizes = chosen
    ? known.map((row): [GroupId, number] => [row.groupId as GroupId, lastSize(row) ?? 0])
    : (Object.entries(past?.sizes ?? {}) as [GroupId, number][]);
  const histories = chosen ? known : past ? [past] : [];
  return { from, to, histories, sizes: new Map(sizes), open, heard, chosen };
}

export function insightQueries(deps: StoreDeps): QueryHandlers<'insight'> {
  return {
    async insight(args) {
      const [since, period] = await Promise.all([firstHeard(deps, args.accountId), readPeriod(deps, args)]);
      return done({ since, days: insightDays(period) });
    },
  };
}

export const todayOf = ({ clock, zoneOffsetMs, ownTimeZone }: StoreDeps): DayNumber =>
  localTime(zoneOffsetMs, ownTimeZone(), clock.now()).day;

async function firstHeard({ db }: StoreDeps, accountId: AccountId): Promise<DayNumber | undefined> {
  const first = await db.insightHeard
    .where('[accountId+day]')
    .between([accountId, Dexie.minKey], [accountId, Dexie.maxKey])
    .first();
  return first?.day;
}

/** What the log and the requests say of these days. */
async function reckon(
  deps: StoreDeps,
  accountId: AccountId,
  days: readonly DayNumber[],
  withDoers: boolean,
): Promise<[DayNumber, Record<GroupId, DayDoings>][]> {
  if (days.length === 0) return [];
  const { db, zoneOffsetMs, ownTimeZone } = deps;
  const startOf = (day: DayNumber): number => dayStart(zoneOffsetMs, ownTimeZone(), day);
  const from = startOf(Math.min(...days));
  const [log, ended, waiting] = await Promise.all([
    logSince(db, accountId, from).toArray(),
    db.pastRequests
      .where('[accountId+endedAt]')
      .between([accountId, from], [accountId, Dexie.maxKey])
      .toArray(),
    requestsOf(db, accountId),
  ]);
  const asked = [...ended, ...waiting];
  const [removed, doers] = await Promise.all([
    removalsIn(db, log),
    withDoers ? readDoers(db, accountId, log) : undefined,
  ]);
  const known = { removed, doerOf: doers && ((line: Parameters<typeof doerOf>[0]) => doerOf(line, doers)) };
  return days.map((day) => [
    day,
    doingsOf({ from: startOf(day), to: startOf(day + 1) }, log, asked, ended, known),
  ]);
}

/** IN61. */
async function readDoers(db: Database, accountId: AccountId, log: readonly LogEntry[]): Promise<KnownDoers> {
  const jobIds = [...new Set(log.flatMap(({ jobId }) => jobId ?? []))];
  const [me, jobs, rules] = await Promise.all([
    actorOf(db, accountId),
    db.jobs.bulkGet(jobIds),
    db.rules.where('accountId').equals(accountId).toArray(),
  ]);
  return {
    me,
    jobs: new Map(jobs.flatMap((job) => (job ? [[job.id, job]] : []))),
    rules: new Map(rules.map(({ name, id }) => [name, id])),
  };
}

/** WhatsApp's clock may be ahead of this one. */
const CLOCKS_MS = 5 * 60_000;

/** IN50: which of these leavings past members know as removals. */
async function removalsIn(db: Database, log: readonly LogEntry[]): Promise<Set<LogId>> {
  const leavings = log.filter(({ action }) => action === 'seen-left');
  const people = await loadPeople(
    db,
    leavings.flatMap(({ personId }) => personId ?? []),
  );
  const keyOf = (groupId: GroupId | undefined, person: PersonId) => `${groupId} ${people.rootOf(person)}`;
  const rows = await db.memberships
    .where('personId')
    .anyOf([...people.rows.keys()])
    .toArray();
  const removed = rows.filter(({ state, leaveReason }) => state === 'left' && leaveReason === 'removed');
  const removedAt = new Map(removed.map((row) => [keyOf(row.groupId, row.personId), row.leftAt]));
  const isRemoval = ({ at, groupId, personId }: LogEntry): boolean => {
    const leftAt = personId && removedAt.get(keyOf(groupId, personId));
    // After the one that is known they left no more; one from before it is another.
    return leftAt !== undefined && leftAt <= at + CLOCKS_MS;
  };
  return new Set(leavings.filter(isRemoval).map(({ id }) => id));
}

/** IN6, IN9: days that are over are reckoned up once and put to the others, and old ones are forgotten. */
export async function tidyInsight(deps: StoreDeps): Promise<void> {
  const { db } = deps;
  const today = todayOf(deps);
  const oldest = today - INSIGHT_KEEP_DAYS;
  await db.insightDays.where('day').below(oldest).delete();
  await db.insightHeard.where('day').below(oldest).delete();
  await db.insightWriters.where('lastDay').below(oldest).delete();
  for (const { id: accountId } of await db.accounts.toArray())
    await closeDays(deps, accountId, today, oldest);
}

async function closeDays(
  deps: StoreDeps,
  accountId: AccountId,
  today: DayNumber,
  oldest: DayNumber,
): Promise<void> {
  const { db } = deps;
  const last = today - OPEN_DAYS;
  const heard = await daysOf(db.insightHeard, accountId, oldest, last).toArray();
  const before = await db.insightHistory.get([accountId, '']);
  const over = new Set(before?.days);
  const ending = heard.map(({ day }) => day).filter((day) => !over.has(day));
  const late = (await daysOf(db.insightDays, accountId, oldest, last).toArray()).some(({ day }) =>
    over.has(day),
  );
  const isOld = (before?.days[0] ?? oldest) < oldest;
  if (ending.length === 0 && !late && !isOld) return;
  const reckoned = new Map(await reckon(deps, accountId, ending, true));
  await db.transaction('rw', db.insightDays, db.insightHistory, async () => {
    const [rows, kept] = await Promise.all([
      daysOf(db.insightDays, accountId, oldest, last).toArray(),
      db.insightHistory
        .where('[accountId+groupId]')
        .between([accountId, Dexie.minKey], [accountId, Dexie.maxKey])
        .toArray(),
    ]);
    const total = kept.find(({ groupId }) => groupId === '');
    // Another run of this may have put them there meanwhile.
    const there = new Set(total?.days);
    const byDay = new Map<DayNumber, KeptDay>(rows.map((row) => [row.day, row]));
    let past: InsightPast = {
      total: { ...(total ?? noHistory()), sizes: total?.sizes ?? {} },
      groups: new Map(
        kept.flatMap((row): [GroupId, InsightHistory][] => (row.groupId === '' ? [] : [[row.groupId, row]])),
      ),
    };
    for (const day of new Set([...ending, ...there]).values()) {
      const row = byDay.get(day);
      const isLate = there.has(day);
      if (isLate && !row) continue;
      past = closeDay(past, { day, groups: row?.groups ?? {}, done: isLate ? undefined : reckoned.get(day) });
      await db.insightDays.delete([accountId, day]);
    }
    const { days, columns, sizes } = forgetBefore(past.total, oldest);
    await db.insightHistory.put({ accountId, groupId: '', days, columns, sizes });
    for (const [groupId, history] of past.groups) {
      const left = forgetBefore(history, oldest);
      if (left.days.length === 0) await db.insightHistory.delete([accountId, groupId]);
      else await db.insightHistory.put({ accountId, groupId, days: left.days, columns: left.columns });
    }
  });
}

/** The rows of these days, both included. */
const daysOf = <Row>(
  table: Table<Row, [AccountId, DayNumber]>,
  accountId: AccountId,
  from: DayNumber,
  to: DayNumber,
) => table.where('[accountId+day]').between([accountId, from], [accountId, to], true, true);
