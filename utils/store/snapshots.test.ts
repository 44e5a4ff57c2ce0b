import { describe, expect, it } from 'vitest';
import { ACCOUNT, aGroup, aMember, aPastMember, GROUP, lidWid, NOON } from '@/tests/builders.ts';
import { exported, fullStore, rowsOf } from '@/tests/full-store.ts';
import { RED } from '@/tests/known-people.ts';
import { testStore, type TestStore, testStoreWithGroup } from '@/tests/test-store.ts';
import { asId, type PersonId, type SnapshotId } from '@/utils/domain/ids.ts';
import { tidyUp } from './housekeeping.ts';
import { takeSnapshot } from './take-snapshot.ts';

const DAY_MS = 86_400_000;
const at = { accountId: ACCOUNT, groupId: GROUP };
const sn = (n: number): SnapshotId => asId(`sn-${n}`);

const take = (store: TestStore, n: number) =>
  store.ask('takeSnapshots', { accountId: ACCOUNT, takes: [{ snapshotId: sn(n), groupId: GROUP }] });

const see = (store: TestStore, members: ReturnType<typeof aMember>[]) =>
  store.ask('sawMembers', { ...at, members, at: store.clock.now() });

const seeGroup = (store: TestStore, over: Parameters<typeof aGroup>[0]) =>
  store.ask('sawGroups', {
    accountId: ACCOUNT,
    groups: [aGroup(over)],
    complete: true,
    at: store.clock.now(),
  });

async function personOf(store: TestStore, n: number): Promise<PersonId> {
  const members = await store.ask('members', at);
  const found = members.find(({ wid }) => wid === lidWid(n));
  if (!found) throw new Error(`no member ${n}`);
  return found.personId;
}

/** A group of three, and a snapshot of it. */
async function taken(): Promise<TestStore> {
  const store = await testStoreWithGroup();
  await see(store, [aMember(1), aMember(2), aMember(3, { role: 'admin' })]);
  await take(store, 1);
  store.clock.set(NOON + DAY_MS);
  return store;
}

const difference = (store: TestStore, from: number, to?: number) =>
  store.ask('snapshotDifference', { ...at, from: sn(from), to: to === undefined ? undefined : sn(to) });

