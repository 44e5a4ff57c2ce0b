import { describe, expect, it } from 'vitest';
import { ACCOUNT, aRequest, GROUP, NOON } from '@/tests/builders.ts';
import { storeWithPeople } from '@/tests/known-people.ts';
import { asId, type NoteId } from '@/utils/domain/ids.ts';
import { tidyUp } from './housekeeping.ts';
import { BIN_KEEP_MS } from './note-bin.ts';

const note = (n: number): NoteId => asId(`note-${n}`);
const HOUR = 3_600_000;

async function world() {
  const store = await storeWithPeople();
  const add = (n: number, people: number[], text: string, groupId?: typeof GROUP) =>
    store.ask('addNote', {
      noteId: note(n),
      personIds: people.map(store.person),
      text,
      groupId,
      accountId: ACCOUNT,
    });
  const row = async (n: number) => {
    const rows = await store.ask('members', { accountId: ACCOUNT, groupId: GROUP });
    const { noteCount, lastNote } = rows.find((one) => one.personId === store.person(n)) ?? {};
    return { noteCount, lastNote };
  };
  return { ...store, add, row };
}

describe('notes', () => {
  it('several per person, with author and time; lists show the newest', async () => {
    const { add, row, card, person, clock } = await world();
    await add(1, [1], 'Paid in May.');
    clock.set(NOON + HOUR);
    await add(2, [1], 'x'.repeat(500), GROUP);
    expect(await row(1)).toEqual({ noteCount: 2, lastNote: 'x'.repeat(120) });
    expect((await card(person(1))).notes).toMatchObject([
      { id: 'note-2', groupId: GROUP, createdAt: NOON + HOUR },
      { id: 'note-1', text: 'Paid in May.', author: 'Nora', createdAt: NOON },
    ]);
  });

  it('the same order twice is one note; one order may be about many', async () => {
    const { add, row, db } = await world();
    await add(1, [1, 2, 3], 'Moved away.');
    await add(1, [1, 2, 3], 'Moved away.');
    expect(await db.notes.count()).toBe(3);
    expect(await row(2)).toEqual({ noteCount: 1, lastNote: 'Moved away.' });
  });

  it('[UN40] one order about many is undone as a whole, and nothing else', async () => {
    const { add, ask, row, db, logged } = await world();
    await add(1, [1], 'Paid.');
    await add(2, [1, 2, 3], 'Moved away.');
    await add(21, [2], 'Came back.');
    const undo = () => ask('binNote', { noteId: note(2), accountId: ACCOUNT, whole: true });
    await undo();
    expect([await row(1), await row(2), await row(3)]).toEqual([
      { noteCount: 1, lastNote: 'Paid.' },
      { noteCount: 1, lastNote: 'Came back.' },
      { noteCount: 0, lastNote: undefined },
    ]);
    expect((await db.notes.toArray()).filter(({ binnedAt }) => binnedAt === NOON)).toHaveLength(3);
    const lines = await logged();
    await undo();
    expect(await logged()).toEqual(lines);
    expect(lines.filter((line) => line.startsWith('note-binned'))).toHaveLength(3);
  });

  it('are edited, binned and restored; the log never holds their text', async () => {
    const { add, ask, row, card, person, clock, logged, db } = await world();
    await add(1, [1], 'secret');
    clock.set(NOON + HOUR);
    await ask('editNote', { noteId: note(1), text: 'secret too', accountId: ACCOUNT });
    expect(await row(1)).toEqual({ noteCount: 1, lastNote: 'secret too' });
    expect((await card(person(1))).notes).toMatchObject([{ editedAt: NOON + HOUR }]);
    await ask('binNote', { noteId: note(1), accountId: ACCOUNT });
    expect(await row(1)).toEqual({ noteCount: 0, lastNote: undefined });
    expect(await card(person(1))).toMatchObject({ notes: [], binnedNotes: [{ id: note(1) }] });
    await ask('restoreNote', { noteId: note(1), accountId: ACCOUNT });
    expect(await row(1)).toEqual({ noteCount: 1, lastNote: 'secret too' });
    expect((await logged()).sort()).toEqual([
      'note Person 1',
      'note-binned Person 1',
      'note-edited Person 1',
      'note-restored Person 1',
    ]);
    expect(JSON.stringify(await db.log.toArray())).not.toContain('secret');
  });

  it('leave the bin for good after 30 days', async () => {
    const { add, ask, port, db, clock, card, person } = await world();
    await add(1, [1], 'a');
    await add(2, [1], 'b');
    await ask('binNote', { noteId: note(1), accountId: ACCOUNT });
    await tidyUp(db, NOON + BIN_KEEP_MS - 1);
    expect(await db.notes.count()).toBe(2);
    clock.set(NOON + BIN_KEEP_MS);
    expect((await card(person(1))).binnedNotes).toEqual([]);
    expect(await port.call('restoreNote', { noteId: note(1), accountId: ACCOUNT })).toMatchObject({
      ok: false,
    });
    await tidyUp(db, clock.now());
    expect((await db.notes.toArray()).map((one) => one.id)).toEqual([note(2)]);
  });

  it('[MG9] stay with whom they were written on, through merge and split', async () => {
    const { add, ask, card, person } = await world();
    await add(1, [1], 'on one');
    await add(2, [2], 'on two');
    await ask('mergePeople', { mergeId: asId('m'), into: person(1), from: person(2), accountId: ACCOUNT });
    const merged = await card(person(2));
    expect(merged).toMatchObject({ personId: person(1), noteCount: 2 });
    expect(merged.notes.map((one) => one.personId)).toEqual([person(1), person(1)]);
    await add(3, [2], 'on both');
    await ask('splitPeople', { mergeId: asId('m'), accountId: ACCOUNT });
    const texts = async (n: number) => (await card(person(n))).notes.map((one) => one.text).sort();
    expect(await texts(1)).toEqual(['on both', 'on one']);
    expect(await texts(2)).toEqual(['on two']);
  });

  it('are listed newest first, by group and from the bin', async () => {
    const { add, ask, clock, person } = await world();
    await ask('sawRequests', { accountId: ACCOUNT, groupId: GROUP, requests: [aRequest(9)], at: NOON });
    await add(1, [1], 'old');
    clock.set(NOON + HOUR);
    await add(2, [2], 'new', GROUP);
    await add(3, [3], 'elsewhere', asId('2@g.us'));
    await ask('binNote', { noteId: note(3), accountId: ACCOUNT });
    clock.set(NOON + 2 * HOUR);
    await ask('editNote', { noteId: note(1), text: 'edited', accountId: ACCOUNT });
    const listed = async (over: { groupId?: typeof GROUP; binned?: boolean; limit?: number }) =>
      (await ask('recentNotes', { accountId: ACCOUNT, limit: 10, ...over })).map((one) => one.text);
    expect(await listed({})).toEqual(['edited', 'new']);
    expect(await listed({ limit: 1 })).toEqual(['edited']);
    expect(await listed({ groupId: GROUP })).toEqual(['edited', 'new']);
    expect(await listed({ groupId: asId('2@g.us') })).toEqual([]);
    expect(await listed({ binned: true })).toEqual(['elsewhere']);
    const [first] = await ask('recentNotes', { accountId: ACCOUNT, limit: 10 });
    expect(first).toMatchObject({ person: { personId: person(1), displayName: 'Person 1' } });
  });

  it.each([
    ['blank', '  \n '],
    ['too long', 'x'.repeat(5_001)],
  ])('%s is invalid and writes nothing', async (_name, text) => {
    const { port, db, person } = await world();
    const args = { noteId: note(1), personIds: [person(1)], text, accountId: ACCOUNT };
    expect(await port.call('addNote', args)).toMatchObject({ ok: false, reason: 'invalid' });
    expect(await db.notes.count()).toBe(0);
  });

  it('nobody and nothing are not found', async () => {
    const { port } = await world();
    const nobody = { noteId: note(1), personIds: [asId<never>('nobody')], text: 'a', accountId: ACCOUNT };
    expect(await port.call('addNote', nobody)).toMatchObject({ reason: 'not-found' });
    expect(await port.call('binNote', { noteId: note(7), accountId: ACCOUNT })).toMatchObject({
      reason: 'not-found',
    });
  });
});
