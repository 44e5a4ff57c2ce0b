import { describe, expect, it } from 'vitest';
import { asId, type GroupId, type PersonId, type TagId } from './ids.ts';
import { check } from './screening-check.ts';
import type { Applicant, Condition, Fact, Negated } from './screening.ts';

const BORIS: PersonId = asId('boris');
const [LATE, LOUD]: [TagId, TagId] = [asId('late'), asId('loud')];
const DAY_MS = 86_400_000;
const nowMs = 1_000 * DAY_MS;

type Negatable = Extract<Condition, Negated>;

const anApplicant = (over: Partial<Applicant>): Applicant => ({
  groupId: asId<GroupId>('1@g.us'),
  names: [],
  number: 'known',
  method: 'invite-link',
  listed: [],
  strikes: 0,
  tags: [],
  requestedAt: nowMs,
  ...over,
});

/** The fact that meets the condition; nothing when it is not met. */
function factOf(condition: Condition, over: Partial<Applicant>): Fact | undefined {
  const found = check(condition, anApplicant(over), { nowMs, isLike: () => false });
  return typeof found === 'string' ? undefined : found.met;
}

const brought = { ids: [BORIS], name: 'Boris' };
const byBoris: Negatable = { kind: 'brought', by: 'people', people: [BORIS] };
const denied: Negatable = { kind: 'listed', on: 'deny' };
const lately: Negatable = { kind: 'removed', withinDays: 30 };

describe('[SC41] of what is known, a condition or its negation is met, never both', () => {
  it.each<[string, Negatable, Partial<Applicant>, 'so' | 'not', Fact]>([
    [
      'by this way',
      { kind: 'method', methods: ['invite-link'] },
      {},
      'so',
      { kind: 'method', method: 'invite-link' },
    ],
    [
      'by none of these ways',
      { kind: 'method', methods: ['community', 'added-by-member'] },
      {},
      'not',
      { kind: 'method', method: 'invite-link' },
    ],
    [
      'brought by him',
      byBoris,
      { method: 'added-by-member', brought },
      'so',
      { kind: 'brought', name: 'Boris' },
    ],
    [
      'brought by somebody else',
      byBoris,
      { method: 'added-by-member', brought: { ids: [asId('vera')], name: 'Vera' } },
      'not',
      { kind: 'brought', name: 'Vera' },
    ],
    ['brought by nobody', byBoris, {}, 'not', { kind: 'brought', name: undefined }],
    [
      'not brought by nobody',
      { kind: 'brought', by: 'nobody', people: [] },
      { brought },
      'not',
      { kind: 'brought', name: 'Boris' },
    ],
    [
      'on the list',
      denied,
      { listed: [{ on: 'deny', reason: 'spam' }] },
      'so',
      { kind: 'listed', on: 'deny', reason: 'spam' },
    ],
    ['on no list', denied, {}, 'not', { kind: 'not-listed', on: 'deny' }],
    ['on the other list', denied, { listed: [{ on: 'allow' }] }, 'not', { kind: 'not-listed', on: 'deny' }],
    ['removed', { kind: 'removed' }, { removedAt: 1 }, 'so', { kind: 'removed', at: 1 }],
    ['never removed', { kind: 'removed' }, {}, 'not', { kind: 'removed', at: undefined }],
    [
      'removed long ago',
      lately,
      { removedAt: nowMs - 31 * DAY_MS },
      'not',
      { kind: 'removed', at: nowMs - 31 * DAY_MS },
    ],
    [
      'removed lately',
      lately,
      { removedAt: nowMs - 29 * DAY_MS },
      'so',
      { kind: 'removed', at: nowMs - 29 * DAY_MS },
    ],
    ['enough strikes', { kind: 'strikes', atLeast: 2 }, { strikes: 2 }, 'so', { kind: 'strikes', count: 2 }],
    ['fewer strikes', { kind: 'strikes', atLeast: 2 }, { strikes: 1 }, 'not', { kind: 'strikes', count: 1 }],
    ['a tag', { kind: 'tag', tags: [LATE, LOUD] }, { tags: [LOUD] }, 'so', { kind: 'tag', tagId: LOUD }],
    [
      'none of the tags',
      { kind: 'tag', tags: [LATE] },
      { tags: [LOUD] },
      'not',
      { kind: 'no-tag', tagIds: [LATE] },
    ],
  ])('%s', (_, condition, over, which, fact) => {
    expect(factOf(condition, over)).toEqual(which === 'so' ? fact : undefined);
    expect(factOf({ ...condition, is: 'not' }, over)).toEqual(which === 'not' ? fact : undefined);
  });
});

it.each<[string, Negatable, Partial<Applicant>]>([
  ['how they came', { kind: 'method', methods: ['invite-link'] }, { method: 'unknown' }],
  ['who of the members brought them', byBoris, { method: 'added-by-member' }],
  ['whether somebody brought them', byBoris, { method: 'unknown' }],
])('[SC3] [SC41] what is unknown meets neither: %s', (_, condition, over) => {
  expect(factOf(condition, over)).toBeUndefined();
  expect(factOf({ ...condition, is: 'not' }, over)).toBeUndefined();
});
