import { describe, expect, it, vi } from 'vitest';
import { ACCOUNT, GROUP } from '@/tests/builders.ts';
import { feedWorld } from '@/tests/feed-world.ts';
import { asId, type GroupId } from '@/utils/domain/ids.ts';

const ELM: GroupId = asId('77@g.us');
const ASH: GroupId = asId('88@g.us');
const active = (groupId: GroupId) => ({ chatId: asId<never>(groupId), groupId, title: 'Oak' });

describe('the feed', () => {
  it('[MI12] reads account, groups, the open chat, then requests with pauses, then members when idle', async () => {
    const { start, settle, pass, idle, news, gateway } = feedWorld([{ id: ASH }, {}, { id: ELM }]);
    gateway.setActiveChat(active(ELM));
    const feed = start();
    await settle();
    expect(feed.state()).toMatchObject({ accountId: ACCOUNT, connection: { state: 'ready' } });
    expect(news()).toEqual([
      'sawAccount',
      'sawGroups',
      `sawMembers ${ELM}`,
      `sawPastMembers ${ELM}`,
      `sawRequests ${ELM}`,
    ]);
    await pass(500);
    expect(news()).toEqual([`sawRequests ${ASH}`]);
    await pass(500);
    // MI16 at the same moment.
    expect(news()).toEqual(['sawAccount', `sawRequests ${GROUP}`]);
    await idle();
    expect(news()).toEqual([`sawMembers ${ASH}`, `sawPastMembers ${ASH}`]);
    await idle();
    expect(news()).toEqual([`sawMembers ${GROUP}`, `sawPastMembers ${GROUP}`]);
    await idle();
    expect(news()).toEqual([]);
  });

  it('[MI13] reads what hints name, once for many', async () => {
    const { start, settle, pass, idle, news, gateway } = feedWorld();
    start();
    await settle();
    await idle();
    news();
    for (let n = 0; n < 5; n++) gateway.emit({ type: 'requests-changed', groupId: GROUP });
    gateway.emit({ type: 'groups-changed', groupIds: [GROUP] });
    await pass(299);
    expect(news()).toEqual([]);
    await pass(1);
    expect(news()).toEqual([`sawRequests ${GROUP}`]);
    await pass(700);
    expect(news()).toEqual(['sawGroups']);
  });

  it('[MI12] reads a group that somebody opens at once, with its past members', async () => {
    const { start, settle, pass, news, gateway } = feedWorld([{ myRole: 'member' }]);
    start();
    await settle();
    news();
    gateway.emit({ type: 'members-changed', groupId: GROUP });
    await pass(2_000);
    expect(news()).toEqual(['sawGroups']);
    gateway.setActiveChat(active(GROUP));
    await settle();
    expect(news()).toEqual([`sawMembers ${GROUP}`, `sawPastMembers ${GROUP}`]);
  });

  it('[MI14] [MI13] reads nothing but the account while WhatsApp cannot act, and catches up after', async () => {
    const { start, settle, pass, news, gateway } = feedWorld();
    gateway.setConnection('syncing');
    const feed = start();
    await pass(2_000);
    expect(news()).toEqual(['sawAccount']);
    gateway.emit({ type: 'requests-changed', groupId: GROUP });
    await pass(1_000);
    expect(news()).toEqual([]);
    const heard = new Set<string>();
    feed.onChange(({ connection }) => heard.add(connection.state), new AbortController().signal);
    gateway.setConnection('ready');
    await settle();
    expect([...heard]).toEqual(['ready']);
    expect(news()).toEqual(expect.arrayContaining(['sawAccount', 'sawGroups', `sawRequests ${GROUP}`]));
  });

  it('[MI15] tells of the account every fifteen seconds', async () => {
    const { start, settle, pass, news } = feedWorld([]);
    start();
    await settle();
    news();
    await pass(14_999);
    expect(news()).toEqual([]);
    await pass(1);
    expect(news()).toEqual(['sawAccount']);
  });

  it('[MI16] asks anew what WhatsApp offers one and seven seconds after another chat was opened', async () => {
    const { start, settle, pass, news, gateway } = feedWorld([]);
    const asked = vi.spyOn(gateway, 'health');
    start();
    await settle();
    gateway.setActiveChat(active(GROUP));
    await pass(500);
    gateway.setActiveChat(null);
    await pass(999);
    expect(asked).toHaveBeenCalledTimes(1);
    news();
    await pass(1);
    expect(asked).toHaveBeenCalledTimes(2);
    expect(news()).toEqual(['sawAccount']);
    await pass(5_999);
    expect(asked).toHaveBeenCalledTimes(2);
    await pass(1);
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('[MI17] tells nothing while another window is in charge, and knows it of itself', async () => {
    const { start, settle, pass, news, gateway } = feedWorld([]);
    const feed = start();
    await settle();
    news();
    gateway.setConnection('conflict');
    await pass(60_000);
    expect(news()).toEqual([]);
    expect(feed.state()).toMatchObject({ accountId: ACCOUNT, connection: { state: 'conflict' } });
    gateway.setConnection('ready');
    await settle();
    expect(news()).toEqual(['sawGroups', 'sawAccount']);
  });

  it('[MI18] knows what WhatsApp offers though nobody says who is logged in', async () => {
    const { start, settle, pass, news, gateway, clock } = feedWorld();
    const lack = { id: 'me', state: 'missing', detail: 'WAWebUserPrefsMeUser' } as const;
    vi.spyOn(gateway, 'me').mockResolvedValue({ ok: false, reason: 'missing-capability' });
    const feed = start();
    const heard: unknown[] = [];
    feed.onChange(({ capabilities }) => heard.push(capabilities), new AbortController().signal);
    await settle();
    gateway.setCapabilities([lack]);
    expect(heard.at(-1)).toEqual([lack]);
    await pass(15_000);
    expect(feed.state()).toEqual({
      accountId: undefined,
      connection: { state: 'ready' },
      capabilities: [lack],
      heardAt: clock.now(),
    });
    expect(news()).toEqual([]);
  });

  it('[MI13] keeps what it could not store, and stores it when the store is back', async () => {
    const { start, pass, idle, news, state, gateway, problems } = feedWorld();
    start();
    await pass(100);
    await idle();
    news();
    state.answer = () => ({ ok: false, reason: 'disconnected' });
    gateway.emit({ type: 'requests-changed', groupId: GROUP });
    await pass(5_000);
    expect(news()).toEqual(Array.from({ length: 3 }, () => `sawRequests ${GROUP} disconnected`));
    state.answer = () => undefined;
    await pass(5_000);
    expect(news()).toEqual([`sawRequests ${GROUP}`]);
    expect(problems).toEqual([]);
  });

  it('[MI11] starts over when the store has forgotten everything', async () => {
    const { start, pass, idle, news, state } = feedWorld();
    start();
    await pass(100);
    await idle();
    news();
    state.isNew = true;
    await pass(15_000);
    await idle();
    expect(news()).toEqual([
      'sawAccount',
      'sawGroups',
      `sawRequests ${GROUP}`,
      `sawMembers ${GROUP}`,
      `sawPastMembers ${GROUP}`,
    ]);
  });

  it('reads the groups again when one is not what it seemed', async () => {
    const { start, pass, news, gateway } = feedWorld();
    start();
    await pass(100);
    news();
    gateway.emit({ type: 'requests-changed', groupId: ELM });
    await pass(1_000);
    expect(news()).toEqual(['sawGroups']);
  });

  it('drops what the store calls invalid and reports it', async () => {
    const { start, pass, news, state, problems, gateway } = feedWorld();
    start();
    await pass(100);
    news();
    state.answer = (name) => (name === 'sawRequests' ? { ok: false, reason: 'invalid' } : undefined);
    gateway.emit({ type: 'requests-changed', groupId: GROUP });
    await pass(10_000);
    expect(news()).toEqual([`sawRequests ${GROUP} invalid`]);
    expect(problems).toMatchObject([{ from: 'store', command: 'sawRequests', reason: 'invalid' }]);
  });

  it('ends for good when the extension was replaced, and with its signal', async () => {
    const first = feedWorld();
    first.start();
    await first.settle();
    first.state.answer = () => ({ ok: false, reason: 'orphaned' });
    await first.pass(15_000);
    first.news();
    await first.pass(120_000);
    expect(first.news()).toEqual([]);
    const second = feedWorld();
    second.start();
    second.stop();
    await second.pass(60_000);
    expect(second.news().filter((name) => name !== 'sawAccount')).toEqual([]);
  });
});
