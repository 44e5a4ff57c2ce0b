import { describe, expect, it } from 'vitest';
import { ACCOUNT, aMember, GROUP, lid, lidWid, NOON, pn, pnWid } from '@/tests/builders.ts';
import { storeWithPeople } from '@/tests/known-people.ts';
import { testStoreWithGroup } from '@/tests/test-store.ts';
import { asId, type MergeId, type PersonId } from '@/utils/domain/ids.ts';

const merge = (n: number): MergeId => asId(`merge-${n}`);

describe('merging people', () => {
  it('[MG9] [MG10] shows one person with everything, and splits into the two from before', async () => {
    const { ask, card, person, db } = await storeWithPeople();
    await db.people.update(person(2), { lastRemoval: { groupId: GROUP, groupName: 'Oak Lane', at: NOON } });
    const before = [await card(person(1)), await card(person(2))];
    const order = { mergeId: merge(1), into: person(1), from: person(2), accountId: ACCOUNT };
    await ask('mergePeople', order);
    await ask('mergePeople', order);
    const whole = await card(person(1));
    expect(whole.identities).toEqual([pn(1), lid(1), pn(2), lid(2)]);
    expect(whole).toMatchObject({ displayName: 'Person 1', lastRemoval: { at: NOON } });
    expect(whole.merges).toEqual([{ id: merge(1), at: NOON, otherLabel: 'Person 2' }]);
    // The whole answers to both ids, and stands twice in the group: two wids, one person.
    expect((await card(person(2))).personId).toBe(person(1));
    const members = await ask('members', { accountId: ACCOUNT, groupId: GROUP });
    expect(members.filter((row) => row.personId === person(1)).map((row) => row.wid)).toEqual([
      lidWid(1),
      lidWid(2),
    ]);
    await ask('splitPeople', { mergeId: merge(1), accountId: ACCOUNT });
    const after = [await card(person(1)), await card(person(2))];
    expect(after.map((one) => ({ ...one, history: [] }))).toEqual(
      before.map((one) => ({ ...one, history: [] })),
    );
    expect(after[0]?.history.map((entry) => entry.action).sort()).toEqual(['people-merged', 'people-split']);
  });

  it('[MG9] can be taken back in any order', async () => {
    const { ask, card, person } = await storeWithPeople();
    const join = (n: number, into: number, from: number) =>
      ask('mergePeople', { mergeId: merge(n), into: person(into), from: person(from), accountId: ACCOUNT });
    await join(1, 1, 2);
    await join(2, 3, 1);
    expect((await card(person(2))).identities).toHaveLength(6);
    expect((await card(person(3))).merges.map((one) => one.id)).toEqual(
      expect.arrayContaining([merge(1), merge(2)]),
    );
    await ask('splitPeople', { mergeId: merge(1), accountId: ACCOUNT });
    expect((await card(person(2))).identities).toHaveLength(2);
    expect((await card(person(3))).identities).toHaveLength(4);
    await ask('splitPeople', { mergeId: merge(2), accountId: ACCOUNT });
    expect((await card(person(1))).identities).toHaveLength(2);
  });

  it('refuses to make one of one, of nobody, and to split what is not there', async () => {
    const { port, person } = await storeWithPeople();
    const order = { mergeId: merge(1), accountId: ACCOUNT };
    expect(await port.call('mergePeople', { ...order, into: person(1), from: person(1) })).toMatchObject({
      reason: 'invalid',
    });
    expect(
      await port.call('mergePeople', { ...order, into: person(1), from: asId<PersonId>('x') }),
    ).toMatchObject({
      reason: 'not-found',
    });
    expect(await port.call('splitPeople', order)).toMatchObject({ reason: 'not-found' });
  });
});

