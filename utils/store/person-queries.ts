import { asId } from '@/utils/domain/ids.ts';
import type { AccountId, PersonId } from '@/utils/domain/ids.ts';
import type { Note } from '@/utils/domain/knowledge.ts';
import { isReplaced } from '@/utils/domain/log.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';
import type { PersonCard } from './api.ts';
import type { Database } from './db.ts';
import { done, type QueryHandlers, type StoreDeps } from './deps.ts';
import { readListed } from './listed.ts';
import { type LoadedPeople, loadPeople } from './load-people.ts';
import { isInBin } from './note-bin.ts';
import { matchesPerson } from './find-person.ts';
import { personLabel } from './person-summary.ts';
import { pendingJobs } from './pending-jobs.ts';

/** Log entries on a card. HP1. */
const HISTORY_LIMIT = 200;
/** People looked at in one read while searching. */
const SEARCH_CHUNK = 2_000;

export function personQueries({
  db,
  clock,
}: StoreDeps): QueryHandlers<'person' | 'peopleNames' | 'findPeople'> {
  return {
    async person({ personId, accountId }) {
      const people = await loadPeople(db, [personId]);
      const whole = people.wholeOf(personId);
      if (whole.length === 0) return done(null);
      const ids = whole.map((row) => row.personId);
      const byPerson = <Row>(read: (id: PersonId) => PromiseLike<Row[]>) =>
        Promise.all(ids.map(read)).then((rows) => rows.flat());
      const [notes, strikes, lines, merges, groups, listed] = await Promise.all([
        byPerson((id) => db.notes.where('personId').equals(id).toArray()),
        byPerson((id) => db.strikes.where('personId').equals(id).toArray()),
        byPerson((id) => db.log.where('personId').equals(id).toArray()),
        byPerson((id) => db.merges.where('into').equals(id).toArray()),
        cardGroups(db, accountId, ids),
        readListed({ db, clock }, people),
      ]);
      const now = clock.now();
      const lineIds = new Set(lines.map(({ id }) => id));
      const history = lines.filter((line) => !isReplaced(line, lineIds));
      const card: PersonCard = {
        ...people.summaryOf(personId),
        identities: whole.flatMap((row) => row.identities),
        listed: listed(personId),
        strikes: strikes.sort((a, b) => b.at - a.at),
        groups,
        notes: ofWhole(people, notes)
          .filter((note) => note.binnedAt === undefined)
          .sort((a, b) => b.createdAt - a.createdAt),
        binnedNotes: ofWhole(people, notes)
          .filter((note) => isInBin(note, now))
          .sort((a, b) => (b.binnedAt ?? 0) - (a.binnedAt ?? 0)),
        historyCount: history.length,
        history: history.sort((a, b) => b.at - a.at).slice(0, HISTORY_LIMIT),
        merges: merges
          .filter((merge) => merge.splitAt === undefined)
          .sort((a, b) => b.at - a.at)
          .map(({ id, at, otherLabel }) => ({ id, at, otherLabel })),
      };
      return done(card);
    },

    async peopleNames({ personIds }) {
      const people = await loadPeople(db, personIds);
      const known = personIds.filter((personId) => people.wholeOf(personId).length > 0);
      return done(known.map((personId) => ({ personId, name: personLabel(people.summaryOf(personId)) })));
    },

    async findPeople({ text, limit }) {
      const found = new Map<PersonId, PersonSummary>();
      let after = asId<PersonId>('');
      while (found.size < limit) {
        const rows = await db.people.where('personId').above(after).limit(SEARCH_CHUNK).toArray();
        const last = rows.at(-1);
        if (!last) break;
        after = last.personId;
        const hits = rows.filter((row) => matchesPerson(row, text)).map((row) => row.personId);
        const people = await loadPeople(db, hits);
        for (const hit of hits) found.set(people.rootOf(hit), people.summaryOf(hit));
      }
      return done([...found.values()].slice(0, limit));
    },
  };
}

/** Notes of parts are shown as notes of the whole person. */
function ofWhole(people: LoadedPeople, notes: readonly Note[]): Note[] {
  return notes.map((note) => ({ ...note, personId: people.rootOf(note.personId) }));
}

async function cardGroups(
  db: Database,
  accountId: AccountId,
  ids: readonly PersonId[],
): Promise<PersonCard['groups']> {
  const [memberships, requests, pending] = await Promise.all([
    Promise.all(ids.map((id) => db.memberships.where('personId').equals(id).toArray())),
    Promise.all(ids.map((id) => db.requests.where('personId').equals(id).toArray())),
    pendingJobs(db, accountId),
  ]);
  const mine = memberships.flat().filter((row) => row.accountId === accountId);
  const asked = requests.flat().filter((row) => row.accountId === accountId);
  const names = new Map(
    (await db.groups.bulkGet(mine.map((row) => [row.accountId, row.groupId] as const))).map((group) => [
      group?.id,
      group?.subject,
    ]),
  );
  const rows = [
    ...mine.map((row) => ({
      groupId: row.groupId,
      groupName: names.get(row.groupId) ?? '',
      role: row.state === 'member' ? row.role : undefined,
      state: row.state,
      since: row.state === 'member' ? row.joinedAt : row.leftAt,
      wid: row.wid,
      pendingJob: pending.kindOf(row.groupId, row.wid),
    })),
    ...asked.map((row) => ({
      groupId: row.groupId,
      groupName: row.groupName,
      state: 'requested' as const,
      since: row.requestedAt,
      wid: row.wid,
      pendingJob: pending.kindOf(row.groupId, row.wid),
    })),
  ];
  // Two wids of one person in one group are one line.
  const lines = new Map(rows.map((row) => [`${row.groupId} ${row.state}`, row]));
  return [...lines.values()].sort((a, b) => a.groupName.localeCompare(b.groupName));
}
