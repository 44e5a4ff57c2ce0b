import { describe, expect, it } from 'vitest';
import { asId } from './ids.ts';
import type { Job } from './job.ts';
import { byShown } from './job-state.ts';

const aJob = (name: string, createdAt: number, more: Partial<Pick<Job, 'state' | 'after'>> = {}) => ({
  name,
  createdAt,
  state: 'ready' as const,
  ...more,
});
const heldBack = { after: { jobId: asId<Job['id']>('first'), hasEnded: false } };
const namesOf = (...jobs: ReturnType<typeof aJob>[]) => jobs.toSorted(byShown).map(({ name }) => name);

describe('byShown', () => {
  it('[JB70] the oldest comes first, and paused ones let it pass', () => {
    expect(namesOf(aJob('new', 3), aJob('paused', 1, { state: 'paused' }), aJob('old', 2))).toEqual([
      'old',
      'new',
      'paused',
    ]);
  });

  it('[JB70] one that waits for another comes after it, also when that is paused', () => {
    const second = aJob('second', 1, { state: 'waiting', ...heldBack });
    expect(namesOf(second, aJob('first', 1, { state: 'paused' }))).toEqual(['first', 'second']);
    const paused = aJob('second', 1, { state: 'paused', ...heldBack });
    expect(namesOf(paused, aJob('first', 1, { state: 'paused' }))).toEqual(['first', 'second']);
  });

  it('[JB70] one that waited is like any other once it may go on', () => {
    const after = { ...heldBack.after, hasEnded: true };
    expect(namesOf(aJob('new', 2), aJob('second', 1, { after }))).toEqual(['second', 'new']);
  });
});
