import { describe, expect, it } from 'vitest';
import { ACCOUNT, aGroup, aMember, aRequest, GROUP, NOON } from '@/tests/builders.ts';
import { changed, exported, first, fullStore } from '@/tests/full-store.ts';
import { RED, storeWithPeople } from '@/tests/known-people.ts';
import { rule, verdicts } from '@/tests/screening-world.ts';
import { testStore } from '@/tests/test-store.ts';
import { asId, type GroupId, type PersonId, type StrikeId } from '@/utils/domain/ids.ts';

const DAY_MS = 86_400_000;
const ELM: GroupId = asId('77@g.us');
const id = (text: string): StrikeId => asId(text);

async function world() {
  const store = await storeWithPeople();
  const { ask, person } = store;
  const give = (strikeId: string, people: PersonId[], groupId?: GroupId) =>
    ask('addStrike', {
      strikeId: id(strikeId),
      personIds: people,
      groupId,
      reason: ' spam ',
      accountId: ACCOUNT,
    });
  const takeBack = (strikeId: string) =>
    ask('takeBackStrike', { strikeId: id(strikeId), note: ' a mistake ', accountId: ACCOUNT });
  /** Strikes on the rows of the first three. */
  const marks = async (groupId = GROUP) => {
    const rows = await ask('members', { accountId: ACCOUNT, groupId });
    return [1, 2, 3].map((n) => rows.find((row) => row.personId === person(n))?.strikes);
  };
  return { ...store, give, takeBack, marks };
}

describe('giving strikes', () => {
  it('[ST1] keeps who, when, where and why', async () => {
    const { give, card, person } = await world();
    await give('a', [person(1)], GROUP);
    expect((await card(person(1))).strikes).toEqual([
      {
        id: 'a',
        personId: person(1),
        groupId: GROUP,
        groupName: 'Oak Lane',
        reason: 'spam',
        author: 'Nora',
        at: NOON,
      },
    ]);
  });

  it('[ST8] gives each of many one, once, and logs it with the reason', async () => {
    const { give, marks, person, ask } = await world();
    const both = [person(1), person(2)];
    await give('a', both);
    await give('a', both);
    expect(await marks()).toEqual([1, 1, undefined]);
    const { entries } = await ask('log', { actions: ['strike'], limit: 10 });
    expect(new Set(entries.map(({ personLabel, why }) => `${personLabel}: ${why}`))).toEqual(
      new Set(['Person 1: spam', 'Person 2: spam']),
    );
    expect(entries).toHaveLength(2);
  });

  it('[UN40] one order about many is taken back as a whole, and nothing else', async () => {
    const { give, takeBack, marks, person, ask, db } = await world();
    await give('a', [person(1), person(2), person(3)]);
    await give('ab', [person(2)]);
    await takeBack('a.1');
    await ask('takeBackStrike', { strikeId: id('a'), note: 'undone', accountId: ACCOUNT, whole: true });
    expect(await marks()).toEqual([undefined, 1, undefined]);
    const notes = (await db.strikes.toArray()).flatMap(({ takenBack }) => takenBack?.note ?? []);
    expect(notes.sort()).toEqual(['a mistake', 'undone', 'undone']);
    const { entries } = await ask('log', { actions: ['strike-taken-back'], limit: 10 });
    expect(entries).toHaveLength(3);
  });

  it('[ST11] says how many have reached the lowest limit in the group that is looked at', async () => {
    const { ask, person, marks } = await world();
    const give = (strikeId: string, people: PersonId[], where: { groupId?: GroupId; seenIn?: GroupId }) =>
      ask('addStrike', {
        strikeId: id(strikeId),
        personIds: people,
        reason: 'spam',
        accountId: ACCOUNT,
        ...where,
      });
    const [one, two, three] = [person(1), person(2), person(3)];
    expect(await give('a', [one, two], { groupId: ELM })).toEqual({ reached: 0, limit: 2 });
    expect(await give('b', [one], { groupId: GROUP })).toEqual({ reached: 0, limit: 2 });
    const order = [[one, two, three], { seenIn: GROUP }] as const;
    expect(await give('c', [...order[0]], order[1])).toEqual({ reached: 1, limit: 2 });
    // Asked for once more after a lost answer.
    expect(await give('c', [...order[0]], order[1])).toEqual({ reached: 1, limit: 2 });
    expect(await marks()).toEqual([2, 1, 1]);
    await ask('putSettings', { settings: { strikeNoteAt: 1 } });
    expect(await give('d', [three], {})).toEqual({ reached: 1, limit: 1 });
    await ask('putSettings', { settings: { strikeNoteAt: 0, strikeTagAt: 0, strikeRemoveAt: 0 } });
    expect(await give('e', [three], {})).toEqual({ reached: 0 });
  });

  it('[ST1] is refused without a reason, and for nobody', async () => {
    const { port, person } = await world();
    const order = { strikeId: id('a'), personIds: [person(1)], reason: '  ', accountId: ACCOUNT };
    expect(await port.call('addStrike', order)).toMatchObject({ reason: 'invalid' });
    expect(
      await port.call('addStrike', { ...order, reason: 'spam', personIds: [asId('nobody')] }),
    ).toMatchObject({ reason: 'not-found' });
  });
});

