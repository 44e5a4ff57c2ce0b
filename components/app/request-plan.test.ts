import { describe, expect, it } from 'vitest';
import { asId, type GroupId, type PersonId, type RuleId, type Wid } from '@/utils/domain/ids.ts';
import type { JobKind } from '@/utils/domain/job.ts';
import { requestPlan } from './request-plan.ts';

const adverts = { id: asId<RuleId>('adverts'), name: 'No adverts' };
const neighbours = { id: asId<RuleId>('neighbours'), name: 'Neighbours' };

const asking = (n: number, rule?: typeof adverts, pendingJob?: JobKind) => ({
  personId: asId<PersonId>(`p${n}`),
  wid: asId<Wid>(`${n}@lid`),
  groupId: asId<GroupId>('g@g.us'),
  groupName: 'Oak Lane',
  displayName: `Anna ${n}`,
  isBusiness: false,
  isMyContact: false,
  isMe: false,
  tags: [],
  groupTags: [],
  noteCount: 0,
  pendingJob,
  rule,
});
const planOf = (...rows: ReturnType<typeof asking>[]) => requestPlan('approve', rows, ({ rule }) => rule);

describe('the job of what rules decided', () => {
  it('[SC17] has the rule where there is one', () => {
    const plan = planOf(asking(1, adverts), asking(2, adverts));
    expect(plan.rule).toEqual({ ...adverts, isAlone: false });
    expect(plan.items.map(({ ruleName }) => ruleName)).toEqual([undefined, undefined]);
  });

  it('[SC17] keeps the rule of each person where there are several', () => {
    const plan = planOf(asking(1, adverts), asking(2, neighbours));
    expect(plan.rule).toBeUndefined();
    expect(plan.items.map(({ wid, ruleName, ruleId }) => [wid, ruleName, ruleId])).toEqual([
      ['1@lid', 'No adverts', 'adverts'],
      ['2@lid', 'Neighbours', 'neighbours'],
    ]);
  });

  it('[SC40] names no rule for whom none decided, whoever comes first', () => {
    for (const rows of [
      [asking(1, adverts), asking(2)],
      [asking(2), asking(1, adverts)],
    ]) {
      const plan = planOf(...rows);
      expect(plan.rule).toBeUndefined();
      expect(new Map(plan.items.map(({ wid, ruleName }) => [wid, ruleName]))).toEqual(
        new Map([
          ['1@lid', 'No adverts'],
          ['2@lid', undefined],
        ]),
      );
    }
    expect(planOf(asking(1)).rule).toBeUndefined();
  });

  it('[SC40] looks at those whom the job acts on alone', () => {
    const plan = planOf(asking(1, neighbours, 'approve'), asking(2, adverts));
    expect(plan.rule).toEqual({ ...adverts, isAlone: false });
    expect(plan.items).toHaveLength(1);
  });
});
