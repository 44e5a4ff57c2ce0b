import { describe, expect, it } from 'vitest';
import { from, record, started, startedByHand, watch } from './testing.ts';

const readRequests = (all: Awaited<ReturnType<typeof startedByHand>>) =>
  all
    .use('WAWebGroupGetMembershipApprovalRequestsJob')
    .queryAndUpdateGroupMembershipApprovalRequests(all.wid);

describe('identity', () => {
  it('knows me by PN, by LID and by device', async () => {
    const { standIn, use, toWid } = await started();
    const { getMaybeMePnUser, getMaybeMeLidUser, isMeAccount } = use('WAWebUserPrefsMeUser');
    const me = standIn.control.person('me');
    expect([String(getMaybeMePnUser()), String(getMaybeMeLidUser())]).toEqual([me.pn, me.lid]);
    const device = (me.pn ?? '').replace('@', ':12@');
    expect([me.pn, me.lid, device].map((id) => isMeAccount(toWid(id ?? '')))).toEqual([true, true, true]);
    expect(isMeAccount(toWid('447000000000@c.us'))).toBe(false);
    expect(use('WAWebConnModel').Conn.isSMB).toBe(false);
  });

  it('gives ids as objects that are not equal by reference', async () => {
    const { toWid, group } = await started();
    const [one, two] = [toWid(group.id), toWid(group.id)];
    expect([String(one), one === two, one.isGroup()]).toEqual([group.id, false, true]);
    expect(Object.keys(one)).toEqual([]);
    expect(() => toWid('no id')).toThrow(TypeError);
  });
});

describe('states', () => {
  it('starts in SYNCING and ends in MAIN, connected, with main_loaded', async () => {
    const all = await startedByHand();
    const { use } = all;
    expect(use('WAWebStreamModel').Stream).toMatchObject({ mode: 'MAIN', info: 'NORMAL' });
    expect(use('WAWebSocketModel').Socket).toMatchObject({ state: 'CONNECTED', stream: 'CONNECTED' });
    expect(use('WAWebCmd').Cmd.isMainLoaded).toBe(true);
    expect(use('WAWebNetworkStatus').default.online).toBe(true);
  });

  it('on a drop the mode stays MAIN; state and info change, with (model, value)', async () => {
    const { use, standIn, clock } = await startedByHand();
    const { Stream } = use('WAWebStreamModel');
    const { Socket } = use('WAWebSocketModel');
    const events: string[] = [];
    const detail = (_name: string, args: unknown[]): string =>
      `${String(args[1])} ${String(args[0] === Stream || args[0] === Socket)}`;
    record(Stream, ['change:mode', 'change:info'], events, 'Stream', detail);
    record(Socket, ['change:state', 'change:stream'], events, 'Socket', detail);
    standIn.control.goOffline();
    await clock.advance(10_000);
    expect(events.splice(0)).toEqual([
      'Stream change:info OFFLINE true',
      'Socket change:stream DISCONNECTED true',
      'Socket change:state OPENING true',
    ]);
    expect([Stream.mode, use('WAWebNetworkStatus').default.online]).toEqual(['MAIN', false]);
    standIn.control.goOnline();
    await clock.advance(1000);
    expect(events).toEqual([
      'Stream change:info OPENING true',
      'Socket change:stream CONNECTED true',
      'Socket change:state CONNECTED true',
      'Stream change:info NORMAL true',
    ]);
  });

  it('comes back by itself after the server hung up', async () => {
    const { use, standIn, clock } = await startedByHand();
    standIn.control.disconnect();
    await clock.advance(10);
    expect(use('WAWebSocketModel').Socket.state).toBe('OPENING');
    await clock.advance(1000);
    expect(use('WAWebSocketModel').Socket.state).toBe('CONNECTED');
  });

  it('shows QR until somebody logs in, and after a logout', async () => {
    const { standIn, use, clock } = await startedByHand();
    const { Stream } = use('WAWebStreamModel');
    standIn.control.logout();
    await clock.advance(100);
    expect([Stream.mode, use('WAWebSocketModel').Socket.state]).toEqual(['QR', 'UNPAIRED']);
    standIn.control.login();
    await clock.advance(2000);
    expect([Stream.mode, use('WAWebSocketModel').Socket.state]).toEqual(['MAIN', 'CONNECTED']);
  });

  it('puts the older of two pages into conflict until it takes over', async () => {
    const { standIn, use, clock } = await startedByHand();
    const second = standIn.openPage();
    await clock.settle(second.mainLoaded());
    expect([use('WAWebStreamModel').Stream.mode, use('WAWebSocketModel').Socket.state]).toEqual([
      'CONFLICT',
      'CONFLICT',
    ]);
    await clock.advance(10_000);
    expect(use('WAWebStreamModel').Stream.mode).toBe('CONFLICT');
    standIn.takeOver();
    await clock.advance(1000);
    expect(use('WAWebStreamModel').Stream.mode).toBe('MAIN');
    expect(from(second, 'WAWebStreamModel').Stream.mode).toBe('CONFLICT');
  });

  it('lets two pages live when asked to', async () => {
    const { standIn, use, clock } = await startedByHand({ mayTwoPagesLive: true });
    await clock.settle(standIn.openPage().mainLoaded());
    expect(use('WAWebStreamModel').Stream.mode).toBe('MAIN');
  });
});

