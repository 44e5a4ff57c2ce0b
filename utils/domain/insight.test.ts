import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GROUP, lidWid } from '@/tests/builders.ts';
import { zoneOffsetMs } from '@/utils/platform/time-zone.ts';
import { asId, type GroupId, type LogId, type PersonId } from './ids.ts';
import { addDoings, daysSince, doingsOf, type InsightDay, silentMembers, waitWithin } from './insight.ts';
import { type CountMark, dayStart, freshMessages, splitByDay } from './insight-count.ts';
import { dayOfDate, localTime } from './zoned-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const utc = (text: string): number => Date.parse(`${text}Z`);
const dayOf = (date: string): number => dayOfDate(date) ?? Number.NaN;
const person = (n: number) => asId<PersonId>(`p${n}`);
const always = { since: 0, until: Number.POSITIVE_INFINITY };

describe('days', () => {
  it.each([
    ['UTC', '2026-03-28T23:59:59.999', '2026-03-28'],
    ['UTC', '2026-03-29T00:00', '2026-03-29'],
    ['Europe/Berlin', '2026-03-28T22:59', '2026-03-28'],
    ['Europe/Berlin', '2026-03-28T23:00', '2026-03-29'],
    // In summer the same zone has midnight an hour earlier.
    ['Europe/Berlin', '2026-03-29T21:59', '2026-03-29'],
    ['Europe/Berlin', '2026-03-29T22:00', '2026-03-30'],
    ['Asia/Kathmandu', '2026-11-27T18:14', '2026-11-27'],
    ['Asia/Kathmandu', '2026-11-27T18:15', '2026-11-28'],
    ['Pacific/Apia', '2026-11-27T11:00', '2026-11-28'],
  ])('[IN1] in %s, %s is in %s', (zone, at, date) => {
    expect(localTime(zoneOffsetMs, zone, utc(at)).day).toBe(dayOf(date));
  });

  it.each([
    ['an ordinary day', 'Europe/Berlin', '2026-06-10', 24],
    ['clocks go forward', 'Europe/Berlin', '2026-03-29', 23],
    ['clocks go back', 'Europe/Berlin', '2026-10-25', 25],
    // Midnight itself is skipped: the day begins at one.
    ['clocks go forward at midnight', 'America/Santiago', '2026-09-06', 23],
  ])('[IN1] %s: %s, %s has %i hours', (_name, zone, date, hours) => {
    const day = dayOf(date);
    const start = dayStart(zoneOffsetMs, zone, day);
    const end = dayStart(zoneOffsetMs, zone, day + 1);
    expect((end - start) / HOUR).toBe(hours);
    expect(splitByDay(zoneOffsetMs, zone, start - HOUR, end + MINUTE)).toEqual([
      { day: day - 1, ms: HOUR },
      { day, ms: hours * HOUR },
      { day: day + 1, ms: MINUTE },
    ]);
  });

  it('[IN1] no time at all is still in its day', () => {
    const at = utc('2026-11-28T00:00');
    expect(splitByDay(zoneOffsetMs, 'UTC', at, at)).toEqual([{ day: dayOf('2026-11-28'), ms: 0 }]);
  });
});

describe('counting messages', () => {
  const at = (...times: number[]) => times.map((time) => ({ at: time }));

  it.each([
    ['all at first', undefined, at(3, 1, 2), [1, 2, 3], { countedTo: 3, atLast: 1 }],
    ['none of the same again', { countedTo: 3, atLast: 1 }, at(1, 2, 3), [], { countedTo: 3, atLast: 1 }],
    ['what is newer', { countedTo: 3, atLast: 1 }, at(2, 3, 4), [4], { countedTo: 4, atLast: 1 }],
    ['one more of the very second', { countedTo: 3, atLast: 1 }, at(3, 3), [3], { countedTo: 3, atLast: 2 }],
    ['nothing when some are gone', { countedTo: 3, atLast: 2 }, at(3), [], { countedTo: 3, atLast: 2 }],
    ['nothing that is older', { countedTo: 3, atLast: 1 }, at(1), [], { countedTo: 3, atLast: 1 }],
  ])('[IN3] counts %s', (_name, before, messages, fresh, after) => {
    const found = freshMessages(before, messages, always);
    expect(found.fresh.map((message) => message.at)).toEqual(fresh);
    expect(found.mark).toEqual(after);
  });

  it('[IN4] counts what was sent while WhatsApp was open, and nothing from the future', () => {
    const found = freshMessages(undefined, at(1, 5, 9), { since: 2, until: 8 });
    expect(found.fresh).toEqual(at(5));
    expect(found.mark?.countedTo).toBe(5);
  });

  it('[IN3] counts each message once, however often and by however many tabs it is read', () => {
    const times = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 40 });
    const readings = fc.array(fc.tuple(fc.nat(40), fc.nat(10), fc.nat(3)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(times, readings, (sent, reads) => {
        const all = sent.toSorted((a, b) => a - b).map((time) => ({ at: time }));
        let mark: CountMark | undefined;
        let counted = 0;
        let arrived = 0;
        for (const [more, forgotten, again] of [...reads, [40, 0, 1] as const]) {
          const before = arrived;
          arrived = Math.min(all.length, arrived + more);
          // WhatsApp may have let go of older ones, not of those of the second that was read last.
          const last = all.findIndex((message) => message.at === all[before - 1]?.at);
          const shown = all.slice(Math.max(0, Math.min(last, forgotten)), arrived);
          for (let times = 0; times <= again; times++) {
            const found = freshMessages(mark, shown, always);
            counted += found.fresh.length;
            mark = found.mark;
          }
          const late = all.slice(0, before);
          expect(freshMessages(mark, late, always).fresh).toEqual([]);
        }
        expect(counted).toBe(all.length);
      }),
    );
  });
});

