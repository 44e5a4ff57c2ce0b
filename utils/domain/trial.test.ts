import { describe, expect, it } from 'vitest';
import { asId } from './ids.ts';
import { type Asked, askedKey, pastSince, trialNow } from './trial.ts';

const asker = (n: number, over: Partial<Asked> = {}): Asked => ({
  groupId: asId('g@g.us'),
  wid: asId(`${n}@lid`),
  requestedAt: n,
  ...over,
});
const nobody: ReadonlySet<string> = new Set();

describe('a trial whose queue has moved', () => {
  it('[SC17] stands while nothing has happened, with the very same rows', () => {
    const tried = [asker(1), asker(2, { laterUntil: 9 })];
    const now = trialNow(tried, [asker(2, { laterUntil: 9 }), asker(1)], nobody);
    expect(now).toEqual({ rows: tried, asked: 0, decided: 0 });
    expect(now.rows[0]).toBe(tried[0]);
  });

  it.each<[string, Asked[]]>([
    ['is in no queue any more', []],
    ['is in a job', [asker(1, { pendingJob: 'approve' })]],
  ])('[SC17] drops whoever %s', (_, queue) => {
    const tried = [asker(1), asker(2)];
    expect(trialNow(tried, [...queue, asker(2)], nobody)).toEqual({
      rows: [tried[1]],
      asked: 0,
      decided: 1,
    });
  });

  it('[SC17] takes back whose job was undone', () => {
    const tried = [asker(1)];
    const own = new Set(tried.map(askedKey));
    expect(trialNow(tried, [asker(1, { pendingJob: 'reject' })], own)).toMatchObject({
      rows: [],
      decided: 0,
    });
    expect(trialNow(tried, [asker(1)], own)).toMatchObject({ rows: tried, decided: 0 });
  });

  it('[SC17] counts who has asked since, anew as well, and does not take them in', () => {
    const taken = asker(3, { pendingJob: 'reject' });
    const now = trialNow([asker(1)], [asker(1, { requestedAt: 7 }), asker(2), taken], nobody);
    expect(now).toEqual({ rows: [], asked: 2, decided: 1 });
  });

  it('[SC17] follows who was put off, and whom a job had that has let them go', () => {
    const tried = [asker(1), asker(2, { pendingJob: 'approve' }), asker(3, { pendingJob: 'approve' })];
    const queue = [asker(1, { laterUntil: 5 }), asker(2), asker(3, { pendingJob: 'approve' })];
    expect(trialNow(tried, queue, nobody)).toEqual({ rows: queue, asked: 0, decided: 0 });
  });
});

it('[SC53] a trial on the past says since when there is one, not that it has 90 days', () => {
  expect(pastSince([])).toBeUndefined();
  expect(pastSince([{ endedAt: 7 }, { endedAt: 3 }, {}])).toBe(3);
});
