import { describe, expect, it } from 'vitest';
import { zoneOffsetMs } from '../platform/time-zone.ts';
import { planAt, planProblem, spansOf } from './lock-plan.ts';
import type { LockPlan } from './locks.ts';
import { dayOfDate } from './zoned-time.ts';

type Times = Pick<LockPlan, 'timeZone' | 'weekly' | 'exceptions'>;

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const clock = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};
const plan = (from: string, to: string, over: Partial<Times> = {}, days = EVERY_DAY): Times => ({
  timeZone: 'Europe/Berlin',
  weekly: [{ days, from: clock(from), to: clock(to) }],
  exceptions: [],
  ...over,
});
const now = (times: Times, at: string): [boolean, string | undefined] => {
  const { isLocked, changesAtMs } = planAt(times, Date.parse(at), zoneOffsetMs);
  return [isLocked, changesAtMs === undefined ? undefined : new Date(changesAtMs).toISOString().slice(0, 16)];
};
const spans = (times: Times, first: string, last: string): string[] =>
  spansOf(times, dayOfDate(first) ?? 0, dayOfDate(last) ?? 0, zoneOffsetMs).map(({ fromMs, toMs }) =>
    [fromMs, toMs].map((ms) => new Date(ms).toISOString().slice(5, 16)).join(' – '),
  );

