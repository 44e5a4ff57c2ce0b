import { describe, expect, it } from 'vitest';
import { asId, type RuleId } from '@/utils/domain/ids.ts';
import type { ScreenedRow } from '@/utils/store/api.ts';
import { ruledPlan } from './ruled-plan.ts';

const [adverts, neighbours] = [asId<RuleId>('adverts'), asId<RuleId>('neighbours')];
const nameOf = new Map([
  [adverts, 'No adverts'],
  [neighbours, 'Neighbours'],
]);

const row = (n: number, ruleId: RuleId | undefined): ScreenedRow =>
  ({
    personId: asId(`p${n}`),
    wid: asId(`${n}@lid`),
    groupId: asId('g@g.us'),
    groupName: 'Oak Lane',
    displayName: `Anna ${n}`,
    identities: [],
    tags: [],
    groupTags: [],
    noteCount: 0,
    verdict: 'approve',
    ruleId,
  }) as unknown as ScreenedRow;

describe('the job of what rules decided', () => {
  it('[SC17] has the rule where there is one', () => {
    const plan = ruledPlan('approve', [row(1, adverts), row(2, adverts)], nameOf);
    expect(plan.rule).toEqual({ id: adverts, name: 'No adverts', isAlone: false });
    expect(plan.items.map(({ ruleName }) => ruleName)).toEqual([undefined, undefined]);
  });

  it('[SC17] keeps the rule of each person where there are several', () => {
    const plan = ruledPlan('approve', [row(1, adverts), row(2, neighbours)], nameOf);
    expect(plan.rule).toBeUndefined();
    expect(plan.items.map(({ wid, ruleName }) => [wid, ruleName])).toEqual([
      ['1@lid', 'No adverts'],
      ['2@lid', 'Neighbours'],
    ]);
  });
});
