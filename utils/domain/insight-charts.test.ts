import { describe, expect, it } from 'vitest';
import type { InsightDay } from './insight.ts';
import {
  averageOf,
  barOf,
  CHART_BARS,
  CHART_COLUMNS,
  cellOf,
  INSIGHT_CHARTS,
  insightCsv,
} from './insight-charts.ts';

const aDay = (over: Partial<InsightDay> = {}): InsightDay => ({
  day: 20_000,
  heardMs: 5_400_000,
  size: 12,
  messages: 3,
  writers: 2,
  did: {
    joined: 1,
    approved: 2,
    added: 3,
    left: 4,
    removed: 5,
    rejected: 1,
    settings: 2,
    rolesByOthers: 7,
    removedByOthers: 2,
  },
  asked: 6,
  waits: [0, 0, 0, 0, 1, 0, 1],
  ...over,
});
const words = { day: 'Day', heardHours: 'Hours', column: (column: string) => column };

describe('the numbers of a day', () => {
  it.each([
    ['members', 12],
    ['joined', 1],
    ['letIn', 5],
    ['left', 4],
    ['removed', 7],

    ['half', 15],
    ['silent', 10],
    ['most', 60],
    ['ownDoings', 13],
    ['roles', 0],
    ['rolesByOthers', 7],
  ] as const)('[IN10] %s', (column, value) => {
    expect(cellOf(aDay(), column)).toBe(value);
  });

  it('[IN5] [IN10] a day that was not counted has a hole in every chart, and empty cells', () => {
    const day = aDay({ heardMs: undefined });
    for (const chart of INSIGHT_CHARTS) {
      for (const column of CHART_COLUMNS[chart]) expect(cellOf(day, column), column).toBeUndefined();
      for (const bar of CHART_BARS[chart]) expect(barOf(day, bar), chart).toBeNull();
    }
    expect(insightCsv([day], ['messages'], words)).toBe('\ufeffDay,Hours,messages\r\n2024-10-04,,\r\n');
  });

  it('[IN12] nobody is less than nobody, and without a size nobody is called silent', () => {
    expect(cellOf(aDay({ size: 1 }), 'silent')).toBe(0);
    expect(cellOf(aDay({ size: undefined }), 'silent')).toBeUndefined();
  });

  it.each([
    ['the days that were counted', [1, null, 4], 2.5],
    ['none', [null], undefined],
  ])('[IN12] an average is that of %s', (_name, row, average) => {
    expect(averageOf(row)).toBe(average);
  });

  it('[IN10] bars are sums of what the table shows', () => {
    for (const chart of INSIGHT_CHARTS)
      for (const bar of CHART_BARS[chart])
        expect(CHART_COLUMNS[chart]).toEqual(expect.arrayContaining([...bar]));
    expect(CHART_BARS.changes.map((bar) => barOf(aDay(), bar))).toEqual([6, 11]);
  });

  it('[IN10] the file holds the table, and nothing in it is a formula', () => {
    const days = [aDay(), aDay({ day: 20_001, waits: [...Array<number>(15).fill(0), 1] })];
    const text = insightCsv(days, ['asked', 'half'], { ...words, column: (column) => `=${column}` });
    expect(text).toBe("\ufeffDay,Hours,'=asked,'=half\r\n2024-10-04,1.5,6,15\r\n2024-10-05,1.5,6,>10080\r\n");
  });
});
