import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '@/tests/builders.ts';
import { aNight, ELM, OAK } from '@/tests/lock-world.ts';
import { anybody, named, rule } from '@/tests/screening-world.ts';
import type { LockPlan } from './locks.ts';
import { endLines, isOtherOrder, planLines, raidLines, ruleLines } from './log-lines.ts';
import { raidModeOf } from './raid.ts';
import type { ScreeningRule } from './screening.ts';

const aRule = (over: Partial<ScreeningRule> = {}): ScreeningRule => ({
  ...rule('a', [anybody]),
  order: 0,
  updatedAt: 0,
  ...over,
});
const aPlan = (over: Partial<LockPlan> = {}): LockPlan => ({ ...aNight(over), updatedAt: 0 });
const line = (action: string, detail?: string) => ({ action, rule: 'Rule a', detail });

describe('lines of a rule', () => {
  it.each<[string, Partial<ScreeningRule>, Partial<ScreeningRule>, ReturnType<typeof line>[]]>([
    ['nothing but its place', { order: 1 }, { order: 2, updatedAt: 5 }, []],
    ['nothing but its trial', {}, { triedAs: 'x', triedAt: 5, triedAfter: '' }, []],
    ['what it says', {}, { conditions: [named('x')] }, [line('rule-changed')]],
    ['where it holds', {}, { groupIds: [OAK] }, [line('rule-changed')]],
    ['its name', { name: 'Old' }, { name: 'Rule a' }, [line('rule-changed')]],
    ['its switch', { isOn: false }, { isOn: true }, [line('rule-on')]],
    ['its right', {}, { perHour: 5 }, [line('rule-alone', '5')]],
    ['its limit', { perHour: 5 }, { perHour: 9 }, [line('rule-changed', '9')]],
    [
      'all of it',
      { perHour: 5 },
      { verdict: 'approve', isOn: false },
      [line('rule-changed'), line('rule-off'), line('rule-asks')],
    ],
  ])('[LG20] [LG21] say that there changed: %s', (_, before, after, expected) => {
    expect(ruleLines(aRule(before), aRule(after))).toEqual(expected);
  });

  it('[LG20] say that it came or went', () => {
    expect(ruleLines(undefined, aRule())).toEqual([{ action: 'rule-added', rule: 'Rule a' }]);
    expect(ruleLines(aRule(), undefined)).toEqual([{ action: 'rule-deleted', rule: 'Rule a' }]);
  });

  it('[LG21] an order is another one by who comes after whom, not by the numbers', () => {
    const [a, b] = [aRule(), aRule({ ...rule('b', [anybody]), order: 2 })];
    expect(isOtherOrder([a, b], [b, { ...a, order: 1 }])).toBe(false);
    expect(
      isOtherOrder(
        [a, b],
        [
          { ...b, order: 0 },
          { ...a, order: 1 },
        ],
      ),
    ).toBe(true);
  });
});

describe('lines of a plan, of raid mode and of an end', () => {
  it.each<[string, LockPlan | undefined, LockPlan | undefined, string[]]>([
    ['it came', undefined, aPlan(), ['plan-added']],
    ['it went', aPlan(), undefined, ['plan-deleted']],
    ['times', aPlan(), aPlan({ timeZone: 'UTC' }), ['plan-changed']],
    ['its switch', aPlan(), aPlan({ isOn: false }), ['plan-off']],
    ['both', aPlan({ isOn: false }), aPlan({ settings: ['approval'] }), ['plan-changed', 'plan-on']],
    ['what was let go by hand', aPlan(), aPlan({ released: [{ groupId: OAK }] }), []],
  ])('[LG22] a plan: %s', (_, before, after, actions) => {
    expect(planLines(before, after)).toEqual(actions.map((action) => ({ action, detail: 'Night' })));
  });

  it('[LG22] raid mode: what is new, and nothing where nothing is', () => {
    const mode = raidModeOf(ACCOUNT);
    expect(raidLines(mode, { ...mode })).toEqual([]);
    expect(
      raidLines(mode, { ...mode, does: 'lock', atLeast: 30, settings: ['announce', 'addMode'] }),
    ).toEqual([{ action: 'raid-mode', detail: 'does: lock; atLeast: 30; settings: announce,addMode' }]);
  });

  it('[LG23] an end: the group where it is one, else how many', () => {
    expect(endLines('Night', [])).toEqual([]);
    expect(endLines('Night', [OAK])).toEqual([{ action: 'lock-ended', groupId: OAK, detail: '1: Night' }]);
    expect(endLines('Night', [OAK, ELM])).toEqual([{ action: 'lock-ended', detail: '2: Night' }]);
  });
});
