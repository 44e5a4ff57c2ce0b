import { describe, expect, it } from 'vitest';
import { ACCOUNT, aGroup } from '@/tests/builders.ts';
import { previewWish, type Wish } from '@/utils/domain/group-preview.ts';
import type { GroupFacts } from '@/utils/domain/group.ts';
import { asId } from '@/utils/domain/ids.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { differenceText, planOf } from './set-plan.ts';

const aRow = (subject: string, over: Partial<GroupFacts> = {}): GroupRow => ({
  ...aGroup({ id: asId(subject), subject, ...over }),
  accountId: ACCOUNT,
  pendingCount: 0,
});
const preview = (rows: readonly GroupRow[], wish: Wish) =>
  previewWish(rows, wish, { capabilities: [], date: 'today', formatNumber: String });

describe('the plan of one setting for many groups', () => {
  const rows = [
    aRow('Ash', { settings: { announce: false } }),
    aRow('Birch', { settings: { announce: true } }),
    aRow('Cedar', { settings: { announce: false } }),
    aRow('Elm', { settings: { announce: false }, suspended: true }),
    aRow('Fir', { settings: {} }),
  ];
  const wish = { setting: 'announce', value: true } as const;

  it('is one job with change and value before, and names everybody else with the reason', () => {
    expect(planOf(wish, preview(rows, wish))).toEqual({
      kind: 'set',
      title: 'Only admins send messages: on, in 2 groups',
      items: ['Ash', 'Cedar'].map((name) => ({
        groupId: name,
        identities: [],
        label: name,
        change: wish,
        before: { setting: 'announce', value: false },
        detail: 'off → on',
      })),
      leftOut: [
        { label: 'Birch', reason: 'already so' },
        { label: 'Elm', reason: 'WhatsApp has suspended this group' },
        { label: 'Fir', reason: 'WhatsApp has not told this yet' },
      ],
    });
  });

  it('says of a name what it is made from, and what is wrong with it where', () => {
    const names = { setting: 'subject', template: `{group} ${'x'.repeat(96)}` } as const;
    const differences = preview([aRow('Ash'), aRow('Bo')], names);
    expect(differences.map((difference) => differenceText(difference).slice(0, 24))).toEqual([
      '\u2068Ash\u2069 → \u2068Ash xxxxxxxxxxx',
      '\u2068Bo\u2069 → \u2068Bo xxxxxxxxxxxxx',
    ]);
    const tooLong = preview([aRow('Birch')], names);
    expect(planOf(names, tooLong).leftOut).toEqual([{ label: 'Birch', reason: '2 characters too long.' }]);
    expect(planOf(names, preview([aRow('Ash')], names)).title).toMatch(
      /^Group name: \u2068\{group\} x+…\u2069, in 1 group$/,
    );
  });

  it('[GM55] says how many who wait are dropped where approval is switched off', () => {
    const waiting = [
      { ...aRow('Ash', { settings: { approval: true } }), pendingCount: 27 },
      { ...aRow('Birch', { settings: { approval: true } }), pendingCount: 1 },
      aRow('Cedar', { settings: { approval: true } }),
      { ...aRow('Elm', { settings: { approval: false } }), pendingCount: 5 },
    ];
    const off = { setting: 'approval', value: false } as const;
    const differences = preview(waiting, off);
    expect(differences.map((difference) => differenceText(difference))).toEqual([
      'on → off · 27 people who wait are dropped by WhatsApp',
      'on → off · 1 person who waits is dropped by WhatsApp',
      'on → off',
      'already so: off',
    ]);
    expect(planOf(off, differences).warning).toBe('28 people who wait are dropped by WhatsApp');
    const on = { setting: 'approval', value: true } as const;
    expect(planOf(on, preview(waiting, on)).warning).toBeUndefined();
    const announce = { setting: 'announce', value: false } as const;
    const open = [{ ...aRow('Fir', { settings: { announce: true, approval: true } }), pendingCount: 4 }];
    expect(planOf(announce, preview(open, announce)).warning).toBeUndefined();
  });
});
