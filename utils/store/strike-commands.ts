import { asId, type GroupId, type LogId, type PersonId } from '@/utils/domain/ids.ts';
import type { LogEntry } from '@/utils/domain/log.ts';
import { lowestLimit, type Strike } from '@/utils/domain/strikes.ts';
import { actorOf } from './actor.ts';
import type { Result } from './api.ts';
import { type CommandHandlers, done, refuse, type StoreDeps } from './deps.ts';
import { currentPeople, loadPeople } from './load-people.ts';
import { orderedId, withinOrder } from './one-order.ts';
import { personLabel } from './person-summary.ts';
import { readSettings } from './settings-handlers.ts';
import { readStruck } from './struck.ts';

/** Giving strikes and taking them back. Rules ST1, ST3, ST5, ST8, ST11. */
export function strikeCommands(deps: StoreDeps): CommandHandlers<'addStrike' | 'takeBackStrike'> {
  const { db, clock } = deps;
  const inTransaction = <Value>(work: () => Promise<Value>): Promise<Value> =>
    db.transaction('rw', [db.strikes, db.people, db.groups, db.accounts, db.settings, db.log], work);

  const log = async (
    accountId: LogEntry['accountId'],
    strikes: readonly Strike[],
    words: (strike: Strike) => Pick<LogEntry, 'action' | 'actor' | 'why' | 'detail'>,
  ): Promise<void> => {
    const people = await loadPeople(
      db,
      strikes.map((strike) => strike.personId),
    );
    const at = clock.now();
    await db.log.bulkAdd(
      strikes.map((strike): LogEntry => {
        const person = people.summaryOf(strike.personId);
        return {
          id: asId<LogId>(deps.newId()),
          at,
          accountId,
          groupId: strike.groupId,
          groupName: strike.groupName,
          personId: person.personId,
          personLabel: personLabel(person),
          result: 'done',
          ...words(strike),
        };
      }),
    );
  };

  /** ST11. */
  const reached = async (
    personIds: readonly PersonId[],
    groupId: GroupId | undefined,
  ): Promise<Result<'addStrike'>> => {
    const limit = lowestLimit(await readSettings(db));
    if (limit === undefined) return { reached: 0 };
    const struck = await readStruck(deps, await loadPeople(db, personIds));
    return { reached: personIds.filter((id) => (struck(id, groupId) ?? 0) >= limit).length, limit };
  };

  return {
    addStrike: ({ strikeId, personIds, groupId, seenIn = groupId, reason, accountId }) =>
      inTransaction(async () => {
        const people = await currentPeople(db, personIds);
        if (people.length === 0) return refuse('not-found', 'person');
        // The same order again: it was done before the answer arrived.
        if (await db.strikes.get(strikeId)) return done(await reached(people, seenIn));
        const [author, group] = await Promise.all([
          actorOf(db, accountId),
          groupId === undefined ? undefined : db.groups.get([accountId, groupId]),
        ]);
        const at = clock.now();
        const strikes = people.map(
          (personId: PersonId, index): Strike => ({
            id: orderedId(strikeId, index),
            personId,
            groupId,
            groupName: group?.subject,
            reason: reason.trim(),
            author,
            at,
          }),
        );
        await db.strikes.bulkAdd(strikes);
        await log(accountId, strikes, (strike) => ({ action: 'strike', actor: author, why: strike.reason }));
        return done(await reached(people, seenIn));
      }),

    takeBackStrike: ({ strikeId, note, accountId, whole }) =>
      inTransaction(async () => {
        const strikes = await withinOrder(db.strikes, strikeId, { whole });
        if (strikes.length === 0) return refuse('not-found', 'strike');
        const left = strikes.filter((strike) => !strike.takenBack);
        const by = await actorOf(db, accountId);
        const takenBack = { at: clock.now(), by, note: note.trim() };
        await db.strikes.bulkPut(left.map((strike) => ({ ...strike, takenBack })));
        await log(accountId, left, (strike) => ({
          action: 'strike-taken-back',
          actor: by,
          why: takenBack.note,
          detail: strike.reason,
        }));
        return done(null);
      }),
  };
}
