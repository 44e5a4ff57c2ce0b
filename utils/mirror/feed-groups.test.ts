import { describe, expect, it, vi } from 'vitest';
import { aMember, GROUP } from '@/tests/builders.ts';
import { feedWorld } from '@/tests/feed-world.ts';
import { asId, type GroupId } from '@/utils/domain/ids.ts';
import type { MessageFacts } from '@/utils/domain/message.ts';
import type { Args } from '@/utils/store/api.ts';

const ELM: GroupId = asId('77@g.us');
const ASH: GroupId = asId('88@g.us');
const HOUR = 3_600_000;

describe('a list of groups that was cut off', () => {
  it('[MI21] is told as such, and asked for again with growing pauses until it is whole', async () => {
    const { start, settle, pass, gateway, state } = feedWorld([{}, { id: ELM }]);
    const lists: unknown[] = [];
    state.answer = (name, args) => {
      if (name === 'sawGroups') lists.push(args);
      return undefined;
    };
    gateway.holdGroup(ELM);
    start();
    await settle();
    expect(lists).toMatchObject([{ complete: false, groups: [{ id: GROUP }] }]);
    await pass(999);
    expect(gateway.calls.groups).toBe(1);
    await pass(1);
    expect(gateway.calls.groups).toBe(2);
    await pass(1_999);
    expect(gateway.calls.groups).toBe(2);
    await pass(1);
    expect(gateway.calls.groups).toBe(3);
    gateway.release();
    await pass(4_000);
    expect(lists.at(-1)).toMatchObject({ complete: true, groups: [{ id: GROUP }, { id: ELM }] });
    const { groups } = gateway.calls;
    await pass(HOUR);
    expect(gateway.calls.groups).toBe(groups);
  });

  it('[MI21] does not keep what was listed from being read', async () => {
    const { start, settle, news, gateway } = feedWorld([{}, { id: ELM }]);
    gateway.holdGroup(ELM);
    start();
    await settle();
    expect(news()).toEqual(['sawAccount', 'sawGroups', `sawRequests ${GROUP}`]);
  });
});

describe('groups that I do not administer', () => {
  const others = [
    { id: ELM, myRole: 'member' as const },
    { id: ASH, myRole: 'member' as const },
  ];

  it('[MI22] are read last, one whenever the page is idle, without past members', async () => {
    const { start, settle, idle, news } = feedWorld([...others, {}]);
    start();
    await settle();
    expect(news()).toEqual(['sawAccount', 'sawGroups', `sawRequests ${GROUP}`]);
    await idle();
    expect(news()).toEqual([`sawMembers ${GROUP}`, `sawPastMembers ${GROUP}`]);
    await idle();
    expect(news()).toEqual([`sawMembers ${ELM}`]);
    await idle();
    expect(news()).toEqual([`sawMembers ${ASH}`]);
    await idle();
    expect(news()).toEqual([]);
  });

  it('[MI22] are read from memory only', async () => {
    const { start, settle, idle, gateway } = feedWorld(others);
    const asked = vi.spyOn(gateway, 'members');
    start();
    await settle();
    await idle();
    await idle();
    expect(asked.mock.calls).toEqual([
      [ELM, { onlyMemory: true }],
      [ASH, { onlyMemory: true }],
    ]);
  });

  it('[MI22] are read again a minute after a change, once for many', async () => {
    const { start, settle, pass, idle, news, gateway } = feedWorld(others);
    start();
    await settle();
    await idle();
    await idle();
    news();
    for (let n = 0; n < 5; n++) {
      gateway.emit({ type: 'members-changed', groupId: ELM });
      await pass(1_000);
    }
    await pass(54_000);
    await idle();
    expect(news().filter((line) => line.startsWith('sawMembers'))).toEqual([]);
    await pass(1_000);
    await idle();
    await idle();
    expect(news().filter((line) => line.startsWith('sawMembers'))).toEqual([`sawMembers ${ELM}`]);
  });

  it('[MI22] are not read anew at every reconnect, but after an hour', async () => {
    const { start, settle, pass, idle, news, gateway } = feedWorld(others);
    const reconnect = async (): Promise<string[]> => {
      gateway.setConnection('offline');
      await settle();
      gateway.setConnection('ready');
      await settle();
      news();
      await idle();
      await idle();
      return news();
    };
    start();
    await settle();
    await idle();
    await idle();
    expect(await reconnect()).toEqual([]);
    await pass(HOUR);
    expect(await reconnect()).toEqual([`sawMembers ${ELM}`, `sawMembers ${ASH}`]);
  });

  it('[MI12] [MI22] one that I begin to administer is read as such', async () => {
    const { start, settle, pass, idle, news, gateway } = feedWorld(others);
    start();
    await settle();
    await idle();
    await idle();
    news();
    const [group] = gateway.world.groups;
    if (!group) throw new Error('a group');
    group.facts.myRole = 'admin';
    group.members.push(aMember(9));
    gateway.emit({ type: 'groups-changed', groupIds: [ELM] });
    await pass(1_000);
    await idle();
    expect(news()).toEqual(['sawGroups', `sawRequests ${ELM}`, `sawMembers ${ELM}`, `sawPastMembers ${ELM}`]);
  });
});

describe('messages from before anybody listened', () => {
  const message: MessageFacts = {
    id: asId('m1'),
    author: aMember(1),
    at: 5,
    kind: 'text',
    text: 'Good morning',
    isDeleted: false,
    mayDelete: true,
  };

  it('[IN14] are read once of each group that I administer, without waiting for the next one', async () => {
    const { start, settle, pass, idle, told, state } = feedWorld(
      [{}, { id: ELM, myRole: 'member' }],
      undefined,
      [message],
    );
    const written: unknown[] = [];
    state.answer = (name, args) => {
      if (name === 'sawMessages') written.push((args as Args<'sawMessages'>).written);
      return undefined;
    };
    start();
    await settle();
    await pass(20_000);
    for (let n = 0; n < 5; n++) await idle();
    expect(told.filter((line) => line.startsWith('sawMessages'))).toEqual([`sawMessages ${GROUP}`]);
    expect(written).toEqual([[{ author: message.author, at: 5 }]]);
  });

  it('[IN14] where there are none nothing is told', async () => {
    const { start, settle, pass, idle, told } = feedWorld();
    start();
    await settle();
    await pass(20_000);
    for (let n = 0; n < 5; n++) await idle();
    expect(told.filter((line) => line.startsWith('sawMessages'))).toEqual([]);
  });
});
