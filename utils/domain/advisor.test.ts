import { describe, expect, it } from 'vitest';
import { ADVISOR_DAYS, type Advice, advise, type Told } from './advisor.ts';
import type { InsightDay } from './insight.ts';

const aDay = (day: number, over: Partial<InsightDay> = {}): InsightDay => ({
  day,
  heardMs: 3_600_000,
  messages: 0,
  writers: 0,
  did: {},
  asked: 0,
  waits: [],
  ...over,
});
const hole = (day: number): InsightDay => aDay(day, { heardMs: undefined, asked: 999, waits: [999] });
const period = (of: (place: number) => InsightDay): InsightDay[] =>
  Array.from({ length: ADVISOR_DAYS }, (_, place) => of(place));
/** By the place among the steps: 0 is one minute, 5 half an hour, 6 an hour. */
const waited = (step: number, people = 2): number[] => [...Array<number>(step).fill(0), people];
const alone: Told = { people: 1, chats: 'few' };
const quiet = period((place) => aDay(place, { asked: 2, waits: waited(2) }));

describe('what was measured', () => {
  it('[AD1] is told of the days that were counted, and by week', () => {
    const days = period((place) =>
      place % 7 < 3 ? aDay(place, { asked: 4, waits: waited(3) }) : hole(place),
    );
    const advice = advise(days, {});
    expect(advice).toMatchObject({ counted: 12, asked: 4, half: 10, most: 10 });
    expect(advice.weeks).toHaveLength(4);
    expect(advice.weeks[1]).toEqual({ from: 7, to: 13, counted: 3, asked: 4, half: 10, most: 10 });
  });

  it('[AD1] where nothing was counted nothing is told, not even zero', () => {
    const { weeks, ...advice } = advise(period(hole), alone);
    expect(advice).toMatchObject({ counted: 0, verdict: 'early' });
    expect(advice.asked).toBeUndefined();
    expect(weeks.map(({ counted, asked }) => [counted, asked])).toEqual(Array(4).fill([0, undefined]));
  });
});

describe('the signals', () => {
  it.each([
    ['three people answer', quiet, { people: 3 }, { people: 'yes' }],
    ['two do', quiet, { people: 2 }, { people: 'no' }],
    ['[AD3] nobody said how many', quiet, {}, { people: 'unknown' }],
    ['more requests than fifty a day', period((day) => aDay(day, { asked: 51 })), {}, { load: 'yes' }],
    ['fifty, and hardly a chat', period((day) => aDay(day, { asked: 30 })), { chats: 'few' }, { load: 'no' }],
    [
      '[AD3] fifty, and nobody said how many chats',
      period((day) => aDay(day, { asked: 50 })),
      {},
      { load: 'unknown' },
    ],
    ['many chats alone', period(hole), { chats: 'many' }, { load: 'yes' }],
    [
      '[AD6] requests and chats together',
      period((day) => aDay(day, { asked: 30 })),
      { chats: 'some' },
      { load: 'yes' },
    ],
    [
      '[AD6] perhaps, together',
      period((day) => aDay(day, { asked: 10 })),
      { chats: 'some' },
      { load: 'unknown' },
    ],
    [
      '[AD1] few days were counted',
      period((day) => (day < 6 ? aDay(day) : hole(day))),
      alone,
      { load: 'unknown' },
    ],
    ['from minutes to an hour', slower(2, 6), {}, { slowing: 'yes' }],
    ['an hour all the time', slower(6, 6), {}, { slowing: 'no' }],
    ['slower, but still minutes', slower(1, 3), {}, { slowing: 'no' }],
    ['faster', slower(6, 2), {}, { slowing: 'no' }],
    [
      'nothing was decided before',
      period((day) => aDay(day, { waits: day < 14 ? [] : waited(6) })),
      {},
      { slowing: 'unknown' },
    ],
    ['[AD50] one decision in each half', slower(2, 6, 1), {}, { slowing: 'unknown' }],
    ['[AD50] nineteen in each half', slower(2, 6, 19), {}, { slowing: 'unknown' }],
    ['[AD50] twenty in each half', slower(2, 6, 20), {}, { slowing: 'yes' }],
  ] as [string, InsightDay[], Told, Partial<Advice['signals']>][])(
    '[AD2] %s',
    (_name, days, told, signals) => {
      expect(advise(days, told).signals).toMatchObject(signals);
    },
  );
});

/** `decisions`: in each half, all on one day; missing: two every day. */
function slower(before: number, after: number, decisions?: number): InsightDay[] {
  const on = (day: number): number => (decisions === undefined ? 2 : day % 14 === 0 ? decisions : 0);
  return period((day) => aDay(day, { waits: waited(day < 14 ? before : after, on(day)) }));
}

describe('the advice', () => {
  it.each([
    ['one signal is enough', quiet, { people: 3, chats: 'few' }, 'panel'],
    ['no signal', quiet, alone, 'alone'],
    ['slowing could not be seen, the others say no', period((day) => aDay(day)), alone, 'alone'],
    ['nothing was told', quiet, {}, 'early'],
    ['too few days', period((day) => (day < 6 ? aDay(day) : hole(day))), alone, 'early'],
    ['too few days, but enough was told', period(hole), { people: 4 }, 'panel'],
  ] as [string, InsightDay[], Told, Advice['verdict']][])('[AD4] %s', (_name, days, told, verdict) => {
    expect(advise(days, told).verdict).toBe(verdict);
  });
});
