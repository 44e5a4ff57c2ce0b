import { freshMessages, type Written } from '@/utils/domain/insight-count.ts';
import type { PersonId, Wid } from '@/utils/domain/ids.ts';
import { identityKey } from '@/utils/domain/merge.ts';
import { type DayNumber, localTime } from '@/utils/domain/zoned-time.ts';
import type { Args } from '@/utils/store/api.ts';
import { type CommandHandlers, done, refuse, type StoreDeps } from '@/utils/store/deps.ts';
import { countedFrom } from '@/utils/store/insight-commands.ts';
import { loadPeople } from '@/utils/store/load-people.ts';
import type { InsightWriterStored } from '@/utils/store/rows.ts';

/** A message may claim to be so much later than this computer's clock. */
const CLOCKS_APART_MS = 5 * 60_000;

const TABLES = [
  'settings',
  'insightDays',
  'insightWriters',
  'insightMarks',
  'accounts',
  'groups',
  'memberships',
  'people',
  'identities',
];

/** MI11, IN2–IN4, IN13. Counted are messages sent while WhatsApp was open; the day of somebody's last one is taken of all that are there. */
export function sawMessages(deps: StoreDeps): CommandHandlers<'sawMessages'>['sawMessages'] {
  const { db } = deps;
  return ({ accountId, groupId, written, at }) =>
    db.transaction(
      'rw',
      TABLES.map((name) => db.table(name)),
      async () => {
        const [account, group, before] = await Promise.all([
          db.accounts.get(accountId),
          db.groups.get([accountId, groupId]),
          db.insightMarks.get([accountId, groupId]),
        ]);
        if (!account || !group) return refuse('not-found', account ? 'group' : 'account');
        const from = await countedFrom(db);
        if (from === undefined) return done(null);
        const until = at + CLOCKS_APART_MS;
        const { fresh, mark } = freshMessages(before, written, {
          since: Math.max(from, account.openSince ?? at),
          until,
        });
        const dayOf = dayIn(deps);
        const people = await writersOf(deps, { accountId, groupId, written });
        const rows = new Map<PersonId, InsightWriterStored>();
        for (const row of await db.insightWriters.bulkGet(
          [...new Set(people.values())].map((personId) => [accountId, groupId, personId]),
        ))
          if (row) rows.set(row.personId, row);
        const changed = new Map<PersonId, InsightWriterStored>();
        const change = (
          personId: PersonId,
          part: Pick<InsightWriterStored, 'lastDay' | 'countedDay'>,
        ): void => {
          const row = { accountId, groupId, personId, ...rows.get(personId), ...part };
          rows.set(personId, row);
          changed.set(personId, row);
        };
        for (const message of written) {
          const personId = people.get(message.author.wid);
          const day = dayOf(message.at);
          if (personId === undefined || message.at > until) continue;
          const row = rows.get(personId);
          if (!row || row.lastDay < day) change(personId, { ...row, lastDay: day });
        }
        for (const [day, messages] of Map.groupBy(fresh, (message) => dayOf(message.at))) {
          const row = (await db.insightDays.get([accountId, day])) ?? { accountId, day, groups: {} };
          const counts = row.groups[groupId] ?? {};
          const newWriters = new Set<PersonId>();
          for (const { author } of messages) {
            const personId = people.get(author.wid);
            const known = personId === undefined ? undefined : rows.get(personId);
            if (known && (known.countedDay ?? Number.NEGATIVE_INFINITY) < day) {
              newWriters.add(known.personId);
              change(known.personId, { lastDay: known.lastDay, countedDay: day });
            }
          }
          row.groups[groupId] = {
            ...counts,
            messages: (counts.messages ?? 0) + messages.length,
            writers: (counts.writers ?? 0) + newWriters.size,
          };
          await db.insightDays.put(row);
        }
        await db.insightWriters.bulkPut([...changed.values()]);
        if (mark && mark !== before) await db.insightMarks.put({ accountId, groupId, ...mark });
        return done(null);
      },
    );
}

/** A day is asked once: finding it takes longer than all the rest. */
function dayIn({ zoneOffsetMs, ownTimeZone }: StoreDeps): (atMs: number) => DayNumber {
  const zone = ownTimeZone();
  const days = new Map<number, DayNumber>();
  const QUARTER_MS = 15 * 60_000;
  return (atMs) => {
    // Clocks of every zone change at full quarters of an hour, and so do days.
    const quarter = Math.floor(atMs / QUARTER_MS);
    const day = days.get(quarter) ?? localTime(zoneOffsetMs, zone, quarter * QUARTER_MS).day;
    days.set(quarter, day);
    return day;
  };
}

/** Who is behind each wid: a member, or somebody known by any of the identities. Of a stranger nothing is kept. */
async function writersOf(
  { db }: StoreDeps,
  { accountId, groupId, written }: Omit<Args<'sawMessages'>, 'at'>,
): Promise<ReadonlyMap<Wid, PersonId>> {
  const authors = [
    ...new Map(written.map(({ author }): [Wid, Written['author']] => [author.wid, author])).values(),
  ];
  const members = await db.memberships.bulkGet(authors.map(({ wid }) => [accountId, groupId, wid]));
  const found = new Map<Wid, PersonId>();
  for (const [index, { wid, identities }] of authors.entries()) {
    const known =
      members[index] ??
      (await db.identities.bulkGet(identities.map(identityKey))).find((identity) => identity !== undefined);
    if (known) found.set(wid, known.personId);
  }
  const people = await loadPeople(db, found.values());
  return new Map([...found].map(([wid, personId]) => [wid, people.rootOf(personId)]));
}