describe('requests and a connection that breaks', () => {
  it('offline a request waits without limit and is sent once', async () => {
    const all = await startedByHand();
    const { standIn, clock } = all;
    standIn.control.goOffline();
    await clock.advance(100);
    const seen = watch(readRequests(all));
    await clock.advance(24 * 3_600_000);
    expect([seen.state, standIn.control.wireLog()]).toEqual(['waiting', []]);
    standIn.control.goOnline();
    await clock.advance(2000);
    expect([seen.state, standIn.control.wireLog().length]).toEqual(['done', 1]);
  });

  it.each([
    { title: 'whose answer was lost', fault: { fault: 'lose-answer', times: 1 }, isRepeat: true },
    { title: 'that was lost', fault: { fault: 'lose-request', times: 1 }, isRepeat: false },
  ] as const)('a request $title hangs, and is sent again with its id after a reconnect', async (row) => {
    const all = await startedByHand();
    const { standIn, clock, wid, memberIds, toWid, use } = all;
    standIn.control.fault({ ...row.fault, on: 'remove' });
    const job = use('WAWebGroupModifyParticipantsJob');
    const seen = watch(job.removeGroupParticipants(wid, [toWid(memberIds[0] ?? '')]));
    await clock.advance(600_000);
    expect(seen.state).toBe('waiting');
    standIn.control.disconnect();
    await clock.advance(2000);
    expect(seen.value?.participants.map((each) => each.code)).toEqual(['200']);
    const [first, second] = standIn.control.wireLog({ kind: 'remove' });
    expect([second?.id === first?.id, second?.isRepeat]).toEqual([true, row.isRepeat]);
    expect(standIn.control.ledger({ action: 'removed' })).toHaveLength(1);
  });

  it.each(['before', 'after'] as const)('survives a break %s the server acted: done once', async (when) => {
    const all = await startedByHand();
    const { standIn, clock, wid, memberIds, toWid, use } = all;
    standIn.control.fault({ fault: 'disconnect', when, on: 'remove', times: 1 });
    const job = use('WAWebGroupModifyParticipantsJob');
    const seen = watch(job.removeGroupParticipants(wid, [toWid(memberIds[0] ?? '')]));
    await clock.advance(5000);
    expect(seen.state).toBe('done');
    expect(standIn.control.ledger({ action: 'removed' })).toHaveLength(1);
  });

  it('a request that the server works on is not started twice', async () => {
    const all = await startedByHand();
    const { standIn, clock, wid, memberIds, toWid, use } = all;
    standIn.control.fault({ fault: 'slow-server', delayMs: 5000, on: 'remove' });
    const job = use('WAWebGroupModifyParticipantsJob');
    const seen = watch(job.removeGroupParticipants(wid, [toWid(memberIds[0] ?? '')]));
    await clock.advance(1000);
    standIn.control.disconnect();
    await clock.advance(9000);
    expect([seen.state, standIn.control.ledger({ action: 'removed' }).length]).toEqual(['done', 1]);
  });

  it('a closed page forgets what waited, the server what was done stays', async () => {
    const all = await startedByHand();
    const { standIn, clock, wid, memberIds, toWid, use } = all;
    standIn.control.fault({ fault: 'lose-answer', on: 'remove', times: 1 });
    void use('WAWebGroupModifyParticipantsJob').removeGroupParticipants(wid, [toWid(memberIds[0] ?? '')]);
    await clock.advance(1000);
    standIn.close();
    const next = standIn.openPage();
    await clock.settle(next.mainLoaded());
    await clock.advance(5000);
    expect(standIn.control.wireLog({ kind: 'remove' })).toHaveLength(1);
    const metadata = from(next, 'WAWebGroupMetadataCollection').default.get(wid);
    expect(metadata?.participants.length).toBe(9);
  });

  it('brings the notices of the time away after a reconnect, in order', async () => {
    const all = await startedByHand();
    const { standIn, clock, group, metadata } = all;
    standIn.control.goOffline();
    await clock.advance(100);
    standIn.control.byHand.setSubject(group.id, 'One');
    standIn.control.byHand.setSubject(group.id, 'Two');
    await clock.advance(10_000);
    expect(metadata.subject).toBe('Group 1');
    standIn.control.goOnline();
    await clock.advance(2000);
    expect(metadata.subject).toBe('Two');
  });

  it('may tell of a change before its answer, when the answer is slow', async () => {
    const all = await startedByHand();
    const { standIn, clock, wid, memberIds, toWid, use, metadata } = all;
    standIn.control.fault({ fault: 'slow-answer', delayMs: 10_000, on: 'remove' });
    const job = use('WAWebGroupModifyParticipantsJob');
    const seen = watch(job.removeGroupParticipants(wid, [toWid(memberIds[0] ?? '')]));
    await clock.advance(1000);
    expect([seen.state, metadata.participants.length]).toEqual(['waiting', 9]);
  });
});
