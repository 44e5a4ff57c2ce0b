import { describe, expect, it } from 'vitest';
import { ACCOUNT, aJob, GROUP, NOON } from '@/tests/builders.ts';
import { anybody, HOUR_MS, named, rule } from '@/tests/screening-world.ts';
import { whyLeft } from './alone-job.ts';
import type { ScreeningRule } from './screening.ts';
import { fingerprint, saidBy } from './screening-rule.ts';

const tried = (over: Partial<ScreeningRule> = {}): ScreeningRule => {
  const made = {
    ...rule('let', [anybody], { verdict: 'approve', perHour: 60, ...over }),
    order: 0,
    updatedAt: 1,
  };
  return { ...made, triedAs: fingerprint(made) };
};
const job = aJob({
  kind: 'approve',
  accountId: ACCOUNT,
  createdAt: NOON,
  rule: { id: tried().id, name: 'Rule', isAlone: true, said: saidBy(tried()) },
});
const world = { rules: [tried()], raided: new Set([GROUP]), openSince: NOON - 1, nowMs: NOON + 1 };
const calm = { ...world, raided: new Set<typeof GROUP>() };

describe('what a rule decided by itself', () => {
  it('[SC50] goes on while nothing has changed, and where the admin decided', () => {
    expect(whyLeft(job, GROUP, calm)).toBeUndefined();
    const byHand = { ...job, rule: job.rule && { ...job.rule, isAlone: false } };
    expect(whyLeft(byHand, GROUP, { ...world, rules: [] })).toBeUndefined();
  });

  it.each<[string, ScreeningRule[]]>([
    ['gone', []],
    ['off', [tried({ isOn: false })]],
    ['no longer let alone', [tried({ perHour: undefined })]],
    ['not tried as it is', [{ ...tried(), triedAs: undefined }]],
    ['about others, and was tried again', [tried({ conditions: [named('x')] })]],
    ['for the other decision', [tried({ verdict: 'reject' })]],
  ])('[SC50] is left to the admin when the rule is %s', (_, rules) => {
    expect(whyLeft(job, GROUP, { ...calm, rules })).toBe('rule-changed');
  });

  it('[SC50] of a job from before this was written down asks for the same decision', () => {
    const old = { ...job, rule: job.rule && { ...job.rule, said: undefined } };
    expect(whyLeft(old, GROUP, calm)).toBeUndefined();
    expect(whyLeft(old, GROUP, { ...calm, rules: [tried({ verdict: 'reject' })] })).toBe('rule-changed');
  });

  it('[SC50] is late after an hour only where WhatsApp was closed since', () => {
    const nowMs = NOON + HOUR_MS + 1;
    expect(whyLeft(job, GROUP, { ...calm, nowMs })).toBeUndefined();
    expect(whyLeft(job, GROUP, { ...calm, nowMs, openSince: NOON + 1 })).toBe('rule-late');
    expect(whyLeft(job, GROUP, { ...calm, nowMs: nowMs - 2, openSince: NOON + 1 })).toBeUndefined();
  });

  it('[SC50] approves nobody in a group where a raid is at the door, and rejects all the same', () => {
    expect(whyLeft(job, GROUP, world)).toBe('raided');
    const rejecting = tried({ verdict: 'reject' });
    const other = {
      ...job,
      kind: 'reject' as const,
      rule: job.rule && { ...job.rule, said: saidBy(rejecting) },
    };
    expect(whyLeft(other, GROUP, { ...world, rules: [rejecting] })).toBeUndefined();
  });
});
