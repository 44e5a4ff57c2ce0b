import { describe, expect, it } from 'vitest';
import { asId, type PersonId } from './ids.ts';
import { contradict, decide, identityKey, type KnownPeople, sightingOf } from './merge.ts';
import type { Identity } from './person.ts';

const lid = (name: string): Identity => ({ kind: 'lid', value: name });
const pn = (name: string): Identity => ({ kind: 'pn', value: name });
const user = (name: string): Identity => ({ kind: 'username', value: name });

/** People with their identities; `parts` names whose part somebody is, `split` pairs that were split. */
function known(
  people: Record<string, Identity[]>,
  { parts = {}, split = [] }: { parts?: Record<string, string>; split?: [string, string][] } = {},
): KnownPeople {
  const homes = new Map<string, string>();
  for (const [person, identities] of Object.entries(people))
    for (const identity of identities) homes.set(identityKey(identity), person);
  const rootOf = (person: string): string => parts[person] ?? person;
  return {
    homeOf: (identity) => homes.get(identityKey(identity)) as PersonId | undefined,
    identitiesOf: (person) => people[person] ?? [],
    wholeOf: (person) =>
      Object.entries(people).flatMap(([name, identities]) =>
        rootOf(name) === rootOf(person) ? identities : [],
      ),
    rootOf: (person) => asId(rootOf(person)),
    apart: (a, b) => split.some(([x, y]) => (x === a && y === b) || (x === b && y === a)),
  };
}

const cases: {
  rule: string;
  sighting: Identity[];
  people: Record<string, Identity[]>;
  more?: Parameters<typeof known>[1];
  person?: string;
  add?: Identity[];
  move?: Identity[];
  join?: string[];
}[] = [
  {
    rule: '[MG1] nobody known: a new person',
    sighting: [lid('1'), pn('1')],
    people: {},
    add: [lid('1'), pn('1')],
  },
  {
    rule: '[MG2] a number joins a known LID',
    sighting: [lid('1'), pn('1')],
    people: { A: [lid('1')] },
    person: 'A',
    add: [pn('1')],
  },
  {
    rule: '[MG2] a LID joins a known number',
    sighting: [lid('1'), pn('1')],
    people: { A: [pn('1')] },
    person: 'A',
    add: [lid('1')],
  },
  {
    rule: '[MG3] LID and number of two people make them one; the LID stays',
    sighting: [pn('1'), lid('1')],
    people: { A: [pn('1')], B: [lid('1')] },
    person: 'B',
    join: ['A'],
  },
  {
    rule: '[MG4] [MG5] a number with another LID moves to the new owner',
    sighting: [lid('2'), pn('1')],
    people: { A: [lid('1'), pn('1')] },
    add: [lid('2')],
    move: [pn('1')],
  },
  {
    rule: '[MG4] [MG5] and to a LID that is known',
    sighting: [lid('2'), pn('1')],
    people: { A: [lid('1'), pn('1')], B: [lid('2')] },
    person: 'B',
    move: [pn('1')],
  },
  {
    rule: '[MG5] a username that was taken over moves',
    sighting: [pn('2'), user('oak')],
    people: { A: [pn('1'), user('oak')] },
    add: [pn('2')],
    move: [user('oak')],
  },
  {
    rule: '[MG6] a known LID with a new number keeps both',
    sighting: [lid('1'), pn('2')],
    people: { A: [lid('1'), pn('1')] },
    person: 'A',
    add: [pn('2')],
  },
  {
    rule: '[MG6] a known LID with the number of somebody known by it alone: one person',
    sighting: [lid('1'), pn('2')],
    people: { A: [lid('1'), pn('1')], B: [pn('2')] },
    person: 'A',
    join: ['B'],
  },
  {
    rule: '[MG4] a username alone does not join two people with different numbers',
    sighting: [lid('1'), user('oak')],
    people: { A: [lid('1'), pn('1')], B: [pn('2'), user('oak')] },
    person: 'A',
    move: [user('oak')],
  },
  {
    rule: '[MG8] two who were split stay apart, and nothing moves',
    sighting: [lid('1'), pn('1')],
    people: { A: [lid('1')], B: [pn('1')] },
    more: { split: [['A', 'B']] },
    person: 'A',
  },
  {
    rule: '[MG9] two parts of one person are left as they are',
    sighting: [lid('1'), pn('2')],
    people: { A: [lid('1')], B: [lid('2'), pn('2')] },
    more: { parts: { B: 'A' } },
    person: 'A',
  },
  {
    rule: "[MG5] two LIDs at once name one person, and take nobody else's",
    sighting: [lid('1'), lid('2')],
    people: { A: [lid('1')], B: [lid('2')] },
    person: 'A',
  },
  {
    rule: '[MG4] a part of somebody with another LID is not joined; its number moves',
    sighting: [lid('1'), pn('2')],
    people: { A: [lid('1')], B: [pn('2')], C: [lid('3')] },
    more: { parts: { B: 'C' } },
    person: 'A',
    move: [pn('2')],
  },
];

describe('decide', () => {
  it.each(cases)('$rule', ({ sighting, people, more, person, add = [], move = [], join = [] }) => {
    const seen = sightingOf({ wid: asId('w'), identities: sighting });
    expect(decide(seen, known(people, more))).toEqual({ person, add, move, join });
  });

  it('[MG1] somebody without identities is known by the wid', () => {
    expect(sightingOf({ wid: asId('odd@x'), identities: [] })).toEqual([{ kind: 'unknown', value: 'odd@x' }]);
  });

  it('takes each identity once, the strongest first', () => {
    const seen = sightingOf({ wid: asId('w'), identities: [user('u'), pn('1'), lid('1'), pn('1')] });
    expect(seen).toEqual([lid('1'), pn('1'), user('u')]);
  });
});

describe('contradict', () => {
  it.each([
    ['different LIDs', [lid('1'), pn('1')], [lid('2'), pn('1')], true],
    ['the same LID, different numbers', [lid('1'), pn('1')], [lid('1'), pn('2')], false],
    ['no LID in common, different numbers', [lid('1'), pn('1')], [pn('2')], true],
    ['nothing in common', [lid('1')], [pn('2')], false],
    ['different usernames only', [user('a')], [user('b')], false],
    ['one of several LIDs in common', [lid('1'), lid('2')], [lid('2')], false],
  ])('[MG4] %s', (_name, a, b, expected) => {
    expect(contradict(a, b)).toBe(expected);
    expect(contradict(b, a)).toBe(expected);
  });
});