describe('what the log and the requests say', () => {
  const other = asId<GroupId>('other@g.us');
  const entry = (action: 'approve' | 'seen-joined' | 'seen-left' | 'remove' | 'tag', over = {}) => ({
    id: asId<LogId>('one'),
    at: 5,
    groupId: GROUP,
    action,
    result: 'done' as const,
    ...over,
  });
  const request = (requestedAt: number, endedAt: number, outcome = 'approved') => ({
    groupId: GROUP,
    requestedAt,
    endedAt,
    outcome,
  });

  it('[IN6] counts what was done in that time, by group', () => {
    const found = doingsOf(
      { from: 0, to: 10 },
      [
        entry('approve'),
        entry('approve', { groupId: other }),
        entry('approve', { result: 'failed' }),
        entry('approve', { groupId: undefined }),
        entry('seen-joined', { at: 0 }),
        entry('remove', { at: 10 }),
        entry('tag'),
      ],
      [],
      [],
    );
    expect(found[GROUP]?.did).toEqual({ approved: 1, joined: 1 });
    expect(found[other]?.did).toEqual({ approved: 1 });
  });

  it('[IN50] a leaving that was a removal by another admin is none, and nothing that Muster did', () => {
    const others = asId<LogId>('theirs');
    const log = [entry('seen-left'), entry('seen-left', { id: others }), entry('remove')];
    const found = doingsOf({ from: 0, to: 10 }, log, [], [], { removed: new Set([others]) });
    expect(found[GROUP]?.did).toEqual({ left: 1, removedByOthers: 1, removed: 1 });
  });

  it('[IN6] a request counts when it was made, its decision when it was decided', () => {
    const from = 100 * HOUR;
    const all = [
      request(from - HOUR, from),
      request(from + 1, from + 30 * HOUR),
      request(from, from, 'gone'),
    ];
    const found = doingsOf({ from, to: from + 24 * HOUR }, [], all, all)[GROUP];
    expect(found).toEqual({ did: {}, asked: 2, waits: [0, 0, 0, 0, 0, 0, 1] });
  });

  it.each([
    ['nothing decided', [], 0.5, undefined],
    ['one', [1], 0.5, 1],
    ['half of two', [1, 0, 1], 0.5, 1],
    ['nine tenths of two', [1, 0, 1], 0.9, 5],
    ['longer than all steps', [...Array<number>(15).fill(0), 1], 0.5, Number.POSITIVE_INFINITY],
  ])('[IN7] %s', (_name, waits, part, minutes) => {
    expect(waitWithin(waits, part)).toBe(minutes);
  });

  it('[IN7] several groups are one', () => {
    const one = { did: { joined: 1 }, asked: 1, waits: [1] };
    const two = { did: { joined: 2, left: 1 }, asked: 0, waits: [0, 3] };
    expect(addDoings([one, two])).toEqual({ did: { joined: 3, left: 1 }, asked: 1, waits: [1, 3] });
  });
});

describe('the days that are shown', () => {
  const days = Array.from({ length: 30 }, (_, place): InsightDay => {
    const day = 71 + place;
    return { day, messages: 0, writers: 0, did: {}, asked: 0, waits: [] };
  });

  it.each([
    ['all, where was counted before', 3, 71],
    ['from the first that was counted', 80, 80],
    ['a week at least', 100, 94],
    ['all, where nothing is known', undefined, 71],
  ])('[IN10] are %s', (_name, since, first) => {
    const shown = daysSince(days, since).map(({ day }) => day);
    expect([shown[0], shown.at(-1)]).toEqual([first, 100]);
  });
});

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
});
