import { describe, expect, it } from 'vitest';
import { ACCOUNT, lid, pn } from '@/tests/builders.ts';
import { RED, storeWithPeople } from '@/tests/known-people.ts';
import { asId, type MergeId } from '@/utils/domain/ids.ts';

const merge = (n: number): MergeId => asId(`merge-${n}`);

async function mergedThree() {
  const store = await storeWithPeople(4);
  const { ask, person } = store;
  await ask('tagPeople', { personIds: [person(2)], tagId: RED, accountId: ACCOUNT });
  await ask('addNote', { noteId: asId('n'), personIds: [person(3)], text: 'Called', accountId: ACCOUNT });
  const join = (n: number, into: number, from: number) =>
    ask('mergePeople', { mergeId: merge(n), into: person(into), from: person(from), accountId: ACCOUNT });
  await join(1, 2, 3);
  await join(2, 1, 2);
  const parts = () => ask('personParts', { personId: person(1) });
  return { ...store, join, parts };
}

describe('of whom somebody is made', () => {
  it('[MG14] each part with what is its own, and by which merge', async () => {
    const { parts, person } = await mergedThree();
    expect(await parts()).toMatchObject([
      {
        personId: person(1),
        label: 'Person 1',
        identities: [pn(1), lid(1)],
        tags: [],
        notes: 0,
        of: undefined,
      },
      { personId: person(2), tags: [RED], notes: 0, of: { personId: person(1), mergeId: merge(2) } },
      { personId: person(3), tags: [], notes: 1, of: { personId: person(2), mergeId: merge(1) } },
    ]);
    expect((await parts()).map(({ groups }) => groups.length)).toEqual([1, 1, 1]);
  });

  it('[MG14] [MG15] a part goes with its own parts, and merging again brings all back', async () => {
    const { ask, parts, card, person, join } = await mergedThree();
    const before = await card(person(1));
    await ask('splitPeople', { mergeId: merge(2), accountId: ACCOUNT });
    expect(await parts()).toMatchObject([{ personId: person(1) }]);
    const other = await ask('personParts', { personId: person(3) });
    expect(other.map(({ personId }) => personId)).toEqual([person(2), person(3)]);
    await join(3, 1, 2);
    expect((await parts()).map(({ personId }) => personId)).toEqual([person(1), person(2), person(3)]);
    const after = await card(person(1));
    expect({ ...after, history: [], historyCount: 0, merges: [] }).toEqual({
      ...before,
      history: [],
      historyCount: 0,
      merges: [],
    });
    // And it can be split off again.
    await ask('splitPeople', { mergeId: merge(3), accountId: ACCOUNT });
    expect(await parts()).toHaveLength(1);
  });
});
