import { describe, expect, it } from 'vitest';
import { asId, type RuleId } from '@/utils/domain/ids.ts';
import type { Verdict } from '@/utils/domain/screening.ts';
import type { RequestRow } from '@/utils/store/api.ts';
import { forgetUnchosen, ruleOf } from './ruled-selection.ts';
import { selectRules } from './select-rules.ts';
import { keyOf, type RuleMarks } from './use-rule-marks.ts';

const asking = (n: number): RequestRow => ({
  personId: asId(`p${n}`),
  wid: asId(`${n}@lid`),
  groupId: asId('g@g.us'),
  groupName: 'Oak Lane',
  isBusiness: false,
  isMyContact: false,
  isMe: false,
  tags: [],
  groupTags: [],
  noteCount: 0,
  requestedAt: n,
  method: 'invite-link',
});
const rule = { id: asId<RuleId>('r'), name: 'No adverts' };
const marksOf = (...marks: [RequestRow, Verdict][]): RuleMarks =>
  new Map(
    marks.map(([row, verdict]) => [
      keyOf(row),
      { groupId: row.groupId, wid: row.wid, verdict, rule, text: 'would' },
    ]),
  );
const [anna, boris, carl] = [asking(1), asking(2), asking(3)];

describe('whom rules have selected', () => {
  it('[SC40] are those of the entry that says so, and no others', () => {
    const marks = marksOf([anna, 'reject'], [boris, 'approve'], [carl, 'hold']);
    const ruled = new Set<string>();
    const selected: RequestRow[] = [];
    const rows = [anna, boris, carl];
    const addWhere = (test: (row: RequestRow) => boolean) => void selected.push(...rows.filter(test));
    const choose = (id: string) => {
      const item = selectRules(rows, new Map(), addWhere, 0, marks, ruled).find((one) => one.id === id);
      if (item === undefined || !('onSelect' in item)) throw new Error(`no entry ${id}`);
      item.onSelect();
    };
    choose('reject');
    expect(selected).toEqual([anna]);
    expect([...ruled]).toEqual([keyOf(anna)]);
    choose('approve');
    expect([...ruled]).toEqual([keyOf(anna), keyOf(boris)]);
    // Without a country, as everybody here.
    choose('country-none');
    expect(selected).toHaveLength(5);
    expect([...ruled]).toEqual([keyOf(anna), keyOf(boris)]);
  });

  it('[SC40] are decided by the rule while it says the same', () => {
    const ruled = new Set([anna, boris].map(keyOf));
    const marks = marksOf([anna, 'reject'], [boris, 'approve'], [carl, 'reject']);
    expect(ruleOf(anna, 'reject', ruled, marks)).toEqual(rule);
    expect(ruleOf(anna, 'approve', ruled, marks)).toBeUndefined();
    expect(ruleOf(boris, 'reject', ruled, marks)).toBeUndefined();
    // By hand.
    expect(ruleOf(carl, 'reject', ruled, marks)).toBeUndefined();
    // The rule is off by now.
    expect(ruleOf(anna, 'reject', ruled, marksOf())).toBeUndefined();
  });

  it('[SC40] are by hand once let go and chosen again', () => {
    const ruled = new Set([anna, boris].map(keyOf));
    forgetUnchosen(ruled, new Set([keyOf(boris), keyOf(carl)]));
    expect([...ruled]).toEqual([keyOf(boris)]);
  });
});
