import { describe, expect, it } from 'vitest';
import { type Candidate, sortForAct } from './select-eligible.ts';

const me: Candidate = { isMe: true, role: 'admin' };
const owner: Candidate = { isMe: false, role: 'superadmin' };
const admin: Candidate = { isMe: false, role: 'admin' };
const member: Candidate = { isMe: false, role: 'member' };
const busy: Candidate = { isMe: false, role: 'member', pendingJob: 'remove' };
const everybody = [me, owner, admin, member, busy];

describe('who an act reaches', () => {
  it.each([
    [
      '[LE1] remove leaves out me, the owner, admins',
      'remove',
      [member],
      ['is-me', 'is-superadmin', 'is-admin', 'already-pending'],
    ],
    [
      '[LE2] promote leaves out admins',
      'promote',
      [member],
      ['is-me', 'already-admin', 'already-admin', 'already-pending'],
    ],
    [
      '[LE3] demote leaves out the owner and members',
      'demote',
      [admin],
      ['is-me', 'is-superadmin', 'not-admin-yet', 'already-pending'],
    ],
  ] as const)('%s', (_, kind, eligible, reasons) => {
    const sorted = sortForAct(everybody, kind);
    expect(sorted.eligible).toEqual(eligible);
    expect(sorted.leftOut.map(({ reason }) => reason)).toEqual(reasons);
  });

  it('[LE4] a request that a job already holds is left out', () => {
    const sorted = sortForAct([{ isMe: false }, { isMe: false, pendingJob: 'approve' }], 'reject');
    expect(sorted.eligible).toHaveLength(1);
    expect(sorted.leftOut[0]?.reason).toBe('already-pending');
  });

  it('[LE5] nobody is lost: everybody is in one of the two lists', () => {
    const sorted = sortForAct(everybody, 'demote');
    expect(sorted.eligible.length + sorted.leftOut.length).toBe(everybody.length);
  });
});
