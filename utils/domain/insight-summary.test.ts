import { describe, expect, it } from 'vitest';
import type { InsightDay } from './insight.ts';
import { hasOldWriters, INSIGHT_FIGURES, silentOf, summarize } from './insight-summary.ts';

const HOUR = 3_600_000;
const aDay = (day: number, over: Partial<InsightDay> = {}): InsightDay => ({
  day,
  heardMs: HOUR,
  messages: 0,
  writers: 0,
  did: {},
  asked: 0,
  waits: [],
  ...over,
});
const hole = (day: number): InsightDay => aDay(day, { heardMs: undefined, messages: 99, asked: 99 });

describe('the numbers of a period', () => {
  const all = [
    aDay(1, { size: 10, messages: 5, asked: 2, waits: [1], did: { joined: 1, left: 3 } }),
    hole(2),
    aDay(3, { size: 12, messages: 4, did: { joined: 1, approved: 2, added: 1, removed: 1 } }),
    aDay(4, { size: 15, asked: 1, waits: [0, 0, 1], did: { left: 1 } }),
  ];

  it('[IN11] stand beside those of as many days before, and members beside the start', () => {
    expect(summarize(all, 2, 6)).toEqual({
      counted: 2,
      heardMs: 2 * HOUR,
      countedBefore: 1,
      figures: {
        members: { value: 15, before: 10 },
        joined: { value: 4, before: 1 },
        left: { value: 1, before: 3 },
        removed: { value: 1, before: 0 },
        asked: { value: 1, before: 2 },
        half: { value: 5, before: 1 },
        messages: { value: 4, before: 5 },
        active: { value: 6, before: 0 },
        silent: { value: 9, before: 10 },
      },
    });
  });

  it('[IN11] where nothing was counted before nothing is compared, but members with their first size', () => {
    const { figures, countedBefore } = summarize([hole(1), hole(2), ...all.slice(2)], 2, undefined);
    expect(countedBefore).toBe(0);
    expect(figures.members).toEqual({ value: 15, before: 12 });
    for (const name of INSIGHT_FIGURES.slice(1)) expect(figures[name].before, name).toBeUndefined();
  });

  it.each([
    ['nobody wrote', [0, 0], { active: 0, silent: 12 }],
    ['all wrote on one day', [0, 5], { active: 5, silent: 7 }],
    ['some may have written on both days', [4, 5], { active: undefined, silent: undefined }],
    ['a day was not counted', [undefined, 5], { active: 5, silent: 7 }],
    ['no day was counted', [undefined, undefined], { active: undefined, silent: undefined }],
  ])('[IN40] of the period before, when %s, is told what can be known', (_, writers, before) => {
    const earlier = writers.map((n, at) =>
      n === undefined ? hole(at + 1) : aDay(at + 1, { size: 12, writers: n }),
    );
    const { figures } = summarize([...earlier, ...all.slice(2)], 2, 6);
    expect({ active: figures.active.before, silent: figures.silent.before }).toEqual(before);
    expect({ active: figures.active.value, silent: figures.silent.value }).toEqual({ active: 6, silent: 9 });
  });

  it('[IN11] one size alone is compared with none', () => {
    expect(
      summarize([hole(1), hole(2), hole(3), aDay(4, { size: 15 })], 2, undefined).figures.members,
    ).toEqual({
      value: 15,
    });
  });

  it('[IN5] of a period in which nothing was counted nothing is told, not even zero', () => {
    const { figures, counted } = summarize([...all.slice(0, 2), hole(3), hole(4)], 2, undefined);
    expect(counted).toBe(0);
    for (const name of INSIGHT_FIGURES) expect(figures[name].value, name).toBeUndefined();
  });

  it.each([
    [10, 4, 6],
    [10, 12, 0],
    [undefined, 4, undefined],
    [10, undefined, undefined],
  ])('[IN12] of %s members %s wrote: %s are silent', (members, active, silent) => {
    expect(silentOf(members, active)).toBe(silent);
  });

  it.each([
    [0, 12, true],
    [12, 12, false],
    [undefined, 12, false],
    [0, undefined, false],
    [0, 0, false],
  ])('[IN64] %s messages beside %s who wrote are explained: %s', (messages, active, isSaid) => {
    expect(hasOldWriters({ messages: { value: messages }, active: { value: active } })).toBe(isSaid);
  });
});
