/** What is kept on one person, and erasing them. Rules DR1–DR7: `domain/SPEC.md`. */
import { asId, type LogId, type PersonId } from '@/utils/domain/ids.ts';
import { actorOf } from './actor.ts';
import type { Result } from './api.ts';
import { type CommandHandlers, done, type QueryDeps, type QueryHandlers, refuse } from './deps.ts';
import { countMentions, eraseTraces, isInOpenJob, readTraces, trailOf } from './erase.ts';
import { loadPeople } from './load-people.ts';

export function rightsQueries(deps: QueryDeps): QueryHandlers<'personTraces' | 'personFile'> {
  const { db, clock } = deps;
  const open = async (personId: PersonId) => {
    const people = await loadPeople(db, [personId]);
    const whole = people.wholeOf(personId);
    if (whole.length === 0) return undefined;
    return {
      summary: people.summaryOf(personId),
      trail: await trailOf(deps, whole, { word: deps.erasedWord() }),
    };
  };
  return {
    async personTraces({ personId }) {
      const person = await open(personId);
      if (!person) return done(null);
      const { trail, summary } = person;
      const tables = await readTraces(db, trail);
      const result: Result<'personTraces'> = {
        counts: Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.length])),
        mentions: await countMentions(db, trail),
        isMe: summary.isMe,
        isInOpenJob: await isInOpenJob(db, trail),
        denied: (await db.listed.toArray())
          .filter((line) => line.list === 'deny' && trail.keys.size > 0)
          .filter(
            ({ personId: listed, keys }) =>
              (listed !== undefined && trail.ids.has(listed)) || keys.some((key) => trail.keys.has(key)),
          )
          .map(({ id, reason }) => ({ entryId: id, reason })),
      };
      return done(result);
    },

    async personFile({ personId }) {
      const person = await open(personId);
      if (!person) return done(null);
      const tables = await readTraces(db, person.trail);
      const at = clock.now();
      return done({
        at,
        text: `${JSON.stringify({ format: 'muster-person', version: 1, exportedAt: at, tables }, undefined, 2)}\n`,
      });
    },
  };
}

export function rightsCommands(deps: QueryDeps): CommandHandlers<'erasePerson'> {
  const { db, clock, newId } = deps;
  return {
    /** Somebody who is not there any more was erased before. */
    erasePerson: ({ personId, keep, accountId }) =>
      db.transaction('rw', db.tables, async () => {
        const people = await loadPeople(db, [personId]);
        const whole = people.wholeOf(personId);
        if (whole.length === 0) return done(null);
        if (whole.some(({ isMe }) => isMe)) return refuse('invalid', 'me');
        const trail = await trailOf(deps, whole, { kept: keep, word: deps.erasedWord() });
        if (await isInOpenJob(db, trail)) return refuse('in-use', 'a job');
        await eraseTraces(db, trail);
        await db.log.put({
          id: asId<LogId>(newId()),
          at: clock.now(),
          accountId,
          action: 'person-erased',
          actor: await actorOf(db, accountId),
          result: 'done',
        });
        return done(null);
      }),
  };
}
