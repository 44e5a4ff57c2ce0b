/** Who was seen writing, and who was not. Rules IN8, IN12, PL61: `SPEC.md`. */
import Dexie from 'dexie';
import type { AccountId, GroupId, PersonId } from '@/utils/domain/ids.ts';
import { silentMembers } from '@/utils/domain/insight.ts';
import { dayStart } from '@/utils/domain/insight-count.ts';
import type { DayNumber } from '@/utils/domain/zoned-time.ts';
import type { Database } from './db.ts';
import { done, type QueryHandlers, type StoreDeps } from './deps.ts';
import { todayOf } from './insight.ts';
import { readListed } from './listed.ts';
import { loadPeople } from './load-people.ts';
import { readRoots, readSilent } from './people-facts.ts';
import { membersOf } from './ranges.ts';
import { createLook, placesOf } from './who-is-where.ts';

export function insightPeopleQueries(
  deps: StoreDeps,
): QueryHandlers<'insightActive' | 'silent' | 'silentAcross'> {
  const { db } = deps;
  const look = createLook(db);
  return {
    async insightActive({ accountId, groupIds, days }) {
      const from = todayOf(deps) - days + 1;
      if (groupIds) {
        const writers = await Promise.all(groupIds.map((groupId) => writersOf(db, accountId, groupId)));
        return done(writers.flat().filter(({ lastDay }) => lastDay >= from).length);
      }
      const found = db.insightWriters.where('lastDay').aboveOrEqual(from);
      const accounts = await db.accounts.toCollection().primaryKeys();
      // Of all groups there are many, so they are counted where they lie, or else at least without their rows.
      if (accounts.every((id) => id === accountId)) return done(await found.count());
      const keys = (await found.primaryKeys()) as unknown as [AccountId][];
      return done(keys.filter(([owner]) => owner === accountId).length);
    },

    async silent({ accountId, groupId, days }) {
      const [heard, members, writers] = await Promise.all([
        db.insightHeard
          .where('[accountId+day]')
          .between([accountId, Dexie.minKey], [accountId, Dexie.maxKey])
          .toArray(),
        membersOf(db, accountId, groupId),
        writersOf(db, accountId, groupId),
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
          { days, today: todayOf(deps) },
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

    async silentAcross({ accountId, groupIds, days, limit }) {
      const [rootOf, seen] = await Promise.all([readRoots(deps), look(accountId, groupIds)]);
      const { silent, counted, heardMs, from } = await readSilent(deps, { accountId, days, seen, rootOf });
      const everybody = (await db.peopleIndex.all(db)).people;
      const found = everybody.filter(({ personId, isMe }) => !isMe && silent.has(personId));
      const page = found.slice(0, limit);
      const ids = page.map(({ personId }) => personId);
      const listed = await readListed(deps, await loadPeople(db, ids));
      const where = placesOf(db.roster, seen, new Set(ids));
      return done({
        counted,
        heardMs,
        from,
        ofDays: from && todayOf(deps) - from + 1,
        total: found.length,
        rows: page.map(({ changedAt: _kept, ...person }) => ({
          ...person,
          listed: listed(person.personId)[0],
          groupIds: [...new Set(where.get(person.personId)?.map(({ groupId }) => groupId))],
        })),
      });
    },
  };
}

const writersOf = (db: Database, accountId: AccountId, groupId: GroupId) =>
  db.insightWriters
    .where('[accountId+groupId+personId]')
    .between([accountId, groupId, Dexie.minKey], [accountId, groupId, Dexie.maxKey])
    .toArray();
