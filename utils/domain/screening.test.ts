import { describe, expect, it } from 'vitest';
import { asId, type GroupId, type PersonId, type RuleId, type TagId } from './ids.ts';
import {
  type Applicant,
  type Condition,
  createScreening,
  type Decision,
  isTextIn,
  type NameMatcher,
  type ScreeningRule,
  type Verdict,
} from './screening.ts';
import { NO_SETS } from './scope.ts';

const OAK: GroupId = asId('1@g.us');
const ELM: GroupId = asId('2@g.us');
const BORIS: PersonId = asId('boris');
const LATE: TagId = asId('late');
const HOUR_MS = 3_600_000;
const nowMs = 1_000 * 24 * HOUR_MS;

const anApplicant = (over: Partial<Applicant> = {}): Applicant => ({
  groupId: OAK,
  names: ['Anna'],
  number: 'known',
  country: 'NO',
  method: 'invite-link',
  listed: [],
  strikes: 0,
  tags: [],
  requestedAt: nowMs - 5 * HOUR_MS,
  ...over,
});

let made = 0;
const aRule = (
  verdict: Verdict,
  conditions: Condition[],
  over: Partial<ScreeningRule> = {},
): ScreeningRule => ({
  id: asId<RuleId>(`rule-${++made}`),
  accountId: asId('900@lid'),
  name: `Rule ${made}`,
  order: made,
  isOn: true,
  conditions,
  verdict,
  updatedAt: 0,
  ...over,
});

const isLike: NameMatcher = ({ as, text }, name) =>
  as === 'text' ? isTextIn(text, name) : new RegExp(text, 'u').test(name);

const decide = (
  rules: readonly ScreeningRule[],
  over: Partial<Applicant> = {},
  matcher: NameMatcher = isLike,
): Decision => createScreening(rules, { nowMs, isLike: matcher, held: NO_SETS })(anApplicant(over));

const anybody: Condition = { kind: 'number', is: 'known' };

describe('one condition', () => {
  const text = (words: string): Condition => ({
    kind: 'name',
    is: 'like',
    pattern: { as: 'text', text: words },
  });
  it.each<[string, Condition, Partial<Applicant>, boolean]>([
    ['a country of some', { kind: 'country', is: 'one-of', countries: ['SE', 'NO'] }, {}, true],
    ['another country', { kind: 'country', is: 'one-of', countries: ['SE'] }, {}, false],
    ['a country of none', { kind: 'country', is: 'none-of', countries: ['SE'] }, {}, true],
    ['a number is there', { kind: 'number', is: 'known' }, {}, true],
    ['a number is hidden', { kind: 'number', is: 'hidden' }, { number: 'hidden', country: undefined }, true],
    ['by link', { kind: 'method', methods: ['invite-link'] }, {}, true],
    ['by another way', { kind: 'method', methods: ['community'] }, {}, false],
    [
      'brought by anybody',
      { kind: 'brought', by: 'anybody', people: [] },
      { method: 'added-by-member', brought: { ids: [BORIS], name: 'Boris' } },
      true,
    ],
    [
      'brought by one of some',
      { kind: 'brought', by: 'people', people: [BORIS] },
      { method: 'added-by-member', brought: { ids: [asId('other')], name: 'Other' } },
      false,
    ],
    ['came by themselves', { kind: 'brought', by: 'nobody', people: [] }, {}, true],
    ['[SC6] a text in a name, whatever its accents', text('ANNÁ'), { names: ['Zoé Anná'] }, true],
    ['[SC6] in any of the names', text('oak'), { names: ['Anna', 'oak_anna'] }, true],
    ['[SC6] in none of the names', text('bob'), {}, false],
    ['a pattern', { kind: 'name', is: 'like', pattern: { as: 'regex', text: '^A.+a$' } }, {}, true],
    ['unlike a pattern', { kind: 'name', is: 'unlike', pattern: { as: 'regex', text: '\\d' } }, {}, true],
    ['on the deny list', { kind: 'listed', on: 'deny' }, { listed: [{ on: 'deny', reason: 'spam' }] }, true],
    ['not on the allow list', { kind: 'listed', on: 'allow' }, { listed: [{ on: 'deny' }] }, false],
    ['removed before', { kind: 'removed' }, { removedAt: 1 }, true],
    [
      'removed, but long ago',
      { kind: 'removed', withinDays: 30 },
      { removedAt: nowMs - 31 * 24 * HOUR_MS },
      false,
    ],
    ['enough strikes', { kind: 'strikes', atLeast: 2 }, { strikes: 2 }, true],
    ['too few strikes', { kind: 'strikes', atLeast: 2 }, { strikes: 1 }, false],
    ['a tag', { kind: 'tag', tags: [LATE] }, { tags: [LATE] }, true],
    ['in enough groups', { kind: 'in-groups', atLeast: 2 }, { inGroups: 2 }, true],
    ['in too few', { kind: 'in-groups', atLeast: 2 }, { inGroups: 1 }, false],
    ['the group nearly full', { kind: 'places-left', atMost: 5 }, { placesLeft: 5 }, true],
    ['older than', { kind: 'age', is: 'older', hours: 5 }, {}, true],
    ['newer than', { kind: 'age', is: 'newer', hours: 5 }, {}, false],
  ])('[SC2] %s', (_, condition, over, isMet) => {
    expect(decide([aRule('reject', [condition])], over).verdict).toBe(isMet ? 'reject' : 'none');
  });

  it.each<[string, Condition, Partial<Applicant>]>([
    ['a country', { kind: 'country', is: 'one-of', countries: ['NO'] }, { country: undefined }],
    ['its opposite', { kind: 'country', is: 'none-of', countries: ['NO'] }, { country: undefined }],
    ['a way', { kind: 'method', methods: ['unknown'] }, { method: 'unknown' }],
    ['nobody brought them', { kind: 'brought', by: 'nobody', people: [] }, { method: 'unknown' }],
    ['who brought them', { kind: 'brought', by: 'nobody', people: [] }, { method: 'added-by-member' }],
    ['a name', { kind: 'name', is: 'unlike', pattern: { as: 'text', text: 'x' } }, { names: [] }],
    ['groups', { kind: 'in-groups', atLeast: 1 }, {}],
    ['places', { kind: 'places-left', atMost: 1_000 }, {}],
  ])('[SC3] what is unknown meets nothing: %s', (_, condition, over) => {
    expect(decide([aRule('reject', [condition])], over).verdict).toBe('none');
  });
});

