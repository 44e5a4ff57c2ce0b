import { describe, expect, it } from 'vitest';
import { GROUP, NOON } from '@/tests/builders.ts';
import { asId } from './ids.ts';
import { countingPlaces, notCounted } from './places.ts';
import { type Applicant, createScreening, type ScreeningRule } from './screening.ts';

const ruleOf = (over: Partial<ScreeningRule>): ScreeningRule => ({
  id: asId('rule'),
  accountId: asId('me'),
  name: 'Rule',
  order: 0,
  isOn: true,
  conditions: [],
  verdict: 'approve',
  updatedAt: NOON,
  ...over,
});
const asking = (over: Partial<Applicant> = {}): Applicant => ({
  groupId: GROUP,
  names: [],
  number: 'hidden',
  method: 'invite-link',
  listed: [],
  strikes: 0,
  tags: [],
  placesLeft: 24,
  requestedAt: NOON,
  ...over,
});
const decide = createScreening(
  [
    ruleOf({ id: asId('full'), verdict: 'hold', conditions: [{ kind: 'places-left', atMost: 10 }] }),
    ruleOf({ order: 1, conditions: [{ kind: 'number', is: 'hidden' }] }),
  ],
  { nowMs: NOON, isLike: () => false, held: new Map() },
);
const approvedOf = (counting: ReturnType<typeof countingPlaces>, count: number, isFree = true): number =>
  Array.from({ length: count }, () => counting.next(asking(), isFree)).filter(
    ({ verdict }) => verdict === 'approve',
  ).length;

describe('places left', () => {
  it.each([
    ['nobody is counted yet', { approved: 5, size: 100, listed: 100 }, 5],
    ['some are', { approved: 5, size: 103, listed: 100 }, 2],
    ['all are, and others have come', { approved: 5, size: 108, listed: 100 }, 0],
    ['others have left', { approved: 5, size: 98, listed: 100 }, 5],
  ])('[SC62] are taken by who was let in while %s', (_, group, expected) => {
    expect(notCounted(group)).toBe(expected);
  });

  it('[SC51] are taken by who was approved before', () => {
    expect(approvedOf(countingPlaces(decide), 60)).toBe(14);
  });

  it('[SC51] are taken by whom a job is to approve, and not by who was put off', () => {
    const counting = countingPlaces(decide);
    for (let n = 0; n < 4; n++) counting.takePlace(GROUP);
    expect(approvedOf(counting, 60, false)).toBe(60);
    expect(approvedOf(counting, 60)).toBe(10);
  });

  it('[SC51] are those of each group, never fewer than none, and unknown where they were', () => {
    const counting = countingPlaces(decide);
    for (let n = 0; n < 30; n++) counting.takePlace(GROUP);
    expect(counting.next(asking(), true).facts).toEqual([{ kind: 'places-left', count: 0 }]);
    expect(counting.next(asking({ groupId: asId('elm') }), true).verdict).toBe('approve');
    expect(counting.next(asking({ placesLeft: undefined }), true).verdict).toBe('approve');
  });
});
