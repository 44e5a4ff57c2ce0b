import type { AccountId, GroupId, NoteId, PersonId, TagId, Wid } from '../../utils/domain/ids.ts';
import type { Note } from '../../utils/domain/knowledge.ts';
import type { IdentityStored, MembershipStored, PersonStored, TaggedStored } from '../../utils/store/rows.ts';
import type { StoreAccess } from '../../tests/e2e/store-port.ts';

/** The store's own name for its database. */
const DATABASE = 'muster';
export const NOTES = 10_000;
export const TAGS = 10_000;
const AT_ONCE = 1_000;

/** People in the groups that are filled; each of them is in about five. */
const POOL = 20_480;

type Asked = {
  database: string;
  accountId: string;
  groupId: string;
  /** Numbers of the people who are members. */
  from: number;
  to: number;
  /** People below this number are known already. */
  known: number;
};

/**
 * Runs in a page of the extension: one group's members straight into the tables, as the mirror would have written them.
 * Through the mirror itself 100,000 people take minutes.
 */
async function writeMembers({ database, accountId, groupId, from, to, known }: Asked): Promise<void> {
  const opening = indexedDB.open(database);
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error(String(opening.error)));
  });
  const work = db.transaction(['people', 'identities', 'memberships'], 'readwrite', {
    durability: 'relaxed',
  });
  const [people, identities, memberships] = ['people', 'identities', 'memberships'].map((name) =>
    work.objectStore(name),
  );
  const at = Date.now();
  for (let i = from; i < to; i++) {
    const personId = `seed-${i}` as PersonId;
    const lid = `9${String(i).padStart(12, '0')}@lid`;
    const name = `Person ${i}`;
    const person: PersonStored = {
      personId,
      identities: [{ kind: 'lid', value: lid }],
      displayName: name,
      pushName: name,
      lid,
      isBusiness: false,
      isMyContact: false,
      isMe: false,
      tags: [],
      groupTags: [],
      noteCount: 0,
      updatedAt: at,
    };
    const membership: MembershipStored = {
      accountId: accountId as AccountId,
      groupId: groupId as GroupId,
      personId,
      wid: lid as Wid,
      role: 'member',
      state: 'member',
      firstSeenAt: at,
    };
    memberships?.put(membership);
    if (i < known) continue;
    people?.put(person);
    const identity: IdentityStored = { key: `lid:${lid}`, kind: 'lid', value: lid, personId, seenAt: at };
    identities?.put(identity);
  }
  await new Promise<void>((resolve, reject) => {
    work.oncomplete = () => resolve();
    work.onabort = () => reject(new Error(String(work.error)));
  });
  db.close();
}

/** Fills groups behind the tab's back. */
export async function seedMembers(
  store: StoreAccess,
  accountId: AccountId,
  groupIds: readonly GroupId[],
  members: number,
): Promise<void> {
  for (const [index, groupId] of groupIds.entries()) {
    const from = (index * members) % POOL;
    const known = index * members >= POOL ? POOL : 0;
    await store.page.evaluate(writeMembers, {
      database: DATABASE,
      accountId,
      groupId,
      from,
      to: from + members,
      known,
    });
  }
}

/** Ten tags on 10,000 people and 10,000 notes, spread evenly over everybody, by the store's own commands. */
export async function seedKnowledge(
  store: StoreAccess,
  accountId: AccountId,
  readGroupIds: readonly GroupId[],
): Promise<void> {
  const everybody = Array.from({ length: POOL }, (_, i) => `seed-${i}` as PersonId);
  for (const groupId of readGroupIds)
    for (const { personId } of await store.call('members', { accountId, groupId })) everybody.push(personId);
  const step = Math.floor(everybody.length / (NOTES + TAGS));
  if (step < 1) throw new Error('too few people for so many notes');
  const chosen = everybody.filter((_, index) => index % step === 0);
  const tagged = chosen.filter((_, index) => index % 2 === 0).slice(0, TAGS);
  const noted = chosen.filter((_, index) => index % 2 === 1).slice(0, NOTES);
  for (let from = 0; from < TAGS; from += AT_ONCE) {
    const number = from / AT_ONCE;
    const tagId = `tag-${number}` as TagId;
    await store.call('putTag', { tagId, name: `Tag ${number}`, colour: 'green' });
    // Every tenth, so that each group has people with each tag.
    const personIds = tagged.filter((_, index) => index % (TAGS / AT_ONCE) === number);
    await store.call('tagPeople', { personIds, tagId, accountId });
  }
  for (let from = 0; from < NOTES; from += AT_ONCE) {
    const personIds = noted.slice(from, from + AT_ONCE);
    const noteId = `note-${from}` as NoteId;
    await store.call('addNote', { noteId, personIds, text: `Paid the fee late in round ${from}`, accountId });
  }
}

type Known = { database: string; people: number; notes: number; tags: number; tagKinds: number };

/** Runs in a page of the extension: notes and tags straight into the tables, on people who are there. */
async function writeKnowledge({ database, people, notes, tags, tagKinds }: Known): Promise<void> {
  const opening = indexedDB.open(database);
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error(String(opening.error)));
  });
  const work = db.transaction(['people', 'notes', 'tagged'], 'readwrite', { durability: 'relaxed' });
  const at = Date.now();
  const rows = new Map<string, { tags: Set<TagId>; notes: number }>();
  const rowOf = (personId: PersonId) => {
    const row = rows.get(personId) ?? { tags: new Set<TagId>(), notes: 0 };
    rows.set(personId, row);
    return row;
  };
  for (let i = 0; i < notes; i++) {
    const personId = `seed-${i % people}` as PersonId;
    const text = `Paid the fee of round ${i} late, after ${(i * 7_919) % 1_000} days and two talks`;
    const note: Note = { id: `note-${i}` as NoteId, personId, text, author: 'Nora', createdAt: at - i };
    work.objectStore('notes').put(note);
    rowOf(personId).notes++;
  }
  for (let i = 0; i < tags; i++) {
    const personId = `seed-${i % people}` as PersonId;
    const row = rowOf(personId);
    // Each of a person's tags once, whatever the numbers.
    const tagId = `tag-${(i + row.tags.size) % tagKinds}` as TagId;
    if (row.tags.has(tagId)) continue;
    row.tags.add(tagId);
    const tagged: TaggedStored = { personId, tagId, scope: '', at };
    work.objectStore('tagged').put(tagged);
  }
  const store = work.objectStore('people');
  for (const [personId, row] of rows) {
    const asking = store.get(personId);
    asking.onsuccess = () => {
      const person = asking.result as PersonStored;
      store.put({ ...person, tags: [...row.tags], noteCount: row.notes });
    };
  }
  await new Promise<void>((resolve, reject) => {
    work.oncomplete = () => resolve();
    work.onabort = () => reject(new Error(String(work.error)));
  });
  db.close();
}

/** So many notes and tags on the people of `seedMembers`, behind the store's back: its own commands take minutes. To be called before anything reads them. */
export async function seedManyNotes(store: StoreAccess, notes: number, tags: number): Promise<void> {
  const tagKinds = 20;
  for (let number = 0; number < tagKinds; number++)
    await store.call('putTag', { tagId: `tag-${number}` as TagId, name: `Tag ${number}`, colour: 'green' });
  await store.page.evaluate(writeKnowledge, { database: DATABASE, people: POOL, notes, tags, tagKinds });
}
