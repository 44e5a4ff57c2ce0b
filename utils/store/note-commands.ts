import { cutText } from '@/utils/domain/cut-text.ts';
import { asId, type LogId, type PersonId } from '@/utils/domain/ids.ts';
import type { Note } from '@/utils/domain/knowledge.ts';
import type { LogAction, LogEntry } from '@/utils/domain/log.ts';
import { actorOf } from './actor.ts';
import type { Args } from './api.ts';
import { type CommandHandlers, done, refuse, type StoreDeps } from './deps.ts';
import { currentPeople, loadPeople } from './load-people.ts';
import { isInBin } from './note-bin.ts';
import { writtenAt } from './note-index.ts';
import { orderedId, withinOrder } from './one-order.ts';
import { personLabel } from './person-summary.ts';
import type { PersonStored } from './rows.ts';

/** What a list shows of the newest note, in UTF-16 units. */
const LAST_NOTE_LIMIT = 120;

type NoteCommand = 'addNote' | 'editNote' | 'binNote' | 'restoreNote';

/** Notes on people. They belong to the person they were written on (MG9, MG11). */
export function noteCommands(deps: StoreDeps): CommandHandlers<NoteCommand> {
  const { db, clock } = deps;
  const inTransaction = <Value>(work: () => Promise<Value>): Promise<Value> =>
    db.transaction('rw', [db.notes, db.people, db.groups, db.accounts, db.log], work);

  const log = async (
    action: LogAction,
    { accountId, groupId }: Pick<Args<'addNote'>, 'accountId' | 'groupId'>,
    personIds: readonly PersonId[],
  ): Promise<void> => {
    const [actor, group, people] = await Promise.all([
      actorOf(db, accountId),
      groupId === undefined ? undefined : db.groups.get([accountId, groupId]),
      loadPeople(db, personIds),
    ]);
    const at = clock.now();
    await db.log.bulkPut(
      personIds.map((personId): LogEntry => {
        const person = people.summaryOf(personId);
        return {
          id: asId<LogId>(deps.newId()),
          at,
          accountId,
          action,
          actor,
          groupId,
          groupName: group?.subject,
          personId: person.personId,
          personLabel: personLabel(person),
          result: 'done',
        };
      }),
    );
  };

  /** Changes one note, or all of one order, counts again, and writes the log; `change` gives nothing when there is nothing to do. */
  const changeNotes = (
    action: LogAction,
    { noteId, accountId, whole }: Args<'binNote'>,
    change: (note: Note) => Note | 'nothing' | 'refused',
  ) =>
    inTransaction(async () => {
      const notes = await withinOrder(db.notes, noteId, { whole });
      const [first] = notes;
      if (!first) return refuse('not-found');
      const changed: Note[] = [];
      for (const note of notes) {
        const next = change(note);
        if (next === 'refused') return refuse('not-found', 'no longer in the bin');
        if (next !== 'nothing') changed.push(next);
      }
      if (changed.length === 0) return done(null);
      await db.notes.bulkPut(changed);
      const people = changed.map(({ personId }) => personId);
      await Promise.all(people.map((personId) => recountNotes(deps, personId)));
      await log(action, { accountId, groupId: first.groupId }, people);
      return done(null);
    });

  return {
    addNote: ({ noteId, personIds, groupId, text, accountId }) =>
      inTransaction(async () => {
        const people = await currentPeople(db, personIds);
        if (people.length === 0) return refuse('not-found', 'person');
        const at = clock.now();
        const author = await actorOf(db, accountId);
        const notes = people.map(
          (personId, index): Note => ({
            id: orderedId(noteId, index),
            personId,
            groupId,
            text,
            author,
            createdAt: at,
          }),
        );
        // The same order again: it was done before the answer arrived.
        if (await db.notes.get(noteId)) return done(null);
        await db.notes.bulkPut(notes);
        const rows = await db.people.bulkGet(people);
        await db.people.bulkPut(
          rows.flatMap((row) => (row ? [withNotes(row, row.noteCount + 1, { text, at }, at)] : [])),
        );
        await log('note', { accountId, groupId }, people);
        return done(null);
      }),

    editNote: (args) =>
      changeNotes('note-edited', args, (note) =>
        note.text === args.text ? 'nothing' : { ...note, text: args.text, editedAt: clock.now() },
      ),

    binNote: (args) =>
      changeNotes('note-binned', args, (note) =>
        note.binnedAt === undefined ? { ...note, binnedAt: clock.now() } : 'nothing',
      ),

    restoreNote: (args) =>
      changeNotes('note-restored', args, (note) => {
        if (note.binnedAt === undefined) return 'nothing';
        return isInBin(note, clock.now()) ? { ...note, binnedAt: undefined } : 'refused';
      }),
  };
}

/** Brings the person's row up to date with the notes on them. In a transaction over both tables. */
export async function recountNotes(
  { db, clock }: Pick<StoreDeps, 'db' | 'clock'>,
  personId: PersonId,
): Promise<void> {
  const [person, notes] = await Promise.all([
    db.people.get(personId),
    db.notes.where('personId').equals(personId).toArray(),
  ]);
  if (person) await db.people.put(recounted(person, notes, clock.now()));
}

/** The person with what their notes say; `notes` are all of theirs. */
export function recounted(person: PersonStored, notes: readonly Note[], at: number): PersonStored {
  const kept = notes.filter((note) => note.binnedAt === undefined);
  const newest = kept.reduce<Note | undefined>(
    (best, note) => (best && writtenAt(best) >= writtenAt(note) ? best : note),
    undefined,
  );
  return withNotes(person, kept.length, newest && { text: newest.text, at: writtenAt(newest) }, at);
}

function withNotes(
  person: PersonStored,
  noteCount: number,
  newest: { text: string; at: number } | undefined,
  at: number,
): PersonStored {
  return {
    ...person,
    noteCount,
    lastNote: newest && cutText(newest.text, LAST_NOTE_LIMIT),
    lastNoteAt: newest?.at,
    updatedAt: at,
  };
}
