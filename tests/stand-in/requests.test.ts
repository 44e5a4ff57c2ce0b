import { describe, expect, it } from 'vitest';
import { started, startedByHand } from './testing.ts';
import type { Started } from './testing.ts';

async function withRequests(options: Parameters<typeof started>[0] = {}) {
  const all = await started({ members: 6, requests: 5, ...options });
  const { queryAndUpdateGroupMembershipApprovalRequests: refresh } = all.use(
    'WAWebGroupGetMembershipApprovalRequestsJob',
  );
  const { getMembershipApprovalRequests: read } = all.use('WAWebApiMembershipApprovalRequestStore');
  const { membershipApprovalRequestAction: act } = all.use('WAWebGroupMembershipRequestsActionJob');
  await refresh(all.wid);
  const requests = await read(all.wid);
  return { ...all, refresh, read, act, requests, people: requests.map(({ id }) => ({ lid: id })) };
}

const settleNotices = async ({ standIn }: Started): Promise<void> => {
  await (standIn.clock as { runUntilIdle?(): Promise<void> }).runUntilIdle?.();
};

describe('reading requests', () => {
  it('finds none before a refresh, all after it', async () => {
    const { use, wid } = await started({ requests: 4 });
    const { getMembershipApprovalRequests: read } = use('WAWebApiMembershipApprovalRequestStore');
    expect(await read(wid)).toEqual([]);
    const job = use('WAWebGroupGetMembershipApprovalRequestsJob');
    expect(await job.queryAndUpdateGroupMembershipApprovalRequests(wid)).toBeUndefined();
    expect(await read(wid)).toHaveLength(4);
  });

  it('gives id, time in seconds, who added and how; addedBy is the person for self requests', async () => {
    const { requests, group, standIn } = await withRequests();
    const first = requests[0];
    const asked = [...group.requests.values()][0];
    expect(String(first?.id)).toBe(standIn.control.idIn(group.id, asked?.person ?? ''));
    expect(String(first?.addedBy)).toBe(String(first?.id));
    expect(first?.t).toBe(asked?.atS);
    expect(first?.requestMethod).toBe('InviteLink');
  });

  it('is refused to those who are no admin', async () => {
    const { standIn, group, refresh, wid } = await withRequests();
    standIn.control.byHand.loseAdmin(group.id);
    await expect(refresh(wid)).rejects.toMatchObject({ name: 'ServerStatusCodeError', status: 403 });
  });
});

