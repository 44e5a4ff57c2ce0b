import { asId, type LogId, type PersonId } from '@/utils/domain/ids.ts';
import { isReplaced, type LogEntry, REPLACING } from '@/utils/domain/log.ts';
import type { LogFilter } from './api.ts';
import { actorOf } from './actor.ts';
import type { Database } from './db.ts';
import { type CommandHandlers, done, type QueryHandlers, type StoreDeps } from './deps.ts';
import { loadPeople } from './load-people.ts';

/** Up to this many entries are taken from the newest end by cursor; more (an export) is read as a whole, which is faster. */
const CURSOR_LIMIT = 1_000;

export function logQueries({ db }: { db: Database }): QueryHandlers<'log'> {
  return {
    async log(filter) {
      const entries = await readLog(db, filter);
      return done({ entries: entries.slice(0, filter.limit), more: entries.length > filter.limit });
    },
  };
}

export function logCommands(deps: StoreDeps): CommandHandlers<'logInviteLinkReset'> {
  const { db } = deps;
  return {
    logInviteLinkReset: ({ accountId, groupId, at }) =>
      db.transaction('rw', db.log, db.accounts, db.groups, async () => {
        const [actor, group] = await Promise.all([
          actorOf(db, accountId),
          db.groups.get([accountId, groupId]),
        ]);
        await db.log.put({
          // The same order again writes the same entry.
          id: asId<LogId>(`invite-link-reset ${groupId} ${at}`),
          at,
          accountId,
          action: 'invite-link-reset',
          actor,
          groupId,
          groupName: group?.subject,
          result: 'done',
        });
        if (group) await db.groups.put({ ...group, linkResetAt: at });
        return done(null);
      }),
  };
}

/** Newest first, one more than the limit where there are more. */
async function readLog(db: Database, filter: LogFilter): Promise<LogEntry[]> {
  const parts = filter.personId === undefined ? undefined : await partsOf(db, filter.personId);
  // By key: a filter may leave out the better line, never so that the other stands there again.
  const better = new Set(await db.log.where('id').startsWith(REPLACING).primaryKeys());
  const matched = matcher(filter, parts);
  const matches = (entry: LogEntry): boolean => matched(entry) && !isReplaced(entry, better);
  const { accountId, jobId, groupId } = filter;
  // The narrowest index; the rest is a matter of some hundreds of entries.
  const narrow =
    jobId !== undefined
      ? [db.log.where('jobId').equals(jobId)]
      : parts !== undefined
        ? [...parts].map((part) => db.log.where('personId').equals(part))
        : groupId !== undefined
          ? [db.log.where('groupId').equals(groupId)]
          : undefined;
  if (narrow) {
    const found = await Promise.all(narrow.map((range) => range.toArray()));
    return newestFirst(found.flat().filter(matches));
  }
  const from = filter.from ?? Number.NEGATIVE_INFINITY;
  const to = filter.to ?? Number.POSITIVE_INFINITY;
  const range =
    accountId === undefined
      ? db.log.where('at').between(from, to, true, true)
      : db.log.where('[accountId+at]').between([accountId, from], [accountId, to], true, true);
  if (filter.limit > CURSOR_LIMIT) return newestFirst((await range.toArray()).filter(matches));
  return range
    .reverse()
    .filter(matches)
    .limit(filter.limit + 1)
    .toArray();
}

function matcher(filter: LogFilter, parts: ReadonlySet<PersonId> | undefined): (entry: LogEntry) => boolean {
  const text = filter.text?.trim().toLowerCase();
  const actions = filter.actions && new Set(filter.actions);
  return (entry) =>
    (filter.accountId === undefined || entry.accountId === filter.accountId) &&
    (filter.groupId === undefined || entry.groupId === filter.groupId) &&
    (filter.jobId === undefined || entry.jobId === filter.jobId) &&
    (parts === undefined || (entry.personId !== undefined && parts.has(entry.personId))) &&
    (actions === undefined || actions.has(entry.action)) &&
    (filter.result === undefined || entry.result === filter.result) &&
    (filter.from === undefined || entry.at >= filter.from) &&
    (filter.to === undefined || entry.at <= filter.to) &&
    (!text || textOf(entry).includes(text));
}

async function partsOf(db: Database, personId: PersonId): Promise<Set<PersonId>> {
  const people = await loadPeople(db, [personId]);
  return new Set([personId, ...people.wholeOf(personId).map((row) => row.personId)]);
}

function textOf(entry: LogEntry): string {
  const { personLabel, groupName, actor, why, rule, detail } = entry;
  return [personLabel, groupName, actor, why, rule, detail].join('\n').toLowerCase();
}

function newestFirst(entries: LogEntry[]): LogEntry[] {
  return entries.sort((a, b) => b.at - a.at);
}