describe('several rules', () => {
  it('[SC1] the first in order decides, whatever order they are given in', () => {
    const first = aRule('hold', [anybody], { order: 1 });
    const second = aRule('approve', [anybody], { order: 2 });
    expect(decide([second, first])).toEqual({
      verdict: 'hold',
      ruleId: first.id,
      facts: [{ kind: 'number', is: 'known' }],
    });
  });

  it('[SC1] those that are off, and those of other groups, are passed over', () => {
    const off = aRule('reject', [anybody], { isOn: false });
    const elsewhere = aRule('reject', [anybody], { groupIds: [ELM] });
    const here = aRule('approve', [anybody], { groupIds: [ELM, OAK] });
    expect(decide([off, elsewhere, here]).ruleId).toBe(here.id);
  });

  it('[SC5] one that holds leaves nothing to those behind it', () => {
    const hold = aRule('hold', [{ kind: 'removed' }]);
    const approve = aRule('approve', [anybody]);
    expect(decide([hold, approve], { removedAt: 1 }).verdict).toBe('hold');
    expect(decide([hold, approve]).verdict).toBe('approve');
  });

  it('[SC1] nobody decides when none is met', () => {
    expect(decide([aRule('reject', [{ kind: 'listed', on: 'deny' }])])).toEqual({
      verdict: 'none',
      facts: [],
    });
    expect(decide([])).toEqual({ verdict: 'none', facts: [] });
  });

  it('[SC4] says each fact, in the order of the conditions', () => {
    const rule = aRule('reject', [
      { kind: 'name', is: 'like', pattern: { as: 'text', text: 'ann' } },
      { kind: 'country', is: 'none-of', countries: ['SE'] },
      { kind: 'age', is: 'older', hours: 1 },
    ]);
    expect(decide([rule]).facts).toEqual([
      { kind: 'name', is: 'like', name: 'Anna', pattern: 'ann' },
      { kind: 'country', country: 'NO' },
      { kind: 'age', hours: 5 },
    ]);
  });
});

describe('[SC7] a pattern that was stopped', () => {
  const pattern = (text: string): Condition => ({ kind: 'name', is: 'like', pattern: { as: 'regex', text } });
  const stopped: NameMatcher = ({ text }) => (text === 'slow' ? 'pattern' : false);

  it('is named, and nobody behind it decides', () => {
    const slow = aRule('reject', [pattern('slow')]);
    expect(decide([slow, aRule('approve', [anybody])], {}, stopped)).toEqual({
      verdict: 'hold',
      ruleId: slow.id,
      facts: [],
      noAnswer: 'pattern',
    });
  });

  it('matters only to people who meet the rest of its rule', () => {
    const slow = aRule('reject', [pattern('slow'), { kind: 'removed' }]);
    expect(decide([slow, aRule('approve', [anybody])], {}, stopped).verdict).toBe('approve');
  });

  it('[SC15] is not run again until its rule is changed: whoever meets the rest is held', () => {
    const run: string[] = [];
    const watching: NameMatcher = ({ as, text }, name) => {
      if (as === 'regex') run.push(text);
      return isLike({ as, text }, name);
    };
    const text: Condition = { kind: 'name', is: 'like', pattern: { as: 'text', text: 'anna' } };
    const slow = aRule('reject', [pattern('slow'), text], { rightLost: 'pattern' });
    const behind = aRule('approve', [anybody]);
    const held = { verdict: 'hold', ruleId: slow.id, noAnswer: 'pattern' };
    expect(decide([slow, behind], {}, watching)).toMatchObject(held);
    expect(decide([slow, behind], { names: ['Boris'] }, watching)).toMatchObject({ ruleId: behind.id });
    expect(run).toEqual([]);
    expect(decide([{ ...slow, rightLost: 'before' }, behind], {}, watching)).toMatchObject({
      ruleId: behind.id,
    });
    expect(run).toEqual(['slow']);
  });

  it('looks at the start of a very long name only', () => {
    const seen: string[] = [];
    const watching: NameMatcher = (_, name) => {
      seen.push(name);
      return false;
    };
    decide([aRule('reject', [pattern('x')])], { names: ['x'.repeat(5_000)] }, watching);
    expect(seen.map((name) => name.length)).toEqual([256]);
  });
});
