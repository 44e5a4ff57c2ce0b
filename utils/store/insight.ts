/** The numbers of Insight. Rules IN5–IN9: `SPEC.md`. */
import Dexie from 'dexie';
import {
  type DayDoings,
  doingsOf,
  INSIGHT_KEEP_DAYS,
  insightDays,
  type KeptDay,
  silentMembers,
} from '@/utils/domain/insight.ts';
import { dayStart } from '@/utils/domain/insight-count.ts';
import type { AccountId, GroupId, PersonId } from '@/utils/domain/ids.ts';
import { type DayNumber, localTime } from '@/utils/domain/zoned-time.ts';
import { done, type QueryHandlers, type StoreDeps } from './deps.ts';
import { loadPeople } from './load-people.ts';
import { logSince, membersOf, requestsOf } from './ranges.ts';

/** IN6: a day is reckoned up when the second day after it has begun: what was asked may be seen late. */
const OPEN_DAYS = 2;

export function insightQueries(deps: StoreDeps): QueryHandlers<'insight' | 'silent'> {
  const { db } = deps;
  return {
    async insight({ accountId, groupIds, days }) {
      const to = todayOf(deps);
      const from = to - days + 1;
      const range = [
        [accountId, from],
        [accountId, to],
      ] as const;
      const [rows, heardRows, first] = await Promise.all([
        db.insightDays
          .where('[accountId+day]')
          .between(...range, true, true)
          .toArray(),
        db.insightHeard
          .where('[accountId+day]')
          .between(...range, true, true)
          .toArray(),
        firstHeard(deps, accountId),
      ]);
      const kept = new Map<DayNumber, KeptDay>(rows.map((row) => [row.day, row]));
      const heard = new Map(heardRows.map(({ day, ms }) => [day, ms]));
      const open = [...heard.keys()].filter((day) => kept.get(day)?.done === undefined);
      for (const [day, doings] of await reckon(deps, accountId, open))
        kept.set(day, { groups: {}, ...kept.get(day), day, done: doings });
      const chosen = groupIds && new Set(groupIds);
      return done({ since: first, days: insightDays({ from, to }, kept, heard, chosen) });
    },

    async silent({ accountId, groupId, days }) {
      const [heard, members, writers] = await Promise.all([
        db.insightHeard
          .where('[accountId+day]')
          .between([accountId, Dexie.minKey], [accountId, Dexie.maxKey])
          .toArray(),
        membersOf(db, accountId, groupId),
        db.insightWriters
          .where('[accountId+groupId+personId]')
          .between([accountId, groupId, Dexie.minKey], [accountId, groupId, Dexie.maxKey])
          .toArray(),
      ]);
      const people = await loadPeople(db, [
        ...members.map(({ personId }) => personId),
        ...writers.map(({ personId }) => personId),
      ]);
      const lastDays = new Map<PersonId, DayNumber>();
      for (const { personId, lastDay } of writers) {
        const root = people.rootOf(personId);
        lastDays.set(root, Math.max(lastDay, lastDays.get(root) ?? lastDay));
      }
      return done(
        silentMembers(
          days,
          heard,
          members.map(({ wid, personId, joinedAt, firstSeenAt }) => ({
            wid,
            personId: people.rootOf(personId),
            since: joinedAt ?? firstSeenAt,
            isMe: people.summaryOf(personId).isMe,
          })),
          lastDays,
          (day) => dayStart(deps.zoneOffsetMs, deps.ownTimeZone(), day),
        ),
      );
    },
  };
}

const todayOf = ({ clock, zoneOffsetMs, ownTimeZone }: StoreDeps): DayNumber =>
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
  return days.map((day) => [day, doingsOf({ from: startOf(day), to: startOf(day + 1) }, log, asked, ended)]);
}

/** IN6, IN9: days that are over are reckoned up once, and old ones are forgotten. */
export async function tidyInsight(deps: StoreDeps): Promise<void> {
  const { db } = deps;
  const today = todayOf(deps);
  const oldest = today - INSIGHT_KEEP_DAYS;
  await db.insightDays.where('day').below(oldest).delete();
  await db.insightHeard.where('day').below(oldest).delete();
  await db.insightWriters.where('lastDay').below(oldest).delete();
  for (const { id: accountId } of await db.accounts.toArray()) {
    const heard = await db.insightHeard
      .where('[accountId+day]')
      .between([accountId, Dexie.minKey], [accountId, today - OPEN_DAYS], true, true)
      .toArray();
    const rows = await db.insightDays.bulkGet(
      heard.map(({ day }): [AccountId, DayNumber] => [accountId, day]),
    );
    const open = heard.flatMap(({ day }, index) => (rows[index]?.done === undefined ? [day] : []));
    for (const [day, doings] of await reckon(deps, accountId, open))
      await db.transaction('rw', db.insightDays, async () => {
        const row = (await db.insightDays.get([accountId, day])) ?? { accountId, day, groups: {} };
        await db.insightDays.put({ ...row, done: doings });
      });
  }
}
