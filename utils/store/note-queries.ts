import type { PersonId } from '@/utils/domain/ids.ts';
import type { Args, NoteRow } from './api.ts';
import { done, type QueryHandlers, type StoreDeps } from './deps.ts';
import { loadPeople } from './load-people.ts';
import { isInBin } from './note-bin.ts';
import type { NoteHead } from './note-index.ts';
import { membersOf, requestsOf } from './ranges.ts';

export function noteQueries({ db, clock }: StoreDeps): QueryHandlers<'recentNotes'> {
  /** People a group's list of notes is about: members and requesters. */
  const peopleOf = async ({ accountId, groupId }: Args<'recentNotes'>): Promise<Set<PersonId>> => {
    if (groupId === undefined) return new Set();
    const [members, requests] = await Promise.all([
      membersOf(db, accountId, groupId),
      requestsOf(db, accountId, groupId),
    ]);
    const homes = [...members, ...requests].map((row) => row.personId);
    const people = await loadPeople(db, homes);
    return new Set(homes.flatMap((home) => people.wholeOf(home).map((row) => row.personId)));
  };

  return {
    async recentNotes(args) {
      const now = clock.now();
      const [inGroup, groups] = await Promise.all([
        peopleOf(args),
        db.groups.where('accountId').equals(args.accountId).toArray(),
        // One row, so that a live query watches them all.
        db.notes.limit(1).toArray(),
      ]);
      const wanted = (note: NoteHead): boolean =>
        (args.binned ? isInBin(note, now) : note.binnedAt === undefined) &&
        (args.groupId === undefined ||
          note.groupId === args.groupId ||
          (note.groupId === undefined && inGroup.has(note.personId)));
      const heads = first(await Promise.resolve(db.noteIndex.newestFirst(db)), args.limit, wanted);
      // What was deleted since is not among them.
      const newest = (await db.notes.bulkGet(heads.map(({ id }) => id))).filter((note) => note !== undefined);
      const names = new Map(groups.map((group) => [group.id, group.subject]));
      const people = await loadPeople(
        db,
        newest.map((note) => note.personId),
      );
      return done(
        newest.map((note): NoteRow => {
          const person = people.summaryOf(note.personId);
          const groupName = note.groupId && names.get(note.groupId);
          return { ...note, personId: person.personId, person, groupName };
        }),
      );
    },
  };
}

function first(heads: readonly NoteHead[], limit: number, wanted: (head: NoteHead) => boolean): NoteHead[] {
  const found: NoteHead[] = [];
  for (const head of heads) {
    if (found.length === limit) break;
    if (wanted(head)) found.push(head);
  }
  return found;
}
