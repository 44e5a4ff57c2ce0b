import { describe, expect, it } from 'vitest';
import { asId, type LockId } from '@/utils/domain/ids.ts';
import type { Job } from '@/utils/domain/job.ts';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings.ts';
import { countsText, jobStatus, jobTitle, ticks } from './job-words.ts';

const now = new Date(2026, 10, 23, 14, 0).getTime();

const aJob = ({
  counts,
  ...rest
}: Partial<Omit<Job, 'counts'>> & { counts?: Partial<Job['counts']> }): Job => ({
  id: asId('j'),
  accountId: asId('a'),
  kind: 'remove',
  groupIds: [asId('g')],
  createdAt: now,
  startAt: now,
  state: 'ready',
  batchSize: 10,
  backoffs: 0,
  ...rest,
  counts: { total: 25, todo: 0, acting: 0, done: 0, failed: 0, skipped: 0, ...counts },
});
const facts = { nowMs: now, pacing: DEFAULT_SETTINGS.pacing, readiness: 'ready' as const };

describe('jobStatus', () => {
  it.each([
    ['before it starts', aJob({ state: 'delayed', startAt: now + 4_000 }), 'Starts in 4 sec'],
    ['paused', aJob({ state: 'paused', counts: { todo: 21, done: 4 } }), 'Paused · 4 of 25'],
    [
      'stopped, with its reason',
      aJob({ state: 'stopped', stopReason: 'not-admin', counts: { done: 5, skipped: 20 } }),
      'Stopped: You are not an admin of this group · 25 of 25',
    ],
    [
      'slowed down, until when and why',
      aJob({
        state: 'waiting',
        waitReason: 'rate-limited',
        waitUntil: now + 300_000,
        counts: { todo: 15, done: 10 },
      }),
      '10 of 25 · waits until 2:05 PM: WhatsApp asked to slow down',
    ],
    [
      'unclear',
      aJob({
        state: 'waiting',
        waitReason: 'unclear',
        waitUntil: now + 5_000,
        counts: { acting: 10, done: 15 },
      }),
      '15 of 25 · checking in WhatsApp what happened',
    ],
    [
      'held by another tab',
      aJob({
        state: 'waiting',
        waitReason: 'other-tab',
        waitUntil: now + 5_000,
        counts: { acting: 10, done: 15 },
      }),
      '15 of 25 · another WhatsApp tab may still do what it began. Close that tab, and the job goes on',
    ],
    [
      '[SN61] waiting for the job before it, without a time that does not run',
      aJob({ state: 'waiting', waitReason: 'first-job', counts: { todo: 25 } }),
      '0 of 25 · starts when the job before it has ended',
    ],
    [
      'waiting for the last answer',
      aJob({ counts: { acting: 5, done: 20 } }),
      '20 of 25 · waiting for the last answer',
    ],
    ['done', aJob({ state: 'done', counts: { done: 25 } }), '25 done'],
    [
      'cancelled',
      aJob({ state: 'cancelled', counts: { done: 5, skipped: 20 } }),
      'Cancelled · 5 done and 20 left out',
    ],
  ])('%s', (_title, job, expected) => {
    expect(jobStatus(job, facts).replace(/\u202f/g, ' ')).toBe(expected);
  });

  it('gives the time left, in a pause between two batches too', () => {
    const job = aJob({
      state: 'waiting',
      waitReason: 'pacing',
      waitUntil: now + 3_000,
      counts: { todo: 15, done: 10 },
    });
    expect(jobStatus(job, facts)).toMatch(/^10 of 25 · about \d+ sec left$/);
  });

  it.each([
    ['away', '10 of 25 · waits until WhatsApp is ready'],
    ['silent', '10 of 25 · waits until WhatsApp Web is open'],
  ] as const)('gives no time that does not run while WhatsApp is %s', (readiness, expected) => {
    const counts = { todo: 15, done: 10 };
    for (const job of [
      aJob({ counts }),
      aJob({ state: 'waiting', counts }),
      aJob({ state: 'delayed', counts }),
    ])
      expect(jobStatus(job, { ...facts, readiness })).toBe(expected);
  });

  it('a start that is still to come counts down without WhatsApp too', () => {
    const job = aJob({ state: 'delayed', startAt: now + 4_000 });
    expect(jobStatus(job, { ...facts, readiness: 'silent' })).toBe('Starts in 4 sec');
  });
});

it('counts only what there is', () => {
  expect(countsText(aJob({ counts: { done: 8, failed: 3, skipped: 1 } }))).toBe(
    '8 done, 3 failed, and 1 left out',
  );
  expect(countsText(aJob({ counts: { total: 3, failed: 3 } }))).toBe('3 failed');
  expect(countsText(aJob({ counts: { total: 0 } }))).toBe('0 done');
});

it('[GI6] does not call failed what may have been done', () => {
  const counts = { done: 8, failed: 3 };
  expect(countsText(aJob({ counts, unproven: 2 }))).toBe('8 done, 1 failed, and 2 not confirmed');
  expect(countsText(aJob({ counts: { failed: 2 }, unproven: 2 }))).toBe('2 not confirmed');
});

it('names verb, number and place', () => {
  const { counts } = aJob({});
  expect(jobTitle({ kind: 'remove', counts, groupNames: ['Oak Lane'] })).toBe(
    'Remove 25 people from \u2068Oak Lane\u2069',
  );
  expect(jobTitle({ kind: 'add', counts, groupNames: ['A', 'B'] })).toBe('Add 25 people to 2 groups');
  const lock = { id: asId<LockId>('l'), does: 'restore' as const };
  expect(jobTitle({ kind: 'set', counts, groupNames: ['A', 'B'], lock })).toBe('Unlock 2 groups');
  const named = { kind: 'set' as const, counts, groupNames: ['A', 'B'], lock, reason: 'Adverts' };
  expect(jobTitle(named)).toBe('Unlock 2 groups · \u2068Adverts\u2069');
});

it('a paused or ended job needs no clock', () => {
  expect(ticks([aJob({ state: 'paused' }), aJob({ state: 'done' })])).toBe(false);
  expect(ticks([aJob({ state: 'done' }), aJob({ state: 'waiting' })])).toBe(true);
});
