import { asId, type LogId, type PersonId } from '@/utils/domain/ids.ts';
import { isActive, type ListEntry } from '@/utils/domain/lists.ts';
import type { LogEntry } from '@/utils/domain/log.ts';
import { identityKey } from '@/utils/domain/merge.ts';
import { actorOf } from './actor.ts';
import type { Args } from './api.ts';
import { type CommandHandlers, done, type QueryHandlers, refuse, type StoreDeps } from './deps.ts';
import { loadPeople } from './load-people.ts';
import { personLabel } from './person-summary.ts';

export function listQueries({ db, clock }: StoreDeps): QueryHandlers<'listEntries'> {
  return {
    /** Newest first; lines that are over stay in view, marked, until they are deleted. */
    async listEntries({ list }) {
      const entries = (await db.listed.toArray()).filter((entry) => entry.list === list);
      const people = await loadPeople(
        db,
        entries.flatMap((entry) => entry.personId ?? []),
      );
      const now = clock.now();
      return done(
        entries
          .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
          .map((entry) => ({
            ...entry,
            isOver: !isActive(entry, now),
            person: entry.personId === undefined ? undefined : people.summaryOf(entry.personId),
          })),
      );
    },
  };
}

export function listCommands(deps: StoreDeps): CommandHandlers<'putOnList' | 'takeOffList'> {
  const { db } = deps;
  return {
    /** DL4. Many at once, for imports; a line that names nobody refuses all of them. */
    putOnList: (args) =>
      db.transaction('rw', [db.listed, db.people, db.identities, db.accounts, db.log], async () => {
        const entries = await madeEntries(deps, args);
        if (entries === undefined) return refuse('invalid', 'nobody');
        const known = await db.listed.toArray();
        const ids = new Set(known.map((entry) => entry.id));
        const { kept: added, marks } = oneEach(entries.filter((entry) => !ids.has(entry.id)));
        const replaced = known.filter((old) => marksOf(old).some((mark) => marks.has(mark)));
        await db.listed.bulkDelete(replaced.map((old) => old.id));
        await db.listed.bulkPut(added);
        await logEntries(deps, args.accountId, added, 'listed');
        return done({ added: added.length, replaced: replaced.length });
      }),

    takeOffList: ({ accountId, entryIds }) =>
      db.transaction('rw', [db.listed, db.accounts, db.log], async () => {
        const rows = await db.listed.bulkGet(entryIds);
        const gone = rows.filter((row) => row !== undefined);
        await db.listed.bulkDelete(gone.map((entry) => entry.id));
        await logEntries(deps, accountId, gone, 'unlisted');
        return done(null);
      }),
  };
}

/** By what two lines are of one person on one list. */
const marksOf = ({ list, keys, personId }: ListEntry): string[] =>
  [...keys, ...(personId === undefined ? [] : [`person:${personId}`])].map((key) => `${list} ${key}`);

/** DL4: of several lines of one person the last. */
function oneEach(entries: readonly ListEntry[]): { kept: ListEntry[]; marks: ReadonlySet<string> } {
  const marks = new Set<string>();
  const kept = entries.toReversed().filter((entry) => {
    const own = marksOf(entry);
    const isNew = !own.some((mark) => marks.has(mark));
    for (const mark of own) marks.add(mark);
    return isNew;
  });
  return { kept: kept.reverse(), marks };
}

async function madeEntries(
  { db, clock, readPhone }: StoreDeps,
  { accountId, entries }: Args<'putOnList'>,
): Promise<ListEntry[] | undefined> {
  const author = await actorOf(db, accountId);
  const keysGiven = entries.map(({ identity }) => identity && identityKey(identity));
  const homes = await db.identities.bulkGet(keysGiven.filter((key) => key !== undefined));
  const homeOf = new Map<string, PersonId>(homes.flatMap((row) => (row ? [[row.key, row.personId]] : [])));
  const ids = entries.map(({ personId }, at) => personId ?? homeOf.get(keysGiven[at] ?? ''));
  const people = await loadPeople(
    db,
    ids.filter((id) => id !== undefined),
  );
  const made: ListEntry[] = [];
  for (const [at, entry] of entries.entries()) {
    const personId = ids[at] && people.rows.has(ids[at]) ? people.rootOf(ids[at]) : undefined;
    const own = personId === undefined ? [] : people.wholeOf(personId).flatMap((row) => row.identities);
    const given = keysGiven[at];
    const keys = [...new Set([...own.map(identityKey), ...(given === undefined ? [] : [given])])];
    if (keys.length === 0) return undefined;
    const name = personId === undefined ? undefined : personLabel(people.summaryOf(personId));
    const { identity } = entry;
    const shown = identity?.kind === 'pn' ? readPhone(identity.value).formatted : (identity?.value ?? '');
    made.push({
      id: entry.id,
      list: entry.list,
      keys,
      personId,
      label: name || entry.label?.trim() || shown,
      reason: entry.reason?.trim() || undefined,
      author: entry.author?.trim() || author,
      at: clock.now(),
      expiresAt: entry.expiresAt,
    });
  }
  return made;
}

async function logEntries(
  { db, clock, newId }: StoreDeps,
  accountId: LogEntry['accountId'],
  entries: readonly ListEntry[],
  action: 'listed' | 'unlisted',
): Promise<void> {
  const actor = await actorOf(db, accountId);
  await db.log.bulkAdd(
    entries.map((entry) => ({
      id: asId<LogId>(newId()),
      at: clock.now(),
      accountId,
      action,
      actor,
      personId: entry.personId,
      personLabel: entry.label,
      result: 'done' as const,
      why: action === 'listed' ? entry.reason : undefined,
      detail: entry.list,
    })),
  );
}
