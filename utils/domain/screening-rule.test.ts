import { describe, expect, it } from 'vitest';
import { asId, type GroupId, type RuleId } from './ids.ts';
import {
  fingerprint,
  fingerprintBefore,
  isBehindUnknown,
  isFinished,
  isTried,
  PATTERN_LIMIT,
  rightLost,
  ruleProblem,
  type Unfinished,
} from './screening-rule.ts';
import type { Condition, ScreeningRule, Verdict } from './screening.ts';

const OAK: GroupId = asId('1@g.us');
const ELM: GroupId = asId('2@g.us');
const anybody: Condition = { kind: 'age', is: 'newer', hours: 1_000_000 };

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

describe('being tried', () => {
  const rule = aRule('reject', [anybody], { perHour: 20 });

  it.each<[string, Partial<ScreeningRule>, boolean]>([
    ['one before it that asks about places left', {}, true],
    ['one that is off', { isOn: false }, false],
    ['one that holds elsewhere', { groupIds: [ELM] }, false],
    ['one behind it', { order: 9 }, false],
    ['one that asks about something else', { conditions: [anybody] }, false],
  ])('[SC61] on the past counts for no rule behind %s', (_, over, expected) => {
    const first = aRule('hold', [{ kind: 'places-left', atMost: 10 }], { order: 0, ...over });
    expect(isBehindUnknown({ groupIds: [OAK], order: 1 }, [first])).toBe(expected);
  });

  it('[SC11] counts for what was said, not for the name, the place or the switches', () => {
    const tried = { ...rule, triedAs: fingerprint(rule) };
    expect(isTried(tried, [tried])).toBe(true);
    const other = { ...tried, name: 'Other', order: 9, isOn: false, perHour: 1 };
    expect(isTried(other, [other])).toBe(true);
  });

  it.each<[string, Partial<ScreeningRule>]>([
    ['a condition', { conditions: [{ kind: 'number', is: 'hidden' }] }],
    ['the decision', { verdict: 'approve' }],
    ['the groups', { groupIds: [OAK] }],
  ])('[SC11] ends with a change of %s', (_, change) => {
    expect(isTried({ ...rule, triedAs: fingerprint(rule), ...change }, [])).toBe(false);
  });

  it('[SC41] [SC11] ends when a condition is negated, and is as before when it is not any more', () => {
    const conditions: Condition[] = [{ kind: 'listed', on: 'deny' }];
    const negated: Condition[] = [{ kind: 'listed', on: 'deny', is: 'not' }];
    const asBefore: Condition[] = [{ kind: 'listed', on: 'deny', is: undefined }];
    const said = fingerprint({ conditions, verdict: 'reject' });
    expect(said).toBe('[[{"kind":"listed","on":"deny"}],"reject",null]');
    expect(fingerprint({ conditions: negated, verdict: 'reject' })).not.toBe(said);
    expect(fingerprint({ conditions: asBefore, verdict: 'reject' })).toBe(said);
  });

  describe('among others', () => {
    const [first, second, off, elsewhere] = [
      aRule('hold', [anybody], { order: 0 }),
      aRule('hold', [{ kind: 'number', is: 'hidden' }], { order: 1 }),
      aRule('hold', [anybody], { order: 2, isOn: false }),
      aRule('hold', [anybody], { order: 3, groupIds: [ELM] }),
    ];
    const later = aRule('hold', [anybody], { order: 9 });
    const others = [first, second, off, elsewhere, later];
    const own = { ...rule, order: 4, groupIds: [OAK], perHour: 5 };
    const tried = { ...own, triedAs: fingerprint(own), triedAfter: fingerprintBefore(own, others) };

    it.each<[string, ScreeningRule[]]>([
      ['one goes', [second]],
      ['one is switched off', [{ ...first, isOn: false }, second]],
      ['one is switched on', [first, second, { ...off, isOn: true }]],
      ['one comes', [first, second, { ...later, order: 2 }]],
      ['one decides otherwise', [{ ...first, verdict: 'approve' }, second]],
      [
        'they change places',
        [
          { ...first, order: 1 },
          { ...second, order: 0 },
        ],
      ],
      ['one gets a group of it', [first, second, { ...elsewhere, groupIds: [ELM, OAK] }]],
    ])('[SC11] ends when of those before it %s', (_, now) => {
      expect(isTried(tried, now)).toBe(false);
      expect(rightLost(tried, now)).toBe('before');
    });

    it.each<[string, ScreeningRule[]]>([
      ['what is off, behind it, or elsewhere', [first, second]],
      ['names and numbers of places', [{ ...first, name: 'Other', order: -3 }, second]],
    ])('[SC11] lasts whatever becomes of %s', (_, now) => {
      expect(isTried(tried, now)).toBe(true);
      expect(rightLost(tried, now)).toBeUndefined();
    });
  });
});

describe('[SC8] a rule is refused', () => {
  it.each<[string, Partial<ScreeningRule>, string, number?]>([
    ['without a name', { name: ' ' }, 'no-name'],
    ['without conditions: it would decide about everybody', { conditions: [] }, 'no-conditions'],
    ['with too many', { conditions: Array.from({ length: 13 }, () => anybody) }, 'too-many-conditions'],
    ['for no group at all', { groupIds: [] }, 'no-groups'],
    ['with an empty condition', { conditions: [anybody, { kind: 'tag', tags: [] }] }, 'empty-condition', 1],
    [
      'with a blank text',
      { conditions: [{ kind: 'name', is: 'like', pattern: { as: 'text', text: ' ' } }] },
      'empty-condition',
      0,
    ],
    ['with half a day', { conditions: [{ kind: 'age', is: 'older', hours: 0.5 }] }, 'bad-number', 0],
    ['with no person an hour', { perHour: 0 }, 'bad-number'],
    [
      'with strikes below nothing',
      { conditions: [{ kind: 'strikes', atLeast: 0, is: 'not' }] },
      'bad-number',
      0,
    ],
  ])('%s', (_, over, problem, place) => {
    expect(ruleProblem({ ...aRule('hold', [anybody]), ...over })).toEqual(
      place === undefined ? { problem } : { problem, place },
    );
  });

  it.each<Unfinished>([
    { kind: 'removed', withinDays: null },
    { kind: 'strikes', atLeast: null },
    { kind: 'in-groups', atLeast: null },
    { kind: 'places-left', atMost: null },
    { kind: 'age', is: 'older', hours: null },
  ])('while a number is missing: %j', (condition) => {
    const rule = { name: 'Late', conditions: [anybody, condition] };
    expect(ruleProblem(rule)).toEqual({ problem: 'no-number', place: 1 });
    expect(isFinished(condition)).toBe(false);
  });

  it('while it may decide by itself, but not how often', () => {
    const rule = { name: 'Late', conditions: [anybody], perHour: null };
    expect(ruleProblem(rule)).toEqual({ problem: 'no-number' });
  });

  it('and a good one is not', () => {
    expect(ruleProblem(aRule('hold', [anybody, { kind: 'removed' }], { perHour: 5 }))).toBeUndefined();
  });
});

it('[SC7] a pattern has so many characters at most; one that is longer is a mistake of its condition', () => {
  const problemOf = (text: string) =>
    ruleProblem({
      name: 'Shops',
      conditions: [
        { kind: 'number', is: 'hidden' },
        { kind: 'name', is: 'like', pattern: { as: 'regex', text } },
      ],
    });
  expect(problemOf('x'.repeat(PATTERN_LIMIT))).toBeUndefined();
  expect(problemOf('x'.repeat(PATTERN_LIMIT + 1))).toEqual({ problem: 'long-pattern', place: 1 });
});
