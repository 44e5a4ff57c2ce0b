import { describe, expect, it } from 'vitest';
import { ACCOUNT, GROUP } from '@/tests/builders.ts';
import { BLUE, RED, storeWithPeople } from '@/tests/known-people.ts';
import { asId, type TagId } from '@/utils/domain/ids.ts';

describe('tags', () => {
  it('keep their names apart without regard to case, and their order', async () => {
    const { port, ask } = await storeWithPeople(1);
    expect(
      await port.call('putTag', { tagId: asId('x'), name: ' LATE payer ', colour: 'red' }),
    ).toMatchObject({
      ok: false,
      reason: 'in-use',
    });
    await ask('putTag', { tagId: RED, name: 'late payer', colour: 'orange' });
    await ask('putTag', { tagId: asId('green'), name: 'New', colour: 'green' });
    await ask('orderTags', { tagIds: [asId('green'), BLUE] });
    expect((await ask('tags', {})).map(({ name, colour, order }) => [name, colour, order])).toEqual([
      ['New', 'green', 0],
      ['Neighbour', 'cobalt', 1],
      ['late payer', 'orange', 2],
    ]);
  });

  it('hold everywhere or in one group, kept apart, each logged with its name', async () => {
    const { ask, person, card, logged } = await storeWithPeople();
    const everywhere = { personIds: [person(1), person(2)], tagId: RED, accountId: ACCOUNT };
    expect(await ask('tagPeople', everywhere)).toEqual({ changed: 2 });
    expect(await ask('tagPeople', everywhere)).toEqual({ changed: 0 });
    const here = { personIds: [person(1)], tagId: RED, groupId: GROUP, accountId: ACCOUNT };
    expect(await ask('tagPeople', here)).toEqual({ changed: 1 });
    expect(await card(person(1))).toMatchObject({ tags: [RED], groupTags: [{ groupId: GROUP, tagId: RED }] });
    expect(await ask('countedTags', {})).toMatchObject([{ peopleCount: 2 }, { peopleCount: 0 }]);
    expect(await ask('untagPeople', { ...everywhere, personIds: [person(1), person(3)] })).toEqual({
      changed: 1,
    });
    expect(await card(person(1))).toMatchObject({ tags: [], groupTags: [{ groupId: GROUP, tagId: RED }] });
    expect((await logged()).sort()).toEqual([
      'tag Person 1 Late payer',
      'tag Person 1 Late payer',
      'tag Person 2 Late payer',
      'untag Person 1 Late payer',
    ]);
  });

  it('tag a thousand people in one order', async () => {
    const { ask, people, db } = await storeWithPeople(1_024);
    expect(await ask('tagPeople', { personIds: people, tagId: BLUE, accountId: ACCOUNT })).toEqual({
      changed: 1_024,
    });
    const rows = await ask('members', { accountId: ACCOUNT, groupId: GROUP });
    expect(rows.every((row) => row.tags.includes(BLUE))).toBe(true);
    expect(await db.log.count()).toBe(1_024);
  });

  it('become one: everybody has the other, once', async () => {
    const { ask, person, card } = await storeWithPeople();
    await ask('tagPeople', { personIds: [person(1), person(2)], tagId: RED, accountId: ACCOUNT });
    await ask('tagPeople', { personIds: [person(2), person(3)], tagId: BLUE, accountId: ACCOUNT });
    await ask('tagPeople', { personIds: [person(1)], tagId: RED, groupId: GROUP, accountId: ACCOUNT });
    expect(await ask('tagOverlap', { from: RED, into: BLUE })).toEqual({ from: 2, into: 2, both: 1 });
    await ask('mergeTags', { from: RED, into: BLUE });
    expect(await ask('countedTags', {})).toMatchObject([{ id: BLUE, peopleCount: 3 }]);
    expect(await card(person(1))).toMatchObject({ tags: [BLUE], groupTags: [{ tagId: BLUE }] });
    expect(await card(person(2))).toMatchObject({ tags: [BLUE] });
  });

  it('take themselves off everybody when deleted', async () => {
    const { ask, person, card, db } = await storeWithPeople();
    await ask('tagPeople', { personIds: [person(1), person(2)], tagId: RED, accountId: ACCOUNT });
    expect(await ask('deleteTag', { tagId: RED })).toEqual({ people: 2 });
    expect((await card(person(1))).tags).toEqual([]);
    expect(await db.tagged.count()).toBe(0);
  });

  it('[ST9] that strikes propose: the one it was merged into, and none once that is deleted', async () => {
    const { ask } = await storeWithPeople(1);
    const proposed = async () => (await ask('settings', {})).strikeTagId;
    const green = asId<TagId>('green');
    await ask('putTag', { tagId: green, name: 'New', colour: 'green' });
    await ask('mergeTags', { from: green, into: RED });
    expect(await proposed()).toBeNull();
    await ask('putSettings', { settings: { strikeTagId: RED } });
    await ask('mergeTags', { from: RED, into: BLUE });
    expect(await proposed()).toBe(BLUE);
    await ask('putTag', { tagId: asId('other'), name: 'Other', colour: 'gray' });
    await ask('deleteTag', { tagId: asId('other') });
    expect(await proposed()).toBe(BLUE);
    await ask('deleteTag', { tagId: BLUE });
    expect(await proposed()).toBeNull();
  });

  it('[MG10] [MG11] of merged people are one set, and are taken away from all parts', async () => {
    const { ask, person, card } = await storeWithPeople();
    await ask('tagPeople', { personIds: [person(1), person(2)], tagId: RED, accountId: ACCOUNT });
    await ask('tagPeople', { personIds: [person(2)], tagId: BLUE, accountId: ACCOUNT });
    await ask('mergePeople', { mergeId: asId('m'), into: person(1), from: person(2), accountId: ACCOUNT });
    expect((await card(person(1))).tags).toEqual([RED, BLUE]);
    expect(await ask('countedTags', {})).toMatchObject([{ peopleCount: 1 }, { peopleCount: 1 }]);
    // By the id of the part: a screen may still have it.
    await ask('untagPeople', { personIds: [person(2)], tagId: RED, accountId: ACCOUNT });
    await ask('splitPeople', { mergeId: asId('m'), accountId: ACCOUNT });
    expect((await card(person(1))).tags).toEqual([]);
    expect((await card(person(2))).tags).toEqual([BLUE]);
  });

  it('refuse what does not exist', async () => {
    const { port, person } = await storeWithPeople(1);
    const unknown = asId<never>('nobody');
    expect(
      await port.call('tagPeople', { personIds: [person(1)], tagId: unknown, accountId: ACCOUNT }),
    ).toMatchObject({ reason: 'not-found' });
    expect(await port.call('mergeTags', { from: RED, into: unknown })).toMatchObject({ reason: 'not-found' });
    expect(await port.call('mergeTags', { from: RED, into: RED })).toMatchObject({ reason: 'invalid' });
  });
});