describe('the mark on a row', () => {
  it('[ST2] goes after the days that are set, the strike stays', async () => {
    const { give, marks, card, person, clock, ask } = await world();
    await give('a', [person(1)]);
    clock.set(NOON + 30 * DAY_MS);
    expect(await marks()).toEqual([undefined, undefined, undefined]);
    expect((await card(person(1))).strikes).toHaveLength(1);
    await ask('putSettings', { settings: { strikeDays: 60 } });
    expect(await marks()).toEqual([1, undefined, undefined]);
  });

  it('[ST4] counts those of the group and of everywhere', async () => {
    const { give, marks, person, ask } = await world();
    const groups = [aGroup(), aGroup({ id: ELM, subject: 'Elm' })];
    await ask('sawGroups', { accountId: ACCOUNT, groups, complete: true, at: NOON });
    await ask('sawMembers', { accountId: ACCOUNT, groupId: ELM, members: [aMember(1)], at: NOON });
    await give('a', [person(1)], GROUP);
    await give('b', [person(1)]);
    expect(await marks()).toEqual([2, undefined, undefined]);
    expect(await marks(ELM)).toEqual([1, undefined, undefined]);
  });

  it('[ST4] stands on requests too, from whatever group', async () => {
    const { give, ask } = await world();
    await ask('sawRequests', { accountId: ACCOUNT, groupId: GROUP, requests: [aRequest(9)], at: NOON });
    const [asker] = await ask('requests', { accountId: ACCOUNT });
    if (!asker) throw new Error('nobody asks');
    expect(asker.strikes).toBeUndefined();
    await give('a', [asker.personId]);
    expect((await ask('requests', { accountId: ACCOUNT }))[0]?.strikes).toBe(1);
    await give('b', [asker.personId], ELM);
    expect((await ask('requests', { accountId: ACCOUNT }))[0]?.strikes).toBe(2);
  });

  it('[ST5] counts a person with all parts, and a split gives each their own', async () => {
    const { give, marks, person, ask } = await world();
    await give('a', [person(1)]);
    await give('b', [person(2)]);
    await ask('mergePeople', {
      mergeId: asId('m'),
      into: person(1),
      from: person(2),
      accountId: ACCOUNT,
    });
    await give('c', [person(2)]);
    expect((await marks())[0]).toBe(3);
    await ask('splitPeople', { mergeId: asId('m'), accountId: ACCOUNT });
    expect(await marks()).toEqual([2, 1, undefined]);
  });
});

describe('taking a strike back', () => {
  it('[ST3] [ST8] keeps both, counts neither, and is logged once', async () => {
    const { give, takeBack, marks, card, person, ask, clock } = await world();
    await give('a', [person(1)]);
    clock.set(NOON + 5);
    await takeBack('a');
    await takeBack('a');
    expect(await marks()).toEqual([undefined, undefined, undefined]);
    expect((await card(person(1))).strikes).toMatchObject([
      { reason: 'spam', takenBack: { at: NOON + 5, by: 'Nora', note: 'a mistake' } },
    ]);
    const { entries } = await ask('log', { actions: ['strike-taken-back'], limit: 10 });
    expect(entries).toMatchObject([{ personLabel: 'Person 1', why: 'a mistake', detail: 'spam' }]);
  });

  it('of none is refused', async () => {
    const { port } = await world();
    expect(
      await port.call('takeBackStrike', { strikeId: id('x'), note: 'a', accountId: ACCOUNT }),
    ).toMatchObject({ reason: 'not-found' });
  });
});

describe('strikes in rules and files', () => {
  it('[SC4] [ST4] a rule looks at those that count, of whatever group', async () => {
    const { give, takeBack, ask, ...store } = await world();
    await ask('sawRequests', { accountId: ACCOUNT, groupId: GROUP, requests: [aRequest(9)], at: NOON });
    const [asker] = await ask('requests', { accountId: ACCOUNT });
    if (!asker) throw new Error('nobody asks');
    await ask('putRule', { rule: rule('a', [{ kind: 'strikes', atLeast: 2 }]) });
    await give('a', [asker.personId]);
    expect(await verdicts({ ...store, ask })).toEqual(['none']);
    await give('b', [asker.personId], ELM);
    expect(await verdicts({ ...store, ask })).toEqual(['reject']);
    await takeBack('b');
    expect(await verdicts({ ...store, ask })).toEqual(['none']);
  });

  it('a file brings them, and that one was taken back later', async () => {
    const store = await fullStore();
    const text = changed(await exported(store), (tables) => {
      Object.assign(first(tables, 'strikes'), { takenBack: { at: NOON + 5, note: 'a mistake' } });
    });
    await store.ask('applyImport', { text, mode: 'merge' });
    expect((await store.card(store.person(1))).strikes).toMatchObject([{ takenBack: { note: 'a mistake' } }]);
  });

  it('a file names the proposed tag; here it is the one of the same name', async () => {
    const store = await fullStore();
    await store.ask('putSettings', { settings: { strikeTagId: RED } });
    const into = testStore();
    await into.ask('putTag', { tagId: asId('other'), name: 'LATE PAYER', colour: 'gray' });
    await into.ask('applyImport', { text: await exported(store), mode: 'merge' });
    expect((await into.ask('settings', {})).strikeTagId).toBe('other');
  });

  it('a strike on nobody is no good file', async () => {
    const store = await fullStore();
    const text = changed(await exported(store), (tables) => {
      first(tables, 'strikes').personId = 'x';
    });
    expect(await store.ask('checkImport', { text })).toMatchObject({
      problems: [{ where: 'strikes[0].personId', message: 'unknown-reference' }],
    });
  });
});
