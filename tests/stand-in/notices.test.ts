import { describe, expect, it } from 'vitest';
import { listening } from './listening.ts';
import { startedByHand } from './testing.ts';

describe('notices', () => {
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
    expect(all.events).toEqual([]);
    await all.clock.advance(100);
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
    const members = all.metadata.participants.length;
    expect(members).toBe(9);
    expect(await all.clock.settle(all.standIn.control.errorReports())).toHaveLength(1);
  });
});