describe('sightings', () => {
  const saw = async (...lists: ReturnType<typeof aMember>[][]) => {
    const store = await testStoreWithGroup();
    for (const [index, members] of lists.entries())
      await store.ask('sawMembers', { accountId: ACCOUNT, groupId: GROUP, members, at: NOON + index });
    return { ...store, members: await store.ask('members', { accountId: ACCOUNT, groupId: GROUP }) };
  };
  const hidden = aMember(1, { identities: [lid(1)] });
  const byNumber = aMember(1, { wid: pnWid(1), identities: [pn(1)] });

  it('[MG3] [MG8] makes one of two when WhatsApp says so, and never again after a split', async () => {
    const { ask, members, db } = await saw([hidden, byNumber], [aMember(1)]);
    expect(new Set(members.map((row) => row.personId)).size).toBe(1);
    const [auto] = await db.merges.toArray();
    expect(auto).toMatchObject({ automatic: true });
    expect((await ask('log', { limit: 10 })).entries.map((entry) => entry.action)).toContain('people-merged');
    await ask('splitPeople', { mergeId: auto?.id ?? merge(0), accountId: ACCOUNT });
    const people = await db.people.count();
    await ask('sawMembers', { accountId: ACCOUNT, groupId: GROUP, members: [aMember(1)], at: NOON + 9 });
    expect((await db.people.toArray()).map((row) => row.mergedInto)).toEqual(Array(people).fill(undefined));
  });

  it('[MG5] gives a recycled number to its new owner, without the notes of the old one', async () => {
    const { ask, members, db } = await saw([aMember(1)]);
    const old = members[0]?.personId ?? asId<PersonId>('');
    await ask('addNote', {
      noteId: asId('n'),
      personIds: [old],
      text: 'about the old one',
      accountId: ACCOUNT,
    });
    const newcomer = aMember(2, { identities: [lid(2), pn(1)] });
    const list = {
      accountId: ACCOUNT,
      groupId: GROUP,
      members: [aMember(1, { identities: [lid(1)] }), newcomer],
    };
    await ask('sawMembers', { ...list, at: NOON + 1 });
    const rows = await ask('members', { accountId: ACCOUNT, groupId: GROUP });
    expect(rows.map(({ lid: shown, phone, noteCount }) => [shown, phone?.e164, noteCount])).toEqual([
      ['1@lid', undefined, 1],
      ['2@lid', pn(1).value, 0],
    ]);
    expect(await db.identities.get('pn:+4790000001')).toMatchObject({ personId: rows[1]?.personId });
  });

  it('[MG6] shows the number that came last', async () => {
    const { members, ask } = await saw([aMember(1)], [aMember(1, { identities: [lid(1), pn(2)] })]);
    expect(members[0]?.phone?.e164).toBe(pn(2).value);
    const personId = members[0]?.personId ?? asId<PersonId>('');
    const card = await ask('person', { personId, accountId: ACCOUNT });
    expect(card?.identities).toHaveLength(3);
  });

  it('[MG13] keeps what is not told, and drops the name of a contact that is none any more', async () => {
    const contact = aMember(1, { name: 'Anna from work', isMyContact: true });
    const quiet = aMember(1, { pushName: undefined });
    const { members } = await saw([contact], [quiet]);
    expect(members[0]).toMatchObject({
      displayName: 'Anna from work',
      pushName: 'Person 1',
      isMyContact: true,
    });
    const stranger = await saw([contact], [aMember(1, { isMyContact: false })]);
    expect(stranger.members[0]).toMatchObject({ displayName: 'Person 1', isMyContact: false });
    expect(stranger.members[0]?.name).toBeUndefined();
  });

  it('[MG12] two numbers of one person do not overwrite each other, and nothing is written again', async () => {
    const { ask, members, db } = await saw([aMember(1), aMember(2)]);
    const [into, from] = members.map((row) => row.personId);
    if (!into || !from) throw new Error('two people');
    await ask('mergePeople', { mergeId: merge(1), into, from, accountId: ACCOUNT });
    const before = await db.people.toArray();
    const again = { accountId: ACCOUNT, groupId: GROUP, members: [aMember(1), aMember(2)], at: NOON + 5 };
    await ask('sawMembers', again);
    expect(await db.people.toArray()).toEqual(before);
  });
});

describe('finding people', () => {
  it('by id, for their names: whoever is not known is left out', async () => {
    const { ask, person } = await storeWithPeople();
    const nobody = asId<never>('nobody');
    expect(await ask('peopleNames', { personIds: [person(2), nobody] })).toEqual([
      { personId: person(2), name: 'Person 2' },
    ]);
  });

  it.each([
    ['person 2', ['Person 2']],
    ['2 PERSON', ['Person 2']],
    ['+47 90 00 00 03', ['Person 3']],
    ['0002', ['Person 2']],
    ['nobody', []],
  ])('%s', async (text, expected) => {
    const { ask } = await storeWithPeople();
    const found = await ask('findPeople', { text, limit: 10 });
    expect(found.map((one) => one.displayName)).toEqual(expected);
  });

  it('finds a merged person once, by the name of a part', async () => {
    const { ask, person } = await storeWithPeople();
    await ask('mergePeople', { mergeId: merge(1), into: person(1), from: person(2), accountId: ACCOUNT });
    const found = await ask('findPeople', { text: 'person', limit: 10 });
    expect(found.map((one) => one.personId).sort()).toEqual([person(1), person(3)].sort());
    expect(await ask('findPeople', { text: 'person 2', limit: 10 })).toMatchObject([{ personId: person(1) }]);
    expect(await ask('findPeople', { text: '', limit: 1 })).toHaveLength(1);
  });
});
