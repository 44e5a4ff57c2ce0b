import { describe, expect, it } from 'vitest';
import { aGroup, aMember, aPerson, aRequest, lid, lidWid, pn, pnWid } from '@/tests/builders.ts';
import type { MemberActionKind } from './action.ts';
import { asId, type MessageId } from './ids.ts';
import type { JobItem, ReconciledItem } from './job.ts';
import {
  hasValue,
  lastingFindings,
  reconcileMessages,
  reconcilePeople,
  reconcileSettings,
  settingOf,
} from './reconcile.ts';

const item = (n: number, over: Partial<JobItem> = {}): JobItem => ({
  jobId: asId('j'),
  index: n,
  groupId: asId('g'),
  wid: lidWid(n),
  identities: [lid(n)],
  label: '',
  state: 'acting',
  attempts: 1,
  ...over,
});
const members = [aMember(1), aMember(2, { role: 'admin' }), aMember(3, { role: 'superadmin' })];
const requests = [aRequest(4)];

it('[MO12] a message is done when deleted, gone when it is nowhere, else not done', () => {
  const of = (n: number) => item(n, { message: { id: asId(`m${n}`), at: 1 } });
  const there = [
    { id: asId<MessageId>('m1'), isDeleted: true },
    { id: asId<MessageId>('m2'), isDeleted: false },
  ];
  expect(reconcileMessages([of(1), of(2), of(3)], there)).toEqual([
    { index: 1, found: 'done' },
    { index: 2, found: 'not-done' },
    { index: 3, found: 'gone', reason: 'message-gone' },
  ]);
});

/** Person 1 is a member, 2 and 3 are admins, 4 asks to join, 5 is neither. */
describe('what WhatsApp shows', () => {
  it.each<[MemberActionKind, Record<number, [ReconciledItem['found'], string?]>]>([
    ['approve', { 1: ['done'], 4: ['not-done'], 5: ['gone', 'request-gone'] }],
    ['reject', { 1: ['gone', 'request-gone'], 4: ['not-done'], 5: ['done'] }],
    ['remove', { 1: ['not-done'], 2: ['not-done'], 5: ['done'] }],
    ['add', { 1: ['done'], 4: ['gone', 'sent-to-approval'], 5: ['not-done'] }],
    ['promote', { 1: ['not-done'], 2: ['done'], 3: ['done'], 5: ['gone', 'not-in-group'] }],
    ['demote', { 1: ['done'], 2: ['not-done'], 5: ['gone', 'not-in-group'] }],
  ])('[RC6] [RC7] after %s', (kind, expected) => {
    const people = Object.keys(expected).map(Number);
    const found = reconcilePeople(
      kind,
      people.map((n) => item(n)),
      { members, requests },
    );
    expect(found).toEqual(
      people.map((n) => {
        const [what, reason] = expected[n] ?? [];
        return reason ? { index: n, found: what, reason } : { index: n, found: what };
      }),
    );
  });

  it('[RC9] finds somebody by a number or LID that both sides know', () => {
    const byNumber = item(1, { wid: pnWid(1), identities: [pn(1)] });
    expect(reconcilePeople('add', [byNumber], { members, requests })).toEqual([{ index: 1, found: 'done' }]);
    const stranger = item(9, { wid: pnWid(9), identities: [pn(9)] });
    expect(reconcilePeople('add', [stranger], { members, requests })[0]?.found).toBe('not-done');
  });

  it('[RC9] does not take two people of an unknown kind for one', () => {
    const odd = aPerson(7, { wid: asId('x@odd'), identities: [{ kind: 'unknown', value: 'same' }] });
    const other = item(8, { wid: asId('y@odd'), identities: [{ kind: 'unknown', value: 'same' }] });
    const found = reconcilePeople('remove', [other], { members: [{ ...odd, role: 'member' }], requests });
    expect(found[0]?.found).toBe('done');
  });

  it('[RC3] [RC5] leaves "not done" open while an answer may still come', () => {
    const findings: ReconciledItem[] = [
      { index: 0, found: 'done' },
      { index: 1, found: 'not-done' },
      { index: 2, found: 'gone', reason: 'request-gone' },
    ];
    const lasting = lastingFindings({ ok: true, value: findings });
    expect(lasting).toEqual({ ok: true, value: [findings[0], findings[2]] });
    const failure = { ok: false, reason: 'offline' } as const;
    expect(lastingFindings(failure)).toBe(failure);
  });
});

describe('settings', () => {
  const group = aGroup({ settings: { announce: true, ephemeralS: 0 }, description: 'Rules' });

  it.each([
    [{ setting: 'announce', value: true }, true],
    [{ setting: 'announce', value: false }, false],
    [{ setting: 'restrict', value: false }, false],
    [{ setting: 'ephemeralS', value: 0 }, true],
    [{ setting: 'subject', value: 'Oak Lane' }, true],
    [{ setting: 'description', value: 'Rules' }, true],
    [{ setting: 'addMode', value: 'all' }, false],
  ] as const)('%j: %s', (change, expected) => {
    expect(hasValue(group, change)).toBe(expected);
  });

  it('knows an unknown setting from one that is off', () => {
    expect(settingOf(group, 'approval')).toBeUndefined();
    expect(settingOf(aGroup({ description: undefined }), 'description')).toEqual({
      setting: 'description',
      value: '',
    });
  });

  it('[RC8] are done, not done, or changed by somebody else', () => {
    const on = { setting: 'announce', value: true } as const;
    const off = { setting: 'announce', value: false } as const;
    const items = [
      item(0, { change: on }),
      item(1, { change: off }),
      item(2, { change: off, onlyIf: on }),
      item(3, { change: { setting: 'subject', value: 'Old' }, onlyIf: { setting: 'subject', value: 'New' } }),
    ];
    expect(reconcileSettings(items, group)).toEqual([
      { index: 0, found: 'done' },
      { index: 1, found: 'not-done' },
      { index: 2, found: 'not-done' },
      { index: 3, found: 'gone', reason: 'changed-meanwhile' },
    ]);
  });
});
