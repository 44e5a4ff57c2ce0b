import { describe, expect, it } from 'vitest';
import { factsText } from '@/components/app/fact-text.ts';
import { asId, type PersonId, type TagId } from '@/utils/domain/ids.ts';
import type { Tag } from '@/utils/domain/knowledge.ts';
import type { Unfinished } from '@/utils/domain/screening-rule.ts';
import type { Fact } from '@/utils/domain/screening.ts';
import { conditionText, type Names, patternText, ruleText } from './rule-words.ts';

const [LATE, LOUD]: [TagId, TagId] = [asId('late'), asId('loud')];
const BORIS: PersonId = asId('boris');
const aTag = (id: TagId, name: string): [TagId, Tag] => [
  id,
  { id, name, colour: 'gray', order: 0, updatedAt: 0 },
];
const names: Names = {
  tags: new Map([aTag(LATE, 'late'), aTag(LOUD, 'loud')]),
  people: new Map([[BORIS, 'Boris']]),
  inviters: new Map(),
};
const plain = (text: string): string => text.replace(/[\u2068\u2069]/g, '');

describe('[SC41] a condition and its negation in words', () => {
  it.each<[Unfinished, string]>([
    [
      { kind: 'method', methods: ['invite-link', 'community'] },
      'how they came: by link or through the community',
    ],
    [
      { kind: 'method', methods: ['invite-link', 'community'], is: 'not' },
      'how they came: not by link or through the community',
    ],
    [{ kind: 'brought', by: 'people', people: [BORIS] }, 'Boris brought them'],
    [{ kind: 'brought', by: 'people', people: [BORIS], is: 'not' }, 'they were not brought by Boris'],
    [{ kind: 'brought', by: 'anybody', people: [], is: 'not' }, 'they came by themselves'],
    [{ kind: 'brought', by: 'nobody', people: [], is: 'not' }, 'somebody brought them'],
    [{ kind: 'listed', on: 'deny' }, 'they are on the deny list'],
    [{ kind: 'listed', on: 'deny', is: 'not' }, 'they are not on the deny list'],
    [{ kind: 'listed', on: 'allow', is: 'not' }, 'they are not on the allow list'],
    [{ kind: 'removed' }, 'they were removed from a group before'],
    [{ kind: 'removed', is: 'not' }, 'they were never removed from a group'],
    [{ kind: 'removed', withinDays: 30, is: 'not' }, 'they were not removed within the last 30 days'],
    [{ kind: 'strikes', atLeast: 1, is: 'not' }, 'they have no strikes'],
    [{ kind: 'strikes', atLeast: 3, is: 'not' }, 'they have fewer than 3 strikes'],
    [{ kind: 'tag', tags: [LATE, LOUD] }, 'they have the tag late or loud'],
    [{ kind: 'tag', tags: [LATE], is: 'not' }, 'they do not have the tag late'],
    [{ kind: 'tag', tags: [LATE, LOUD], is: 'not' }, 'they have none of the tags late or loud'],
  ])('%j', (condition, words) => {
    expect(plain(conditionText(condition, names))).toBe(words);
  });

  it.each<[Fact, string]>([
    [{ kind: 'not-listed', on: 'deny' }, 'not on the deny list'],
    [{ kind: 'removed' }, 'never removed'],
    [{ kind: 'no-tag', tagIds: [LATE] }, 'without the tag late'],
    [{ kind: 'no-tag', tagIds: [LATE, LOUD] }, 'without the tags late and loud'],
    [{ kind: 'strikes', count: 0 }, '0 strikes'],
  ])('and the fact that meets it: %j', (fact, words) => {
    expect(plain(factsText([fact], names.tags))).toBe(words);
  });
});

it('[SC8] three dots stand for a condition that is not finished', () => {
  const conditions: Unfinished[] = [
    { kind: 'number', is: 'hidden' },
    { kind: 'strikes', atLeast: null },
  ];
  expect(ruleText({ verdict: 'reject', conditions }, names)).toBe('Reject, when the number is hidden and …');
});

it('[SC8] what is wrong with a pattern stands in words of ours, with the place', () => {
  expect(plain(patternText({ kind: 'look-around', part: '(?=' }))).toBe(
    'looking ahead or behind, as (?= does, is not supported',
  );
  expect(plain(patternText({ kind: 'other', part: 'tired: x' }))).toBe('the engine says tired: x');
});