describe('approve and reject', () => {
  it.each([
    { action: 'Approve', ledger: 'approved' },
    { action: 'Reject', ledger: 'rejected' },
    // Trap: everything that is not exactly 'Approve' rejects the person.
    { action: 'approve', ledger: 'rejected' },
    { action: 'APPROVE', ledger: 'rejected' },
    { action: true, ledger: 'rejected' },
    { action: undefined, ledger: 'rejected' },
  ])('third argument $action: $ledger', async ({ action, ledger }) => {
    const { act, wid, people, standIn } = await withRequests();
    const results = await act(wid, people.slice(0, 2), action);
    expect(results.map((each) => each.error)).toEqual([null, null]);
    expect(standIn.control.ledger().map((each) => each.action)).toEqual([ledger, ledger]);
  });

  it('answers in order, names the people, one request for fifty', async () => {
    const { act, wid, people, standIn } = await withRequests({ requests: 50 });
    const results = await act(wid, people, 'Approve');
    expect(results.map((each) => String(each.wid))).toEqual(people.map((each) => String(each.lid)));
    expect(standIn.control.wireLog({ kind: 'approve' }).map((each) => each.people)).toEqual([50]);
  });

  it('changes the collections by the notice only', async () => {
    const all = await startedByHand({ members: 6, requests: 3 });
    const { use, wid, metadata, clock } = all;
    const job = use('WAWebGroupGetMembershipApprovalRequestsJob');
    await clock.settle(job.queryAndUpdateGroupMembershipApprovalRequests(wid));
    await clock.advance(100);
    const people = metadata.membershipApprovalRequests.getModelsArray().map(({ id }) => ({ lid: id }));
    const { membershipApprovalRequestAction: act } = use('WAWebGroupMembershipRequestsActionJob');
    await clock.settle(act(wid, people, 'Approve'));
    expect([metadata.participants.length, metadata.membershipApprovalRequests.length]).toEqual([6, 3]);
    await clock.advance(300);
    expect([metadata.participants.length, metadata.membershipApprovalRequests.length]).toEqual([9, 0]);
  });

  it.each([
    ['a LID group, named by number', 'lid', 'phoneNumber'],
    ['a PN group, named by LID', 'pn', 'lid'],
  ] as const)('knows nobody in %s', async (_title, addressing, form) => {
    const { act, wid, group, standIn, toWid } = await withRequests({ addressing });
    const [key] = group.requests.keys();
    const person = standIn.control.person(key ?? '');
    const id = toWid((form === 'lid' ? person.lid : person.pn) ?? '');
    const [result] = await act(wid, [{ [form]: id }], 'Approve');
    expect(result?.error?.value).toEqual({ error: '404' });
    expect(group.requests.size).toBe(5);
  });

  it.each([
    [
      'bare wids',
      (all: Awaited<ReturnType<typeof withRequests>>) => [all.wid, [all.requests[0]?.id], 'Approve'],
    ],
    [
      'a text group id',
      (all: Awaited<ReturnType<typeof withRequests>>) => [String(all.wid), all.people, 'Approve'],
    ],
  ] as const)('throws a TypeError for %s and sends nothing', async (_title, args) => {
    const all = await withRequests();
    const [group, people, action] = args(all);
    await expect(all.act(group, people, action)).rejects.toBeInstanceOf(TypeError);
    expect(all.standIn.control.wireLog({ kind: 'approve' })).toEqual([]);
  });

  it.each([0, 20_000])('throws for %d people and sends nothing', async (count) => {
    const { act, wid, people, standIn } = await withRequests();
    const many = Array.from({ length: count }, () => people[0]);
    await expect(act(wid, many, 'Approve')).rejects.toThrow();
    expect(standIn.control.wireLog({ kind: 'approve' })).toEqual([]);
  });

  it.each([
    ['Approve', ['400', '401', '403', '404', '408', '409', '412', '500']],
    ['Reject', ['404', '409']],
  ] as const)('%s knows the codes %j per person', async (action, known) => {
    for (const code of ['400', '401', '403', '404', '408', '409', '412', '419', '500', '999']) {
      const { act, wid, people, standIn, group } = await withRequests();
      const person = String(people[0]?.lid);
      standIn.control.fault({ fault: 'person', person, code });
      const results = await act(wid, people, action);
      const isKnown = (known as readonly string[]).includes(code);
      expect(results[0]?.error?.value.error ?? null, code).toBe(isKnown ? code : null);
      // Trap: an unknown code reads as success although nothing was done.
      expect(group.requests.size, code).toBe(1);
    }
  });

  it.each([400, 401, 403, 404, 423, 429, 486, 500, 503])(
    'a whole %d rejects with its status',
    async (code) => {
      const { act, wid, people, standIn, group } = await withRequests();
      standIn.control.fault({ fault: 'refuse', on: 'approve', code });
      await expect(act(wid, people, 'Approve')).rejects.toMatchObject({
        name: 'ServerStatusCodeError',
        status: code,
      });
      expect(group.requests.size).toBe(5);
    },
  );

  it('an answer nobody can read rejects without a status, although it was done', async () => {
    const { act, wid, people, standIn, group } = await withRequests();
    standIn.control.fault({ fault: 'unreadable', on: 'approve' });
    const error = await act(wid, people, 'Approve').catch((each: unknown) => each);
    expect(error).toMatchObject({ name: 'SmaxParsingFailure' });
    expect(error).not.toHaveProperty('status');
    expect(group.requests.size).toBe(0);
  });

  it('refuses a batch that is too large, not a smaller one', async () => {
    const { act, wid, people, standIn } = await withRequests();
    standIn.control.fault({ fault: 'max-batch', on: 'approve', people: 2 });
    await expect(act(wid, people, 'Approve')).rejects.toMatchObject({ status: 400 });
    expect(await act(wid, people.slice(0, 2), 'Approve')).toHaveLength(2);
  });

  it('meets another admin who acts at the same moment', async () => {
    const all = await withRequests();
    const { act, wid, people, standIn, group } = all;
    standIn.control.fault({
      fault: 'meanwhile',
      on: 'approve',
      run(id, ids) {
        standIn.control.byHand.approve(id, ids.slice(0, 1));
        standIn.control.byHand.reject(id, ids.slice(1, 2));
      },
    });
    const results = await act(wid, people, 'Approve');
    expect(results.map((each) => each.error?.value.error)).toEqual([
      '409',
      '404',
      undefined,
      undefined,
      undefined,
    ]);
    await settleNotices(all);
    const { ledger } = standIn.control;
    expect(ledger({ group: group.id, action: 'approved' }).map((each) => each.by)).toEqual([
      'others',
      'me',
      'me',
      'me',
    ]);
  });

  it('refuses a full group person by person', async () => {
    const world = (await import('./world.ts')).buildWorld({ members: 9, requests: 3 });
    world.sizeLimits.DEFAULT = 10;
    const { act, wid, people } = await withRequests({ world });
    const results = await act(wid, people, 'Approve');
    expect(results.map((each) => each.error?.value.error)).toEqual([undefined, '500', '500']);
  });
});
