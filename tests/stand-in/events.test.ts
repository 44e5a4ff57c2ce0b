import { describe, expect, it } from 'vitest';
import { listening } from './listening.ts';
import type { Listened } from './listening.ts';

const addOf = (n: number): string[] => [
  ...Array.from({ length: n }, () => 'participants add'),
  `participants bulk_add of ${n}`,
  'metadata change:participants',
  `participants bulk_add of ${n}`,
  'metadata change:participants',
];

const ROWS: { notice: string; happens(all: Listened): void; events: string[] }[] = [
  {
    notice: 'one joins',
    happens: ({ byHand, group }) => byHand.join(group.id, byHand.person().key),
    events: addOf(1),
  },
  {
    notice: 'two are approved by another admin',
    happens: ({ byHand, group, asking }) => byHand.approve(group.id, asking.slice(0, 2)),
    events: [...addOf(2), 'requests remove', 'requests remove'],
  },
  {
    notice: 'two are removed',
    happens: ({ byHand, group, members }) => byHand.remove(group.id, members.slice(0, 2)),
    events: [
      'participants remove',
      'participants remove',
      'participants bulk_remove of 2',
      'metadata change:participants',
    ],
  },
  {
    notice: 'one leaves',
    happens: ({ byHand, group, members }) => byHand.leave(group.id, members[0] ?? ''),
    events: ['participants remove', 'participants bulk_remove of 1', 'metadata change:participants'],
  },
  {
    notice: 'two are promoted',
    happens: ({ byHand, group, members }) => byHand.promote(group.id, members.slice(0, 2)),
    events: [
      'participants change:isAdmin = true',
      'participants change:isAdmin = true',
      'participants bulk_add of 2',
      'metadata change:participants',
      'participants bulk_add of 2',
      'metadata change:participants',
    ],
  },
  {
    notice: 'I am demoted',
    happens: ({ byHand, group }) => byHand.loseAdmin(group.id),
    events: [
      'participants change:isAdmin = false',
      'participants bulk_add of 1',
      'metadata change:participants',
      'participants bulk_add of 1',
      'metadata change:participants',
    ],
  },
  {
    notice: 'settings change',
    happens: ({ byHand, group }) =>
      byHand.setSettings(group.id, {
        announce: true,
        memberAddMode: 'all_member_add',
        ephemeralDuration: 86_400,
      }),
    events: [
      'metadata change:announce = true',
      'metadata change:memberAddMode = all_member_add',
      'metadata change:ephemeralDuration = 86400',
    ],
  },
  {
    notice: 'restrict and report-to-admin change',
    happens: ({ byHand, group }) =>
      byHand.setSettings(group.id, { restrict: false, reportToAdminMode: true }),
    events: ['metadata change:restrict = false', 'metadata change:reportToAdminMode = true'],
  },
  {
    notice: 'approval is switched off: the requests are reset',
    happens: ({ byHand, group }) => byHand.setSettings(group.id, { membershipApprovalMode: false }),
    events: ['metadata change:membershipApprovalMode = false', 'requests reset'],
  },
  {
    notice: 'a setting without an event changes in silence',
    happens: ({ byHand, group }) => byHand.setSettings(group.id, { noFrequentlyForwarded: true }),
    events: [],
  },
  {
    notice: 'the subject changes',
    happens: ({ byHand, group }) => byHand.setSubject(group.id, 'Oak Lane'),
    events: ['metadata change:subject = Oak Lane'],
  },
  {
    notice: 'a request arrives',
    happens: ({ byHand, group }) => byHand.request(group.id, byHand.person().key),
    events: ['requests add'],
  },
  {
    notice: 'a request is withdrawn',
    happens: ({ byHand, group, asking }) => byHand.withdrawRequest(group.id, asking[0] ?? ''),
    events: ['requests remove'],
  },
  {
    notice: 'two requests are rejected by another admin',
    happens: ({ byHand, group, asking }) => byHand.reject(group.id, asking.slice(0, 2)),
    events: ['requests remove', 'requests remove'],
  },
];

describe('events that a notice really fires', () => {
  it.each(ROWS)('$notice', async ({ happens, events }) => {
    const all = await listening();
    happens(all);
    expect(all.events).toEqual([]);
    await all.clock.advance(600);
    expect(all.events).toEqual(events);
  });
});
