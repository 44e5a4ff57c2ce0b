/**
 * Of every note what a list chooses by, newest first, in memory: 50,000 notes take the database a second to read, their heads
 * some 5 MB. All are read when first asked for; after that only those that changed. Like the roster it lies below Dexie's
 * watch over live queries: whoever follows what is made of it has to watch the table besides.
 */
import type { DBCore, DBCoreMutateRequest, Middleware } from 'dexie';
import { asId, type NoteId } from '@/utils/domain/ids.ts';
import type { Note } from '@/utils/domain/knowledge.ts';
import type { Database } from './db.ts';

/** Notes in one read, so that other questions are answered in between. */
const CHUNK = 5_000;

export type NoteHead = Pick<Note, 'id' | 'personId' | 'groupId' | 'binnedAt'> & { writtenAt: number };

export type NoteIndex = {
  middleware: Middleware<DBCore>;
  /** The same array as long as no note changed. */
  newestFirst(db: Database): Promise<readonly NoteHead[]>;
};

/** When a note was written or last edited. */
export const writtenAt = (note: Pick<Note, 'editedAt' | 'createdAt'>): number =>
  note.editedAt ?? note.createdAt;

export function createNoteIndex(): NoteIndex {
  /** Since the last reading; `undefined`: every note may be another. */
  let changed: Set<NoteId> | undefined;
  let heads: readonly NoteHead[] = [];
  let reading: Promise<void> = Promise.resolve();

  /** Marks are taken off before the read: what is written meanwhile is read again the next time. */
  const refresh = async (db: Database): Promise<void> => {
    const ids = changed;
    if (ids?.size === 0) return;
    changed = new Set();
    try {
      heads = ids ? await withChanged(db, heads, ids) : await readAll(db);
    } catch (error) {
      changed = undefined;
      throw error;
    }
  };

  return {
    middleware: {
      stack: 'dbcore',
      name: 'note index',
      level: -6,
      create(core) {
        changed = undefined;
        return {
          table(name) {
            const table = core.table(name);
            if (name !== 'notes') return table;
            return {
              ...table,
              mutate(request) {
                const keys = keysOf(request);
                if (keys === undefined) changed = undefined;
                else for (const key of keys) changed?.add(key);
                return table.mutate(request);
              },
            };
          },
        };
      },
    },

    async newestFirst(db) {
      // One after the other: two readings at once would each miss what the other took off.
      const mine = reading.catch(() => {}).then(() => refresh(db));
      reading = mine;
      await mine;
      return heads;
    },
  };
}

function keysOf(request: DBCoreMutateRequest): readonly NoteId[] | undefined {
  if (request.type === 'deleteRange') return undefined;
  if (request.keys) return request.keys as NoteId[];
  return request.type === 'delete' ? undefined : (request.values as Note[]).map(({ id }) => id);
}

async function readAll(db: Database): Promise<NoteHead[]> {
  const all: NoteHead[] = [];
  let after = asId<NoteId>('');
  for (;;) {
    const notes = await db.notes.where('id').above(after).limit(CHUNK).toArray();
    const last = notes.at(-1);
    if (!last) return all.sort(byAge);
    after = last.id;
    all.push(...notes.map(headOf));
  }
}

async function withChanged(
  db: Database,
  heads: readonly NoteHead[],
  ids: ReadonlySet<NoteId>,
): Promise<NoteHead[]> {
  const notes = await db.notes.bulkGet([...ids]);
  const same = heads.filter(({ id }) => !ids.has(id));
  return [...same, ...notes.filter((note) => note !== undefined).map(headOf)].sort(byAge);
}

const headOf = (note: Note): NoteHead => ({
  id: note.id,
  personId: note.personId,
  groupId: note.groupId,
  binnedAt: note.binnedAt,
  writtenAt: writtenAt(note),
});

const byAge = (a: NoteHead, b: NoteHead): number =>
  b.writtenAt - a.writtenAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
