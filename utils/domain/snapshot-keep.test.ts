import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, aGroup, GROUP, NOON } from '@/tests/builders.ts';
import { asId, type GroupSetId } from './ids.ts';
import {
  DAILY_MS,
  dailyDue,
  dailyGroups,
  keptSnapshots,
  LATELY_MS,
  SNAPSHOTS_LIMIT,
} from './snapshot-keep.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
type Head = { seq: number; seenAt: number; by: 'hand' | 'daily' };

/** In the order of their taking, of the last 500 days. */
const someHeads: fc.Arbitrary<Head[]> = fc
  .array(fc.record({ days: fc.integer({ min: 0, max: 500 }), isHand: fc.boolean() }), { maxLength: 260 })
  .map((rows) =>
    rows
      .toSorted((a, b) => b.days - a.days)
      .map(({ days, isHand }, seq) => ({
        seq,
        seenAt: NOON - days * DAY_MS,
        by: isHand && seq % 9 === 0 ? ('hand' as const) : ('daily' as const),
      })),
  );

describe('daily snapshots', () => {
  it.each([
    ['never taken, members just read', { membersReadAt: NOON }, { isDue: true }],
    ['members never read', {}, { isDue: false }],
    ['members read lately', { membersReadAt: NOON - LATELY_MS }, { isDue: true }],
    ['members read too long ago', { membersReadAt: NOON - LATELY_MS - 1 }, { isDue: false }],
    ['taken today', { membersReadAt: NOON, seenAt: NOON - 1 }, { isDue: false, atMs: NOON - 1 + DAILY_MS }],
    ['taken yesterday', { membersReadAt: NOON, seenAt: NOON - DAILY_MS }, { isDue: true }],
  ])('[SN7] %s', (_name, group, due) => {
    expect(dailyDue(group, NOON)).toEqual(due);
  });

  it('[SN8] are of no group, of all that I administer, or of those of some sets', () => {
    const groups = [
      aGroup(),
      aGroup({ id: asId('2@g.us') }),
      aGroup({ id: asId('3@g.us'), myRole: 'member' }),
    ].map((group) => ({ ...group, pendingCount: 0 }));
    const set = {
      id: asId<GroupSetId>('set'),
      accountId: ACCOUNT,
      name: 'Lanes',
      holds: { by: 'hand' as const, groupIds: [GROUP] },
      updatedAt: NOON,
    };
    const idsOf = (daily: Parameters<typeof dailyGroups>[0]) =>
      dailyGroups(daily, groups, [set], NOON).map(({ id }) => id);
    expect(idsOf(undefined)).toEqual([]);
    expect(idsOf([])).toEqual([]);
    expect(idsOf('all')).toEqual([GROUP, '2@g.us']);
    expect(idsOf([set.id])).toEqual([GROUP]);
    expect(idsOf([asId<GroupSetId>('gone')])).toEqual([]);
  });
});

describe('[SN9] what is kept', () => {
  const limited = (heads: readonly Head[]) => heads.slice(-SNAPSHOTS_LIMIT);

  it('is all of 30 days, then one a week for a year, and the newest whatever its age', () => {
    fc.assert(
      fc.property(someHeads, (heads) => {
        const kept = keptSnapshots(heads, NOON);
        const age = ({ seenAt }: Head) => (NOON - seenAt) / DAY_MS;
        expect(kept).toEqual(heads.filter((head) => kept.includes(head)));
        expect(kept.at(-1)).toBe(heads.at(-1));
        expect(kept.length).toBeLessThanOrEqual(SNAPSHOTS_LIMIT);
        const must = heads.filter((head) => age(head) <= 30 || (head.by === 'hand' && age(head) <= 365));
        for (const head of limited(must)) if (kept.length < SNAPSHOTS_LIMIT) expect(kept).toContain(head);
        for (const head of kept) if (head !== heads.at(-1)) expect(age(head)).toBeLessThanOrEqual(365);
        const week = ({ seenAt }: Head) => Math.floor(seenAt / WEEK_MS);
        const old = (head: Head) => head.by === 'daily' && age(head) > 30 && age(head) <= 365;
        const weeks = kept.filter((head) => old(head) && head !== heads.at(-1)).map(week);
        expect(new Set(weeks).size).toBe(weeks.length);
        if (kept.length < SNAPSHOTS_LIMIT)
          expect(new Set(kept.filter(old).map(week))).toEqual(new Set(heads.filter(old).map(week)));
      }),
    );
  });

  it('is the same when it is asked again', () => {
    fc.assert(
      fc.property(someHeads, (heads) => {
        const kept = keptSnapshots(heads, NOON);
        expect(keptSnapshots(kept, NOON)).toEqual(kept);
      }),
    );
  });
});
