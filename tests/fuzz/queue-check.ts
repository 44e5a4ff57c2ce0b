/** What must hold after every run, whatever happened in it. */
import { expect } from 'vitest';
import type { JobItem } from '@/utils/domain/job.ts';
import type { RunResult } from './scenario.ts';

export function checkRun(result: RunResult): void {
  const { jobs, items, touches, log, othersDid } = result;
  expect(result.problems).toEqual([]);
  expect(jobs.filter((job) => job.finishedAt === undefined)).toEqual([]);
  for (const job of jobs) {
    const own = items.filter((item) => item.jobId === job.id);
    const count = (state: JobItem['state']) => own.filter((item) => item.state === state).length;
    expect(job.counts).toEqual({
      total: own.length,
      todo: 0,
      acting: 0,
      done: count('done'),
      failed: count('failed'),
      skipped: count('skipped'),
    });
  }
  for (const item of items) {
    const job = jobs.find((each) => each.id === item.jobId);
    const key = `${item.groupId} ${item.wid}`;
    const mine = touches.filter(
      (touch) => touch.kind === job?.kind && touch.groupId === item.groupId && touch.wid === item.wid,
    );
    const first = mine.findIndex((touch) => touch.isEffective);
    const about = { item, mine };
    // Nobody twice: after it was done, the server never hears of that person again.
    if (first >= 0) expect(mine.slice(first + 1), JSON.stringify(about)).toEqual([]);
    // Nobody reported wrongly.
    if (!othersDid.has(key)) {
      if (item.state === 'done') expect(first, JSON.stringify(about)).not.toBe(-1);
      else if (item.reason !== 'unclear') expect(first, JSON.stringify(about)).toBe(-1);
    }
    // Nobody without a reason, except who was left out by the admin's own cancelling.
    if (item.state === 'failed') expect(item.reason, JSON.stringify(about)).toBeDefined();
    if (item.state === 'skipped' && job?.state !== 'cancelled') expect(item.reason).toBeDefined();
    // Nobody unwritten.
    if (item.attempts > 0) {
      const lines = log.filter((line) => line.jobId === item.jobId && line.personLabel === item.label);
      expect(lines.at(-1)?.result, JSON.stringify(about)).toBe(item.state);
    }
  }
  checkSecondJobs(result);
  // Nobody else.
  const wanted = new Set(items.map((item) => `${item.groupId} ${item.wid}`));
  expect(touches.filter((touch) => !wanted.has(`${touch.groupId} ${touch.wid}`))).toEqual([]);
}

/** [SN61]: after the first has ended, and of those whom it brought in. */
function checkSecondJobs({ jobs, items, log }: RunResult): void {
  for (const { id, after } of jobs) {
    if (!after) continue;
    const first = jobs.find((job) => job.id === after.jobId);
    for (const item of items.filter(({ jobId }) => jobId === id)) {
      const before = items.find(
        ({ jobId, groupId, wid }) => jobId === after.jobId && groupId === item.groupId && wid === item.wid,
      );
      const about = JSON.stringify({ item, before });
      // Whatever ended it before, nothing of it was sent.
      if (!after.hasEnded) expect(item.attempts, about).toBe(0);
      if (item.attempts > 0) expect(before?.state, about).toBe('done');
      if (item.reason === 'not-added')
        expect(isLate(log, before) || before?.state !== 'done', about).toBe(true);
      if (item.attempts === 0 && before?.state === 'done' && !isLate(log, before))
        expect(first?.state === 'cancelled' || item.reason !== undefined, about).toBe(true);
    }
  }
}

/** It had ended otherwise before: JB14. */
function isLate(log: RunResult['log'], item: JobItem | undefined): boolean {
  return (
    log.filter(({ jobId, personLabel }) => jobId === item?.jobId && personLabel === item?.label).length > 1
  );
}