describe('snapshots of a group', () => {
  it('[SN1] hold members, settings, name and description, and ids of tags and notes, but no text', async () => {
    const store = await testStoreWithGroup();
    await see(store, [aMember(1), aMember(2)]);
    await seeGroup(store, { description: 'About', settings: { announce: true } });
    const personId = await personOf(store, 1);
    await store.ask('putTag', { tagId: RED, name: 'Red', colour: 'red' });
    await store.ask('tagPeople', { personIds: [personId], tagId: RED, groupId: GROUP, accountId: ACCOUNT });
    await store.ask('addNote', {
      noteId: asId('n1'),
      personIds: [personId],
      text: 'secret words',
      accountId: ACCOUNT,
    });
    expect(await take(store, 1)).toEqual({ taken: 1, unchanged: 0, unread: 0 });
    const [row] = await store.db.snapshots.toArray();
    const place = row?.lines.wids.indexOf(lidWid(1));
    expect(row?.heads).toMatchObject([
      { facts: { subject: 'Oak Lane', description: 'About', settings: { announce: true } }, members: 2 },
    ]);
    expect(row?.lines.tagIds).toEqual([[place, [RED]]]);
    expect(row?.lines.noteIds).toHaveLength(1);
    expect(JSON.stringify(row)).not.toContain('secret');
  });

  it('[SN1] are not taken of a group whose members were never read', async () => {
    const store = await testStoreWithGroup();
    expect(await take(store, 1)).toEqual({ taken: 0, unchanged: 0, unread: 1 });
    expect(await store.ask('snapshotShelves', { accountId: ACCOUNT })).toEqual([]);
  });

  it('[SN4] an identical one is not kept: the one before says until when it was so', async () => {
    const store = await taken();
    expect(await take(store, 2)).toEqual({ taken: 0, unchanged: 1, unread: 0 });
    const rows = await store.ask('snapshots', at);
    expect(rows).toMatchObject([{ id: sn(1), at: NOON, seenAt: NOON + DAY_MS, since: undefined }]);
    await see(store, [aMember(1)]);
    await take(store, 3);
    await take(store, 3);
    const counts = { joined: 0, left: 2, roles: 0, facts: 0, known: 0 };
    expect(await store.ask('snapshots', at)).toMatchObject([{ id: sn(3), since: counts }, { id: sn(1) }]);
    expect(await store.ask('snapshotShelves', { accountId: ACCOUNT })).toMatchObject([
      { groupId: GROUP, count: 2, newest: { id: sn(3), members: 1 } },
    ]);
  });

  it('[SN53] one by hand over an unchanged daily one is kept as one by hand; a daily one takes nothing from it', async () => {
    const store = await testStoreWithGroup();
    await see(store, [aMember(1)]);
    const daily = (n: number) => takeSnapshot(store, { ...at, id: sn(n), by: 'daily' });
    expect(await daily(1)).toBe('taken');
    expect(await take(store, 2)).toMatchObject({ unchanged: 1 });
    expect(await store.ask('snapshots', at)).toMatchObject([{ id: sn(1), by: 'hand' }]);
    expect(await daily(3)).toBe('unchanged');
    expect(await store.ask('snapshots', at)).toMatchObject([{ id: sn(1), by: 'hand' }]);
    expect(await store.ask('snapshotShelves', { accountId: ACCOUNT })).toMatchObject([
      { newest: { by: 'hand' } },
    ]);
  });

  it('[SN5] tell what is else now: who joined, who went and how, roles, settings, tags and notes', async () => {
    const store = await taken();
    const person = await personOf(store, 1);
    await store.ask('putTag', { tagId: RED, name: 'Red', colour: 'red' });
    await store.ask('tagPeople', { personIds: [person], tagId: RED, accountId: ACCOUNT });
    await store.ask('addNote', {
      noteId: asId('n1'),
      personIds: [person],
      text: 'late',
      accountId: ACCOUNT,
    });
    await seeGroup(store, { settings: { announce: true } });
    await see(store, [aMember(1, { role: 'admin' }), aMember(4)]);
    await store.ask('sawPastMembers', {
      ...at,
      past: [aPastMember(2, { leftAt: NOON + 1, leaveReason: 'left' })],
      at: NOON + DAY_MS,
    });
    const found = await difference(store, 1);
    expect(found.to).toBeUndefined();
    expect(found.joined).toMatchObject([{ wid: lidWid(4) }]);
    expect(found.left).toMatchObject([
      { wid: lidWid(2), how: 'left', isDenied: false },
      { wid: lidWid(3), how: 'unknown' },
    ]);
    expect(found.roles).toMatchObject([{ wid: lidWid(1), before: 'member', after: 'admin' }]);
    expect(found.known).toMatchObject([{ tagsPut: [RED], tagsTaken: [], notesMore: 1, notesLess: 0 }]);
    expect(found.facts).toEqual([
      { setting: 'announce', before: undefined, after: { setting: 'announce', value: true } },
    ]);
  });

  it('[SN5] name who removed somebody, as the log knows it, and who is on the deny list', async () => {
    const store = await taken();
    const person = await personOf(store, 2);
    await store.db.log.put({
      id: asId('l1'),
      at: NOON + 5,
      accountId: ACCOUNT,
      action: 'remove',
      actor: 'Nora',
      groupId: GROUP,
      personId: person,
      result: 'done',
    });
    await store.ask('putOnList', {
      accountId: ACCOUNT,
      entries: [{ id: asId('e1'), list: 'deny', personId: person, label: 'Person 2' }],
    });
    await see(store, [aMember(1), aMember(3, { role: 'admin' })]);
    expect((await difference(store, 1)).left).toMatchObject([
      { wid: lidWid(2), how: 'removed', removedBy: 'Nora', leftAt: NOON + 5, isDenied: true },
    ]);
  });

  it('[SN3] are deleted one by one; the others tell the same as before', async () => {
    const store = await taken();
    await see(store, [aMember(1)]);
    await take(store, 2);
    await see(store, [aMember(1), aMember(5)]);
    await take(store, 3);
    const before = await difference(store, 1, 3);
    await store.ask('deleteSnapshots', { ...at, snapshotIds: [sn(2)] });
    expect(await difference(store, 1, 3)).toEqual(before);
    expect(await store.port.call('snapshotDifference', { ...at, from: sn(2) })).toMatchObject({
      ok: false,
      reason: 'not-found',
    });
    await store.ask('deleteSnapshots', { ...at, snapshotIds: [sn(1), sn(3)] });
    expect(await store.db.snapshots.count()).toBe(0);
    expect(await store.ask('snapshotShelves', { accountId: ACCOUNT })).toEqual([]);
  });

  it('[SN9] of a group that gets no more go when they are a year old, but for the newest', async () => {
    const store = await taken();
    await see(store, [aMember(1)]);
    await take(store, 2);
    await tidyUp(store.db, NOON + 300 * DAY_MS);
    expect(await store.ask('snapshots', at)).toHaveLength(2);
    await tidyUp(store.db, NOON + 400 * DAY_MS);
    expect(await store.ask('snapshots', at)).toMatchObject([{ id: sn(2) }]);
  });

  it('[SN12] [SN51] leave a list of those to be invited again', async () => {
    const store = await taken();
    const personIds = [await personOf(store, 1), await personOf(store, 1)];
    await store.ask('keepReinvites', { ...at, listId: asId('list'), personIds });
    await store.ask('keepReinvites', { ...at, listId: asId('list'), personIds });
    expect(await store.ask('reinviteLists', { accountId: ACCOUNT })).toMatchObject([
      { groupId: GROUP, isInvite: true, people: [{ displayName: 'Person 1' }] },
    ]);
  });

  it('[SN14] travel in the export; where both have some, those here stay; deleting all takes them', async () => {
    const from = await fullStore();
    const text = await exported(from);
    const to = testStore();
    await to.ask('applyImport', { text, mode: 'merge' });
    const [there, here] = [await rowsOf(from), await rowsOf(to)];
    expect(here.snapshots).toEqual(there.snapshots);
    expect(here.snapshotShelves).toEqual(there.snapshotShelves);
    const own = await taken();
    await own.ask('applyImport', { text, mode: 'merge' });
    expect(await own.ask('snapshots', at)).toMatchObject([{ id: sn(1) }]);
    await own.ask('deleteAll', {});
    expect(await own.db.snapshots.count()).toBe(0);
    expect(await own.db.snapshotShelves.count()).toBe(0);
  });
});
