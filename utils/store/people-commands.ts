import { type AccountId, asId, type LogId } from '@/utils/domain/ids.ts';
import type { LogAction } from '@/utils/domain/log.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';
import { actorOf } from './actor.ts';
import { type CommandHandlers, done, refuse, type StoreDeps } from './deps.ts';
import { loadPeople } from './load-people.ts';
import { joinInto, splitFrom } from './merge-people.ts';
import { personLabel } from './person-summary.ts';

/** Rules MG8–MG12. */
export function peopleCommands(deps: StoreDeps): CommandHandlers<'mergePeople' | 'splitPeople'> {
  const { db, clock } = deps;
  const inTransaction = <Value>(work: () => Promise<Value>): Promise<Value> =>
    db.transaction('rw', [db.people, db.merges, db.accounts, db.log], work);

  const log = async (action: LogAction, accountId: AccountId, person: PersonSummary, other: string) => {
    await db.log.put({
      id: asId<LogId>(deps.newId()),
      at: clock.now(),
      accountId,
      action,
      actor: await actorOf(db, accountId),
      personId: person.personId,
      personLabel: personLabel(person),
      result: 'done',
      detail: other,
    });
  };

  return {
    mergePeople: ({ mergeId, into, from, accountId }) =>
      inTransaction(async () => {
        if (await db.merges.get(mergeId)) return done(null);
        const people = await loadPeople(db, [into, from]);
        const target = people.rows.get(people.rootOf(into));
        const part = people.rows.get(people.rootOf(from));
        if (!target || !part) return refuse('not-found');
        if (target === part) return refuse('invalid', 'already one person');
        const at = clock.now();
        const otherLabel = personLabel(people.summaryOf(part.personId));
        await db.merges.put({
          id: mergeId,
          into: target.personId,
          from: part.personId,
          at,
          otherLabel,
          automatic: false,
        });
        const joined = joinInto(target, part, at);
        await db.people.bulkPut([joined.into, joined.from]);
        await log('people-merged', accountId, people.summaryOf(target.personId), otherLabel);
        return done(null);
      }),

    splitPeople: ({ mergeId, accountId }) =>
      inTransaction(async () => {
        const merge = await db.merges.get(mergeId);
        if (!merge) return refuse('not-found');
        if (merge.splitAt !== undefined) return done(null);
        const [into, from] = await db.people.bulkGet([merge.into, merge.from]);
        if (!into || from?.mergedInto !== merge.into) return refuse('cannot-undo');
        const at = clock.now();
        const split = splitFrom(into, from, at);
        await db.people.bulkPut([split.into, split.from]);
        await db.merges.put({ ...merge, splitAt: at });
        const people = await loadPeople(db, [merge.into]);
        await log('people-split', accountId, people.summaryOf(merge.into), merge.otherLabel);
        return done(null);
      }),
  };
}
