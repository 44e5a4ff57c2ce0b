import { describe, expect, it } from 'vitest';
import { lidWid } from '@/tests/builders.ts';
import { asId, type PersonId } from './ids.ts';
import { silentFrom, silentMembers } from './insight.ts';

const HOUR = 3_600_000;
const person = (n: number) => asId<PersonId>(`p${n}`);

describe('silent members', () => {
  const heard = [
    { day: 10, ms: HOUR },
    { day: 12, ms: HOUR },
    { day: 20, ms: 2 * HOUR },
  ];
  const member = (n: number, since = 0, isMe = false) => ({
    wid: lidWid(n),
    personId: person(n),
    since,
    isMe,
  });
  const silent = (days: number, members: ReturnType<typeof member>[], last: [number, number][] = []) =>
    silentMembers(
      { days, today: 22 },
      heard,
      members,
      new Map(last.map(([n, day]) => [person(n), day])),
      (day) => day,
    );

  it.each([
    ['never seen writing', member(1), [], [lidWid(1)]],
    ['wrote before', member(1), [[1, 11]], [lidWid(1)]],
    ['wrote on the first of these days', member(1), [[1, 12]], []],
    // Messages of a day on which nobody listened may still be seen later.
    ['wrote between the days', member(1), [[1, 15]], []],
    ['joined on the first of these days', member(1, 12), [], []],
    ['joined just before', member(1, 11), [], [lidWid(1)]],
    ['is me', member(1, 0, true), [], []],
  ] as [string, ReturnType<typeof member>, [number, number][], unknown[]][])(
    '[IN8] a member who %s',
    (_name, one, last, wids) => {
      const found = silent(2, [one], last);
      expect(found.members.map(({ wid }) => wid)).toEqual(wids);
      expect(found).toMatchObject({ from: 12, ofDays: 11, counted: 3, heardMs: 3 * HOUR });
    },
  );

  it('[IN8] calls nobody silent while too few days are counted', () => {
    expect(silent(4, [member(1)])).toEqual({ counted: 3, heardMs: 4 * HOUR, members: [] });
  });

  it.each([
    ['among the oldest that are kept: no more will come', 400, 10, true],
    ['not seen on the very oldest days: no more will come', 394, 10, true],
    ['younger: more may come', 393, 10, undefined],
    ['among the oldest, but there are enough', 400, 2, undefined],
  ])('[PL80] the first day counted is %s', (_name, age, days, isFull) => {
    const all = [{ day: 22 - age, ms: 1 }, ...heard.slice(1)];
    expect(silentFrom({ days, today: 22 }, all).isFull).toBe(isFull);
  });
});