describe('what a plan wants', () => {
  const night = plan('22:00', '07:00');

  it.each([
    ['before the night', '2026-06-10T19:59:59.999Z', false, '2026-06-10T20:00'],
    ['at its first moment', '2026-06-10T20:00:00Z', true, '2026-06-11T05:00'],
    ['after midnight', '2026-06-11T02:00:00Z', true, '2026-06-11T05:00'],
    ['at its end', '2026-06-11T05:00:00Z', false, '2026-06-11T20:00'],
  ])('[LK9] over midnight: %s', (_, at, isLocked, changes) => {
    expect(now(night, at)).toEqual([isLocked, changes]);
  });

  it('[LK9] belongs to the day on which it begins', () => {
    const friday = plan('22:00', '07:00', {}, [5]);
    expect(now(friday, '2026-11-28T03:00:00Z')).toEqual([true, '2026-11-28T06:00']);
    expect(now(friday, '2026-11-27T03:00:00Z')).toEqual([false, '2026-11-27T21:00']);
    expect(now(friday, '2026-11-28T06:00:00Z')).toEqual([false, '2026-12-04T21:00']);
  });

  it('[LK9] times that overlap or touch are not opened between, and one of equal ends lasts a day', () => {
    const both = {
      ...night,
      weekly: [
        { days: [1], from: clock('08:00'), to: clock('12:00') },
        { days: [1], from: clock('12:00'), to: clock('14:00') },
        { days: [1], from: clock('13:00'), to: clock('18:00') },
      ],
    };
    expect(spans(both, '2026-11-23', '2026-11-29')).toEqual(['11-23T07:00 – 11-23T17:00']);
    expect(spans(plan('10:00', '10:00', {}, [2]), '2026-11-23', '2026-11-29')).toEqual([
      '11-24T09:00 – 11-25T09:00',
    ]);
  });

  it.each<[string, Times, string, string]>([
    // Night of an hour less and of an hour more.
    ['Berlin, spring', plan('22:00', '07:00'), '2026-03-28', '03-28T21:00 – 03-29T05:00'],
    ['Berlin, autumn', plan('22:00', '07:00'), '2026-10-24', '10-24T20:00 – 10-25T06:00'],
    ['into the gap', plan('22:00', '02:30'), '2026-03-28', '03-28T21:00 – 03-29T01:00'],
    ['from the gap', plan('02:30', '06:00'), '2026-03-29', '03-29T01:00 – 03-29T04:00'],
    ['into the double hour', plan('22:00', '02:30'), '2026-10-24', '10-24T20:00 – 10-25T01:30'],
    ['from the double hour', plan('02:30', '06:00'), '2026-10-25', '10-25T00:30 – 10-25T05:00'],
    ['within the double hour', plan('02:15', '02:45'), '2026-10-25', '10-25T00:15 – 10-25T01:45'],
    [
      'New York, spring',
      plan('22:00', '02:30', { timeZone: 'America/New_York' }),
      '2026-03-07',
      '03-08T03:00 – 03-08T07:00',
    ],
    [
      'New York, autumn',
      plan('22:00', '01:30', { timeZone: 'America/New_York' }),
      '2026-10-31',
      '11-01T02:00 – 11-01T06:30',
    ],
    [
      'Lord Howe, spring, half an hour',
      plan('22:00', '02:15', { timeZone: 'Australia/Lord_Howe' }),
      '2026-10-03',
      '10-03T11:30 – 10-03T15:30',
    ],
    [
      'Lord Howe, autumn, half an hour',
      plan('22:00', '01:45', { timeZone: 'Australia/Lord_Howe' }),
      '2026-04-04',
      '04-04T11:00 – 04-04T15:15',
    ],
    [
      'a zone without such hours',
      plan('22:00', '07:00', { timeZone: 'Asia/Kolkata' }),
      '2026-03-28',
      '03-28T16:30 – 03-29T01:30',
    ],
  ])('[LK8] %s', (_, times, day, span) => {
    expect(spans(times, day, day).at(-1)).toBe(span);
  });

  it('[LK8] within the gap alone there is nothing to lock', () => {
    expect(spans(plan('02:15', '02:45', {}, [7]), '2026-03-29', '2026-03-29')).toEqual([]);
  });

  it('[LK8] walked through minute by minute, a year changes at its edges and never between', () => {
    for (const timeZone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe']) {
      const times = plan('22:00', '02:30', { timeZone });
      const first = dayOfDate('2026-01-01') ?? 0;
      const wanted = spansOf(times, first, first + 364, zoneOffsetMs);
      // One a day, the two before the first included.
      expect(wanted, timeZone).toHaveLength(367);
      let at = wanted[0]?.fromMs ?? 0;
      for (const span of wanted.slice(0, 366)) {
        expect(planAt(times, at, zoneOffsetMs)).toEqual({ isLocked: true, changesAtMs: span.toMs });
        const next = planAt(times, span.toMs, zoneOffsetMs);
        expect(next.isLocked).toBe(false);
        at = next.changesAtMs ?? 0;
      }
    }
  });

  it('[LK7] a clock that was set back gives the same answer for the same moment', () => {
    const at = '2026-06-10T21:00:00Z';
    const first = now(night, at);
    now(night, '2026-06-11T09:00:00Z');
    expect(now(night, at)).toEqual(first);
    expect(first).toEqual([true, '2026-06-11T05:00']);
  });

  it('[LK10] on days off no time begins, but the night before ends in peace', () => {
    const times = { ...night, exceptions: [{ is: 'off' as const, from: '2026-12-24', to: '2026-12-25' }] };
    expect(now(times, '2026-12-24T03:00:00Z')).toEqual([true, '2026-12-24T06:00']);
    expect(now(times, '2026-12-24T22:00:00Z')).toEqual([false, '2026-12-26T21:00']);
  });

  it('[LK10] days that are on are locked as a whole, also where others are off', () => {
    const exam: Times = {
      timeZone: 'Europe/Berlin',
      weekly: [],
      exceptions: [
        { is: 'on', from: '2027-01-18', to: '2027-01-22' },
        { is: 'off', from: '2027-01-20', to: '2027-01-20' },
      ],
    };
    expect(now(exam, '2026-11-27T12:00:00Z')).toEqual([false, '2027-01-17T23:00']);
    expect(now(exam, '2027-01-20T12:00:00Z')).toEqual([true, '2027-01-22T23:00']);
    expect(now(exam, '2027-01-22T23:00:00Z')).toEqual([false, undefined]);
  });

  it('[LK10] a leap day is a day', () => {
    const leap = {
      ...plan('10:00', '11:00', {}, [2]),
      exceptions: [{ is: 'off' as const, from: '2028-02-29', to: '2028-02-29' }],
    };
    expect(now({ ...leap, exceptions: [] }, '2028-02-28T12:00:00Z')).toEqual([false, '2028-02-29T09:00']);
    expect(now(leap, '2028-02-28T12:00:00Z')).toEqual([false, '2028-03-07T09:00']);
  });

  it('[LK7] finds the next time behind months of days off, and none where there is none', () => {
    const holidays = { ...night, exceptions: [{ is: 'off' as const, from: '2026-07-01', to: '2026-12-31' }] };
    expect(now(holidays, '2026-07-05T12:00:00Z')).toEqual([false, '2027-01-01T21:00']);
    expect(now(plan('00:00', '00:00'), '2026-07-05T12:00:00Z')).toEqual([true, undefined]);
  });

  it('[LK11] wants nothing in a zone that this browser does not know', () => {
    expect(now({ ...night, timeZone: 'Europe/Atlantis' }, '2026-06-10T21:00:00Z')).toEqual([
      false,
      undefined,
    ]);
  });
});

describe('a plan that is kept', () => {
  const good = { name: 'Night', settings: ['announce' as const], ...plan('22:00', '07:00') };

  it.each<[string | undefined, Partial<Parameters<typeof planProblem>[0]>]>([
    [undefined, {}],
    [undefined, { groupIds: undefined }],
    ['no-name', { name: '  ' }],
    ['no-groups', { groupIds: [] }],
    ['no-settings', { settings: [] }],
    ['no-times', { weekly: [], exceptions: [{ is: 'off', from: '2026-12-24', to: '2026-12-26' }] }],
    ['no-days', { weekly: [{ days: [], from: 0, to: 60 }] }],
    ['bad-time', { weekly: [{ days: [1], from: 0, to: 1_440 }] }],
    ['bad-date', { exceptions: [{ is: 'on', from: '2027-02-29', to: '2027-03-01' }] }],
    ['bad-date', { exceptions: [{ is: 'on', from: '2027-03-02', to: '2027-03-01' }] }],
    ['bad-zone', { timeZone: 'Europe/Atlantis' }],
  ])('[LK11] %s', (problem, over) => {
    expect(planProblem({ ...good, ...over }, 0, zoneOffsetMs)).toBe(problem);
  });
});
