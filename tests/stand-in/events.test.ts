import { describe, expect, it } from 'vitest';
import { record, startedByHand } from './testing.ts';
import type { ParticipantLike } from './testing.ts';

const PARTICIPANTS = ['add', 'remove', 'reset', 'bulk_add', 'bulk_remove', 'change:isAdmin'];
const REQUESTS = ['add', 'remove', 'reset', 'bulk_add', 'bulk_remove'];
const METADATA = [
  'change:participants',
  'change:announce',
  'change:restrict',
  'change:membershipApprovalMode',
  'change:memberAddMode',
  'change:subject',
  'change:desc',
  'change:descId',
  'change:ephemeralDuration',
  'change:reportToAdminMode',
  'change:noFrequentlyForwarded',
  'change:size',
];

function describeEvent(name: string, args: unknown[]): string {
  if (name.startsWith('bulk_')) return `of ${(args[0] as unknown[]).length}`;
  return name.startsWith('change:') && name !== 'change:participants' ? `= ${String(args[1])}` : '';
}

/** A group with three requests that were refreshed, and a list of everything that fires from now on. */
async function listening() {
  const all = await startedByHand({ members: 8, requests: 3 });
  const job = all.use('WAWebGroupGetMembershipApprovalRequestsJob');
  await all.clock.settle(job.queryAndUpdateGroupMembershipApprovalRequests(all.wid));
  const events: string[] = [];
  record(all.metadata.participants, PARTICIPANTS, events, 'participants', describeEvent);
  record(all.metadata, METADATA, events, 'metadata', describeEvent);
  record(all.metadata.membershipApprovalRequests, REQUESTS, events, 'requests', describeEvent);
  const { byHand } = all.standIn.control;
  const members = [...all.group.members.keys()].filter(
    (key) => all.group.members.get(key)?.role === 'member',
  );
  const asking = [...all.group.requests.keys()];
  return { ...all, events, byHand, members, asking };
}

type Listened = Awaited<ReturnType<typeof listening>>;

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

  it('sets description and its id together', async () => {
    const all = await listening();
    all.byHand.setDescription(all.group.id, 'Be kind');
    await all.clock.advance(600);
    expect(all.events).toEqual([
      'metadata change:desc = Be kind',
      `metadata change:descId = ${all.group.descId}`,
    ]);
    all.byHand.setDescription(all.group.id, null);
    await all.clock.advance(600);
    expect([all.metadata.desc, all.metadata.descId]).toEqual([undefined, undefined]);
  });

  it('gives (model, value) to change events and the model to add and remove', async () => {
    const all = await listening();
    const got: unknown[][] = [];
    all.metadata.on('change:announce', (...args: unknown[]) => got.push(args));
    all.metadata.participants.on('remove', (...args: unknown[]) => got.push([args[0]]));
    const gone = all.metadata.participants.get(all.toWid(all.memberIds[0] ?? ''));
    all.byHand.setSettings(all.group.id, { announce: true });
    all.byHand.remove(all.group.id, [all.members[0] ?? '']);
    await all.clock.advance(900);
    expect(got).toEqual([[all.metadata, true], [gone]]);
  });

  it('refreshes requests with add for the new, remove for the gone, no reset', async () => {
    const all = await listening();
    const { control } = all.standIn;
    control.fault({ fault: 'lose-notice' });
    const [first] = all.asking;
    all.group.requests.delete(first ?? '');
    const person = all.byHand.person();
    all.group.requests.set(person.key, {
      person: person.key,
      atS: 1,
      addedBy: person.key,
      method: 'InviteLink',
    });
    const job = all.use('WAWebGroupGetMembershipApprovalRequestsJob');
    await all.clock.settle(job.queryAndUpdateGroupMembershipApprovalRequests(all.wid));
    expect(all.events).toEqual(['requests remove', 'requests add']);
  });

  it('stops at off', async () => {
    const all = await listening();
    let count = 0;
    const listener = (): void => {
      count++;
    };
    all.metadata.participants.on('add', listener);
    all.byHand.join(all.group.id, all.byHand.person().key);
    await all.clock.advance(900);
    all.metadata.participants.off('add', listener);
    all.byHand.join(all.group.id, all.byHand.person().key);
    await all.clock.advance(900);
    expect(count).toBe(1);
  });

  it("asks for a newcomer's devices first: the group's later notices wait, another group's do not", async () => {
    const all = await startedByHand({ groups: 2, members: 5 });
    const { control } = all.standIn;
    const other = [...control.world.groups.values()][1];
    control.setLatency({ noticeMs: [50, 50] });
    control.fault({ fault: 'slow-answer', on: 'query-devices', delayMs: 5000 });
    control.byHand.join(all.group.id, control.byHand.person().key);
    await all.clock.advance(100);
    control.byHand.setSettings(all.group.id, { announce: true });
    control.byHand.setSettings(other?.id ?? '', { announce: true });
    await all.clock.advance(1000);
    const otherMetadata = all.use('WAWebGroupMetadataCollection').default.get(all.toWid(other?.id ?? ''));
    expect([all.metadata.announce, otherMetadata?.announce]).toEqual([false, true]);
    await all.clock.advance(5000);
    expect(all.metadata.announce).toBe(true);
  });

  it('keeps a past member with time and reason, and drops it when the person is back', async () => {
    const all = await listening();
    const gone = all.members[0] ?? '';
    all.byHand.remove(all.group.id, [gone]);
    await all.clock.advance(600);
    const [past] = all.metadata.pastParticipants.getModelsArray();
    expect(past).toMatchObject({
      leaveReason: 'Removed',
      leaveTs: Math.floor(all.group.past[0]?.leftAtS ?? 0),
    });
    all.byHand.join(all.group.id, gone);
    await all.clock.advance(600);
    expect(all.metadata.pastParticipants.length).toBe(0);
  });

  it('survives a listener that throws, and writes it to the error log', async () => {
    const all = await listening();
    all.metadata.participants.on('add', () => {
      throw new Error('mine');
    });
    all.byHand.join(all.group.id, all.byHand.person().key);
    await all.clock.advance(900);
    const admins = (all.metadata.participants.getModelsArray() as ParticipantLike[]).length;
    expect(admins).toBe(9);
    expect(await all.clock.settle(all.standIn.control.errorReports())).toHaveLength(1);
  });
});
