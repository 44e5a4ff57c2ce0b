import type { AccountId, GroupId, NoteId, PersonId, TagId, Wid } from '../../utils/domain/ids.ts';
import type { IdentityStored, MembershipStored, PersonStored } from '../../utils/store/rows.ts';
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
