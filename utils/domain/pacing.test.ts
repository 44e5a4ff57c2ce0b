import { describe, expect, it } from 'vitest';
import {
  backOffMs,
  checkWaitMs,
  estimateMs,
  firstBatchSize,
  grownBatchSize,
  halvedLimit,
  namedLimit,
  pauseMs,
  serverErrorWaitMs,
  timeLeftMs,
} from './pacing.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

const { pacing } = DEFAULT_SETTINGS;
const inGroups = (...sizes: number[]) =>
  sizes.flatMap((size, group) => Array.from({ length: size }, () => ({ groupId: `g${group}` })));

describe('batches', () => {
  it('[PC1] begin with 10 and grow by 10 up to 50', () => {
    const sizes = [firstBatchSize('approve', pacing)];
    for (let step = 0; step < 5; step++) sizes.push(grownBatchSize(sizes.at(-1) ?? 0, pacing));
    expect(sizes).toEqual([10, 20, 30, 40, 50, 50]);
  });

  it('[PC8] never pass what WhatsApp named, nor a smaller limit of before', () => {
    expect(namedLimit(undefined, undefined)).toBeUndefined();
    expect(namedLimit(7, undefined)).toBe(7);
    expect([namedLimit(undefined, 5), namedLimit(7, 5), namedLimit(3, 5)]).toEqual([5, 5, 3]);
    expect([namedLimit(undefined, 0), namedLimit(undefined, 2.9)]).toEqual([1, 2]);
  });

  it('[PC1] [MO9] of settings and of messages hold one', () => {
    expect(firstBatchSize('set', pacing)).toBe(1);
    expect(firstBatchSize('delete', pacing)).toBe(1);
  });

  it('[PC3] never pass the limit, and never shrink by growing', () => {
    expect(grownBatchSize(10, pacing, 14)).toBe(14);
    expect(grownBatchSize(14, pacing, 10)).toBe(14);
    expect(firstBatchSize('remove', pacing, 4)).toBe(4);
    expect([halvedLimit(25), halvedLimit(2), halvedLimit(1)]).toEqual([12, 1, 1]);
  });

  it('[PC1] hold at least one person, whatever the settings', () => {
    expect(firstBatchSize('approve', { ...pacing, firstBatch: 0 })).toBe(1);
  });
});

describe('waits', () => {
  it('[PC4] grow with the batch, threefold for removals and additions', () => {
    expect(pauseMs('approve', 10, pacing)).toBe(3_400);
    expect(pauseMs('remove', 10, pacing)).toBe(4_200);
    expect(pauseMs('add', 10, pacing)).toBe(4_200);
  });

  it('[MO9] between two messages are a third', () => {
    expect(pauseMs('delete', 1, pacing)).toBe(1_040);
    const thirty = Array.from({ length: 30 }, () => ({ groupId: 'g' }));
    expect(estimateMs('delete', thirty, pacing)).toBe(30 * 1_000 + 29 * 1_040);
  });

  it('[PC5] after 429 double up to an hour', () => {
    expect([1, 2, 3, 6, 7, 500].map((count) => backOffMs(count) / 60_000)).toEqual([1, 2, 4, 32, 60, 60]);
  });

  it('[PC5] are never shorter than WhatsApp says', () => {
    expect(backOffMs(1, 90_000)).toBe(90_000);
    expect(backOffMs(2, 90_000)).toBe(120_000);
    expect(backOffMs(7, 5_000_000)).toBe(5_000_000);
  });

  it('[PC6] after server errors triple up to ten minutes', () => {
    expect([1, 2, 3, 4, 5, 9].map((count) => serverErrorWaitMs(count) / 1_000)).toEqual([
      10, 30, 90, 270, 600, 600,
    ]);
  });

  it('[RC2] between looks at an unclear step double up to a minute', () => {
    expect([1, 2, 3, 4, 5, 9].map((count) => checkWaitMs(count) / 1_000)).toEqual([5, 10, 20, 40, 60, 60]);
  });
});

describe('expected time', () => {
  it('[PC7] is nothing for nobody, and one request for few', () => {
    expect(estimateMs('approve', [], pacing)).toBe(0);
    expect(estimateMs('approve', inGroups(7), pacing)).toBe(1_000);
  });

  it('[PC7] sums batches and the pauses between them', () => {
    // 10 + 20 + 5 people: three requests, two pauses.
    expect(estimateMs('approve', inGroups(35), pacing)).toBe(3_000 + 3_400 + 3_800);
  });

  it('[PC7] lets no batch span groups', () => {
    expect(estimateMs('approve', inGroups(1, 1, 1), pacing)).toBe(3_000 + 2 * 3_040);
  });

  it('[SN72] counts the second job, of those whom it names, too', () => {
    const items = inGroups(3, 2).map((item, at) => ({
      ...item,
      next: at === 2 ? undefined : ('promote' as const),
    }));
    const bothMs = estimateMs('add', inGroups(3, 2), pacing) + estimateMs('promote', inGroups(2, 2), pacing);
    expect(estimateMs('add', items, pacing)).toBe(bothMs);
  });

  it('[PC7] of what is left starts from the batch size of now', () => {
    const job = { kind: 'approve' as const, counts: { todo: 60 }, batchSize: 50, startAt: 0 };
    expect(timeLeftMs(job, pacing, 1_000)).toBe(2_000 + 5_000);
    expect(timeLeftMs({ ...job, waitUntil: 61_000 }, pacing, 1_000)).toBe(60_000 + 7_000);
    expect(timeLeftMs({ ...job, counts: { todo: 0 } }, pacing, 1_000)).toBe(0);
  });
});
