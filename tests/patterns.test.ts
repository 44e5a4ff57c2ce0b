import { afterEach, describe, expect, it } from 'vitest';
import { patternProblemOf } from '@/utils/domain/pattern-problem.ts';
import { asId } from '@/utils/domain/ids.ts';
import { NO_SETS } from '@/utils/domain/scope.ts';
import {
  type Applicant,
  createScreening,
  type Decision,
  type ScreeningRule,
} from '@/utils/domain/screening.ts';
import { compileRegex } from '@/utils/platform/regex.ts';
import { createNameMatcher } from '@/utils/store/name-matcher.ts';
import { ACCOUNT, GROUP, NOON } from './builders.ts';

describe('[SC8] of a pattern that cannot be read it is known what is wrong', () => {
  it.each<[string, string, string]>([
    ['[a-z', 'missing-bracket', '[a-z'],
    ['(a', 'missing-paren', ''],
    ['a)', 'extra-paren', ''],
    ['[z-a]', 'bad-range', 'z-a'],
    ['\\p{Elvish}', 'bad-range', '\\p{Elvish}'],
    ['\\y', 'bad-escape', '\\y'],
    ['a\\', 'end-escape', ''],
    ['(a)\\1', 'back-reference', '\\1'],
    ['(?P<x>a)\\k<x>', 'back-reference', '\\k'],
    ['a(?=b)', 'look-around', '(?='],
    ['a(?!b)', 'look-around', '(?!'],
    ['(?<=a)b', 'look-around', '(?<=a)b'],
    ['(?<!a)b', 'look-around', '(?<!a)b'],
    ['(?>a)', 'bad-group', '(?>'],
    ['(?<1-2>a)', 'bad-name', '(?<1-2>'],
    ['(?<x>a)(?<x>b)', 'bad-name', 'x'],
    ['*a', 'nothing-to-repeat', '*'],
    ['a**', 'double-repeat', '**'],
    ['a{1001}', 'bad-count', '{1001}'],
    ['a{3,2}', 'bad-count', '{3,2}'],
    ['((a{30}){30}){30}', 'bad-count', '{30}'],
    [`${'('.repeat(1_001)}${')'.repeat(1_001)}`, 'too-large', ''],
  ])('%s', (source, kind, part) => {
    const compiled = compileRegex(source);
    expect('problem' in compiled ? patternProblemOf(compiled) : compiled).toEqual({ kind, part });
  });

  it('what the engine says of a mistake that is new is kept as it is', () => {
    expect(patternProblemOf({ problem: 'tired', part: 'x' })).toEqual({ kind: 'other', part: 'tired: x' });
    expect(patternProblemOf({ problem: 'tired' })).toEqual({ kind: 'other', part: 'tired' });
  });
});

describe('[SC7] a pattern that runs away elsewhere', () => {
  const RUNAWAYS = [
    '(a+)+$',
    '(.*a){20}',
    '(.*a){20}$',
    '(a|a|a|a)+$',
    '((a|b)|(a|c)|(a|d))*z$',
    '(x+x+)+y',
    '(.*)*(.*)*(.*)*z',
    '(a{1,30}){1,30}$',
    '(((a?){10}){10}){10}z',
    '(.{0,30}){33}z',
  ];
  /** 256 characters each: nearly met, met in very many ways, and two code units a letter. */
  const NAMES = [`${'a'.repeat(255)}!`, 'ab'.repeat(128), '\u{1F600}'.repeat(128)];

  const { charCodeAt } = String.prototype;
  let reads = 0;
  /** The work is counted: the engine reads a name by its characters. */
  function countReads(): void {
    reads = 0;
    String.prototype.charCodeAt = function read(at) {
      reads++;
      return charCodeAt.call(this, at);
    };
  }
  afterEach(() => {
    String.prototype.charCodeAt = charCodeAt;
  });

  it.each(RUNAWAYS)('reads each character of a name so many times at most: %s', (source) => {
    const regex = compileRegex(source);
    if ('problem' in regex) throw new Error(regex.problem);
    countReads();
    const work = NAMES.map((name) => {
      const before = reads;
      regex.isIn(name);
      return reads - before;
    });
    expect(Math.min(...work)).toBeGreaterThan(0);
    expect(Math.max(...work)).toBeLessThanOrEqual(3 * 256);
  });

  const rule: ScreeningRule = {
    id: asId('runaway'),
    accountId: ACCOUNT,
    name: 'Runaway',
    order: 0,
    isOn: true,
    conditions: [],
    verdict: 'reject',
    updatedAt: 0,
  };
  const anApplicant = (name: string): Applicant => ({
    groupId: GROUP,
    names: [name],
    number: 'hidden',
    method: 'unknown',
    listed: [],
    strikes: 0,
    tags: [],
    requestedAt: NOON,
  });

  it.each(RUNAWAYS)('is decided, or stopped and named, over a long queue: %s', (text) => {
    countReads();
    // A slow machine: a millisecond for sixty characters.
    const isLike = createNameMatcher(compileRegex, () => reads / 60);
    const decide = createScreening(
      [{ ...rule, conditions: [{ kind: 'name', is: 'like', pattern: { as: 'regex', text } }] }],
      { nowMs: NOON, isLike, held: NO_SETS },
    );
    const decided: Decision[] = Array.from({ length: 600 }, (_, n) =>
      decide(anApplicant(NAMES[n % NAMES.length] ?? '')),
    );
    const stopped = decided.filter(({ noAnswer }) => noAnswer !== undefined);
    for (const one of stopped)
      expect(one).toEqual({ verdict: 'hold', ruleId: rule.id, facts: [], noAnswer: 'pattern' });
    // Once it was stopped it is not run again: what it cost is its time and one name more.
    expect(decided.slice(decided.length - stopped.length)).toEqual(stopped);
    expect(reads).toBeLessThanOrEqual(60 * 1_000 + 3 * 256);
    expect(stopped.length > 0 || reads < 60 * 1_000).toBe(true);
  });
});
