import { describe, expect, it } from 'vitest';
import { ACCOUNT, GROUP, NOON } from '@/tests/builders.ts';
import { asId, type GroupId, type LockId, type PersonId } from './ids.ts';
import type { Lockdown, LockKind } from './locks.ts';
import {
  answeredUntil,
  arrivedAfter,
  askedAt,
  clockAheadMs,
  countArrivals,
  isLetIn,
  isOffered,
  offerFor,
  OFFER_MS,
  type Raid,
  raidedGroups,
  raidModeOf,
  raidModeProblem,
  raidNow,
} from './raid.ts';

const MINUTE_MS = 60_000;
const mode = { ...raidModeOf(ACCOUNT), atLeast: 3, withinMinutes: 10 };
const arrival = (name: string, minutesAgo: number, groupId = GROUP) => ({
  groupId,
  personId: asId<PersonId>(name),
  at: NOON - minutesAgo * MINUTE_MS,
});
const wave = (before: Raid | undefined, count: number, minutes: number, isLocked = false) =>
  raidNow(before, { accountId: ACCOUNT, groupId: GROUP, count }, mode, {
    nowMs: NOON + minutes * MINUTE_MS,
    isLocked,
  });

describe('a raid', () => {
  it('[LK14] counts people within the time, each once', () => {
    const other = asId<typeof GROUP>('other@g.us');
    const counts = countArrivals(
      [
        arrival('a', 0),
        arrival('a', 2),
        arrival('b', 9.9),
        arrival('c', 10),
        // A clock that was set back, and one that was wrong by more than an hour.
        arrival('d', -60),
        arrival('f', -61),
        arrival('e', 1, other),
      ],
      mode,
      NOON,
    );
    expect([...counts]).toEqual([
      [GROUP, 3],
      [other, 1],
    ]);
  });

  const HOURS_AGO = NOON - 300 * MINUTE_MS;
  it.each<[string, number, number | undefined, number[], number]>([
    ['right', 0, HOURS_AGO, [0, 1, 2], 3],
    ['an hour behind', -60, HOURS_AGO, [0, 1, 2], 3],
    ['an hour ahead', 60, HOURS_AGO, [0, 1, 2], 3],
    ['ahead, and nobody asked within the last minutes', 30, HOURS_AGO, [1, 2, 12], 2],
    ['behind, and somebody waits for long', -40, HOURS_AGO, [0, 1, 30], 2],
    ['wrong by hours', 180, HOURS_AGO, [0, 1, 2], 0],
    ['right, when WhatsApp was just opened', 0, NOON - MINUTE_MS, [30, 31, 32], 0],
    ['right, when nobody knows since when it is open', 0, undefined, [30, 31, 32], 0],
  ])('[LK14] by a clock that is %s counts who asked', (_, aheadMinutes, openSince, minutesAgo, count) => {
    // What the computer's clock shows is noon; WhatsApp's is as much behind as the computer's is ahead.
    const asked = minutesAgo.map((minutes) => ({
      requestedAt: NOON - (aheadMinutes + minutes) * MINUTE_MS,
      seenAt: openSince === HOURS_AGO ? NOON - minutes * MINUTE_MS : NOON,
    }));
    const aheadMs = clockAheadMs(asked, { ...mode, openSince, nowMs: NOON });
    const arrivals = asked.map((one, n) => ({
      groupId: GROUP,
      personId: asId<PersonId>(`p${n}`),
      at: askedAt(one, aheadMs),
    }));
    expect(countArrivals(arrivals, mode, NOON).get(GROUP) ?? 0).toBe(count);
  });

  it('[LK15] is told once for each wave, and the wave lasts until it was quiet for the whole time', () => {
    expect(wave(undefined, 2, 0)).toBeUndefined();
    const first = wave(undefined, 3, 0);
    expect(first).toMatchObject({ isNew: true, raid: { count: 3, beganAt: NOON } });
    const grown = wave(first?.raid, 9, 8);
    expect(grown).toMatchObject({ isNew: false, raid: { count: 9, beganAt: NOON } });
    // It went below and came back within the time.
    expect(wave(grown?.raid, 3, 18)).toMatchObject({ isNew: false, raid: { count: 9 } });
    expect(wave(grown?.raid, 3, 19)).toMatchObject({ isNew: true, raid: { count: 3 } });
  });

  it('[LK15] keeps what was answered for the whole wave, and the offer ends', () => {
    const raid: Raid = { accountId: ACCOUNT, groupId: GROUP, beganAt: NOON, lastAt: NOON, count: 3 };
    expect(wave({ ...raid, answer: 'dismissed' }, 5, 5)?.raid.answer).toBe('dismissed');
    expect(isOffered(raid, NOON + OFFER_MS)).toBe(true);
    expect(isOffered(raid, NOON + OFFER_MS + 1)).toBe(false);
    expect(isOffered({ ...raid, answer: 'locked' }, NOON)).toBe(false);
  });

  it('[LK52] is a new one when it outlasts the lock that answered it, not when it was answered otherwise', () => {
    const raid: Raid = { accountId: ACCOUNT, groupId: GROUP, beganAt: NOON, lastAt: NOON, count: 3 };
    const locked: Raid = { ...raid, answer: 'locked' };
    expect(wave(locked, 5, 10, true)).toMatchObject({ isNew: false, raid: { answer: 'locked' } });
    const again = wave(locked, 5, 10);
    expect(again).toMatchObject({ isNew: true, raid: { count: 5, beganAt: NOON + 10 * MINUTE_MS } });
    expect(again?.raid.answer).toBeUndefined();
    expect(wave({ ...raid, answer: 'dismissed' }, 5, 10)?.isNew).toBe(false);
    expect(wave(locked, 2, 10)).toBeUndefined();
  });

  it('[LK60] counts nobody who came before the end of the last lock-down that is over, of this group', () => {
    const minutes = (count: number) => NOON + count * MINUTE_MS;
    const lockdown = (over: Partial<Lockdown>): Lockdown => ({
      id: asId('lock'),
      accountId: ACCOUNT,
      name: 'Raid',
      kind: 'raid',
      groupIds: [GROUP],
      settings: ['announce'],
      at: NOON,
      until: minutes(5),
      ...over,
    });
    const answered = (lockdowns: Lockdown[], does: 'offer' | 'lock' = 'offer') =>
      answeredUntil(lockdowns, GROUP, { does }, minutes(8));
    expect(answered([])).toBe(-Infinity);
    // Noticed a little later.
    expect(answered([lockdown({ endedAt: minutes(6) })])).toBe(minutes(5));
    expect(answered([lockdown({ until: undefined, endedAt: minutes(6) })])).toBe(minutes(6));
    expect(answered([lockdown({}), lockdown({ until: minutes(2) })])).toBe(minutes(5));
    expect(answered([lockdown({ until: minutes(9) }), lockdown({ groupIds: [] })])).toBe(-Infinity);
    expect(answered([lockdown({})], 'lock')).toBe(NOON);
    const [early, late, both] = ['early', 'late', 'both'].map((name) => arrival(name, 0));
    if (!early || !late || !both) throw new Error('nobody came');
    const arrivals = [
      { ...early, at: minutes(-1) },
      { ...both, at: minutes(4) },
    ];
    const since = [late, both].map((one) => ({ ...one, at: minutes(7) }));
    expect(arrivedAfter([...arrivals, ...since], minutes(5))).toEqual([{ ...late, at: minutes(7) }]);
  });

  it.each<[string, string[], string[], boolean]>([
    ['the lock-down against it, though a plan holds the group', ['raid', 'plan'], ['raid'], true],
    ['the last that held the group', ['hand'], ['hand'], true],
    ['all there are', ['raid', 'plan'], ['raid', 'plan'], true],
    ['a plan, while the lock-down against it goes on', ['raid', 'plan'], ['plan'], false],
    ['one of two that are not against it', ['hand', 'plan'], ['hand'], false],
  ])('[LK52] is answered by the end by hand of %s: %j without %j', (_, kinds, ended, expected) => {
    const causes = kinds.map((kind) => ({ id: asId<LockId>(kind), kind: kind as LockKind }));
    expect(isLetIn(causes, ({ id }) => ended.includes(id))).toBe(expected);
  });

  it('[LK20] of the group that is looked at comes first, and that of another is shown too', () => {
    const [one, two] = [GROUP, asId<GroupId>('other@g.us')].map((groupId) => ({ groupId }));
    if (!one || !two) throw new Error('no offers');
    expect(offerFor([one, two], two.groupId)).toBe(two);
    expect(offerFor([one, two], asId('third@g.us'))).toBe(one);
    expect(offerFor([one], undefined)).toBe(one);
    expect(offerFor([], GROUP)).toBeUndefined();
  });

  it('[SC16] is at the door while its offer stands or a lock-down against it goes on', () => {
    const raid: Raid = { accountId: ACCOUNT, groupId: GROUP, beganAt: NOON, lastAt: NOON, count: 3 };
    const until = NOON + 2 * OFFER_MS;
    const lockdown: Lockdown = {
      id: asId('lock'),
      accountId: ACCOUNT,
      name: 'Raid',
      kind: 'raid',
      groupIds: [GROUP],
      settings: ['announce'],
      at: NOON,
      until,
    };
    const isAtDoor = (raids: Raid[], lockdowns: Lockdown[], nowMs = NOON) =>
      raidedGroups(raids, lockdowns, mode, nowMs).has(GROUP);
    expect(isAtDoor([raid], [])).toBe(true);
    expect(isAtDoor([raid], [], NOON + OFFER_MS + 1)).toBe(false);
    expect(isAtDoor([{ ...raid, answer: 'dismissed' }], [])).toBe(false);
    expect(isAtDoor([{ ...raid, answer: 'locked' }], [lockdown])).toBe(true);
    const minutes = (count: number) => NOON + count * MINUTE_MS;
    // It outlasts its lock-down: what is to be done about it is not known before it is looked at.
    expect(isAtDoor([{ ...raid, answer: 'locked' }], [], minutes(10))).toBe(true);
    expect(isAtDoor([{ ...raid, answer: 'locked' }], [], minutes(11))).toBe(false);
    expect(isAtDoor([], [lockdown], until)).toBe(false);
    expect(isAtDoor([], [{ ...lockdown, endedAt: NOON }])).toBe(false);
    expect(isAtDoor([], [{ ...lockdown, kind: 'hand' }])).toBe(false);
  });

  it('[LK17] is nothing when the account says so; numbers have limits', () => {
    const none = { ...mode, does: 'nothing' as const };
    const many = { accountId: ACCOUNT, groupId: GROUP, count: 99 };
    expect(raidNow(undefined, many, none, { nowMs: NOON, isLocked: false })).toBeUndefined();
    expect(raidModeProblem(mode)).toBeUndefined();
    for (const bad of [{ atLeast: 1 }, { atLeast: 2.5 }, { withinMinutes: 0 }, { lockMinutes: 20_000 }])
      expect(raidModeProblem({ ...mode, ...bad })).toBe('bad-number');
    expect(raidModeProblem({ ...mode, settings: [] })).toBe('no-settings');
  });
});
