import { liveQuery } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ACCOUNT, aMember, GROUP, NOON } from '@/tests/builders.ts';
import { eventually } from '@/tests/eventually.ts';
import { storeWithPeople } from '@/tests/known-people.ts';
import { asId, type NoteId, type TagId } from '@/utils/domain/ids.ts';
import { noteQueries } from './note-queries.ts';
import { tagQueries } from './tag-queries.ts';

const MINUTE = 60_000;
const note = (n: number): NoteId => asId(`note-${n}`);
const subscriptions: { unsubscribe(): void }[] = [];
afterEach(() => {
  for (const one of subscriptions.splice(0)) one.unsubscribe();
});

/** What a screen would show by now. */
function follow<Value>(ask: () => Promise<Value>): () => Value | undefined {
  let latest: Value | undefined;
  const errors: unknown[] = [];
  subscriptions.push(
    liveQuery(ask).subscribe({
      next: (value) => {
        latest = value;
      },
      error: (error) => errors.push(error),
    }),
  );
  return () => {
    expect(errors).toEqual([]);
    return latest;
  };
}

async function world() {
  const store = await storeWithPeople();
  const add = (n: number, people: number[], at: number) => {
    store.clock.set(NOON + at * MINUTE);
    const personIds = people.map(store.person);
    return store.ask('addNote', { noteId: note(n), personIds, text: `Note ${n}`, accountId: ACCOUNT });
  };
  const shown = (limit = 9) => store.ask('recentNotes', { accountId: ACCOUNT, binned: false, limit });
  return { ...store, add, shown };
}

describe('the newest notes', () => {
  it('are those of the table, whatever was added, edited, binned and deleted since', async () => {
    const { add, ask, shown, db, clock } = await world();
    await add(1, [1], 1);
    await add(2, [2], 2);
    expect((await shown()).map(({ text }) => text)).toEqual(['Note 2', 'Note 1']);
    await add(3, [3], 3);
    expect((await shown()).map(({ text }) => text)).toEqual(['Note 3', 'Note 2', 'Note 1']);
    clock.set(NOON + 4 * MINUTE);
    await ask('editNote', { noteId: note(1), text: 'Note 1, anew', accountId: ACCOUNT });
    expect((await shown(2)).map(({ text }) => text)).toEqual(['Note 1, anew', 'Note 3']);
    await ask('binNote', { noteId: note(3), accountId: ACCOUNT });
    expect((await shown()).map(({ text }) => text)).toEqual(['Note 1, anew', 'Note 2']);
    await db.notes.delete(note(2));
    expect((await shown()).map(({ text }) => text)).toEqual(['Note 1, anew']);
    await db.notes.clear();
    expect(await shown()).toEqual([]);
  });

  it('are read whole once', async () => {
    const { add, shown, db } = await world();
    await add(1, [1], 1);
    await shown();
    const read = vi.spyOn(db.notes, 'where');
    await add(2, [2], 2);
    expect(await shown()).toHaveLength(2);
    expect(read.mock.calls.filter(([by]) => by === ('id' as never))).toEqual([]);
  });

  it('are followed: by a note that comes, goes or changes, and by the name of whom it is about', async () => {
    const store = await world();
    await store.add(1, [1], 1);
    const ask = () => noteQueries(store).recentNotes({ accountId: ACCOUNT, binned: false, limit: 9 });
    const now = follow(ask);
    const lines = () => {
      const outcome = now();
      return outcome?.ok ? outcome.value.map(({ text, person }) => `${person.displayName}: ${text}`) : [];
    };
    await eventually(() => expect(lines()).toHaveLength(1));
    await store.add(2, [2], 2);
    await eventually(() => expect(lines()[0]).toMatch(/Note 2$/));
    await store.ask('editNote', { noteId: note(2), text: 'Note 2, anew', accountId: ACCOUNT });
    await eventually(() => expect(lines()[0]).toMatch(/Note 2, anew$/));
    const renamed = aMember(2);
    await store.ask('sawMembers', {
      accountId: ACCOUNT,
      groupId: GROUP,
      members: [{ ...renamed, name: 'Another name', isMyContact: true }],
      at: NOON + 5 * MINUTE,
    });
    await eventually(() => expect(lines()[0]).toBe('Another name: Note 2, anew'));
    await store.ask('binNote', { noteId: note(2), accountId: ACCOUNT });
    await eventually(() => expect(lines()).toHaveLength(1));
  });
});

it('the people of each tag are followed, and counted anew only when tags were put on or taken off', async () => {
  const store = await storeWithPeople();
  const tagId = asId<TagId>('t');
  await store.ask('putTag', { tagId, name: 'Late', colour: 'green' });
  const { countedTags } = tagQueries(store);
  const now = follow(() => countedTags({}));
  const count = () => {
    const outcome = now();
    return outcome?.ok ? outcome.value.find(({ id }) => id === tagId)?.peopleCount : undefined;
  };
  await eventually(() => expect(count()).toBe(0));
  const on = { tagId, accountId: ACCOUNT };
  await store.ask('tagPeople', { ...on, personIds: [1, 2].map(store.person) });
  await eventually(() => expect(count()).toBe(2));
  await store.ask('untagPeople', { ...on, personIds: [store.person(1)] });
  await eventually(() => expect(count()).toBe(1));
  const reads = vi.spyOn(store.db.tagged, 'toCollection');
  await countedTags({});
  // For the one row that is watched.
  expect(reads).toHaveBeenCalledTimes(1);
});
