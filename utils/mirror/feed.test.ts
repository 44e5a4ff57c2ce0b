import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNT, aGroup, aMember, anAccount, aRequest, GROUP } from '@/tests/builders.ts';
import { manualTime } from '@/tests/manual-timers.ts';
import type { GroupFacts } from '@/utils/domain/group.ts';
import { asId, type GroupId } from '@/utils/domain/ids.ts';
import type { Args, CommandName, StoreOutcome, StorePort } from '@/utils/store/api.ts';
import { createFakeGateway } from '@/utils/whatsapp/fake-gateway.ts';
import { createFeed, type FeedProblem } from './feed.ts';

const ELM: GroupId = asId('77@g.us');
const ASH: GroupId = asId('88@g.us');
const running: AbortController[] = [];
afterEach(() => {
  for (const stop of running.splice(0)) stop.abort();
});

type Answer = StoreOutcome<unknown>;

/** A feed on the fake gateway and a store that writes down what it is told; `answer` may refuse. */
function world(groups: Partial<GroupFacts>[] = [{}]) {
  const time = manualTime();
  const gateway = createFakeGateway({
    me: anAccount().me,
    groups: groups.map((over) => ({
      facts: aGroup({ settings: { approval: true }, ...over }),
      members: [aMember(1)],
      past: [],
      requests: [aRequest(2)],
    })),
    now: time.clock.now,
  });
  const told: string[] = [];
  const problems: FeedProblem[] = [];
  const state: { answer(name: string): Answer | undefined; isNew: boolean } = {
    answer: () => undefined,
    isNew: false,
  };
  const store = {
    async call<Name extends CommandName>(name: Name, args: Args<Name>) {
      const given = state.answer(name);
      const { groupId } = args as { groupId?: string };
      told.push([name, groupId, given?.ok === false ? given.reason : undefined].filter(Boolean).join(' '));
      const { isNew } = state;
      if (!given && name === 'sawAccount') state.isNew = false;
      return given ?? { ok: true, value: name === 'sawAccount' ? { accountId: ACCOUNT, isNew } : null };
    },
    subscribe: () => () => {},
  } as unknown as StorePort;
  const stop = new AbortController();
  running.push(stop);
  const start = () =>
    createFeed({
      gateway,
      store,
      clock: time.clock,
      timers: time.timers,
      signal: stop.signal,
      onProblem: (problem) => problems.push(problem),
    });
  return {
    ...time,
    gateway,
    told,
    problems,
    state,
    start,
    stop: () => stop.abort(),
    /** What was told since the last time. */
    news: () => told.splice(0),
  };
}

const active = (groupId: GroupId) => ({ chatId: asId<never>(groupId), groupId, title: 'Oak' });

describe('the feed', () => {
  it('[MI12] reads account, groups, the open chat, then requests with pauses, then members when idle', async () => {
    const { start, settle, pass, idle, news, gateway } = world([{ id: ASH }, {}, { id: ELM }]);
    gateway.setActiveChat(active(ELM));
    const feed = start();
    await settle();
    expect(feed.state()).toEqual({ accountId: ACCOUNT, connection: { state: 'ready' } });
    expect(news()).toEqual([
      'sawAccount',
      'sawGroups',
      `sawMembers ${ELM}`,
      `sawPastMembers ${ELM}`,
      `sawRequests ${ELM}`,
    ]);
    await pass(1_500);
    expect(news()).toEqual([`sawRequests ${ASH}`]);
    await pass(1_500);
    expect(news()).toEqual([`sawRequests ${GROUP}`]);
    await idle();
    expect(news()).toEqual([`sawMembers ${ASH}`, `sawPastMembers ${ASH}`]);
    await idle();
    expect(news()).toEqual([`sawMembers ${GROUP}`, `sawPastMembers ${GROUP}`]);
    await idle();
    expect(news()).toEqual([]);
  });

  it('[MI13] reads what hints name, once for many', async () => {
    const { start, settle, pass, idle, news, gateway } = world();
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

  it('does not read members of groups that nobody looks at or administers', async () => {
    const { start, settle, pass, idle, news, gateway } = world([{ myRole: 'member' }]);
    start();
    await settle();
    news();
    gateway.emit({ type: 'members-changed', groupId: GROUP });
    await pass(2_000);
    await idle();
    expect(news()).toEqual(['sawGroups']);
    gateway.setActiveChat(active(GROUP));
    await settle();
    expect(news()).toEqual([`sawMembers ${GROUP}`, `sawPastMembers ${GROUP}`]);
  });

  it('[MI14] [MI13] reads nothing but the account while WhatsApp cannot act, and catches up after', async () => {
    const { start, settle, pass, news, gateway } = world();
    gateway.setConnection('syncing');
    const feed = start();
    await pass(2_000);
    expect(news()).toEqual(['sawAccount']);
    gateway.emit({ type: 'requests-changed', groupId: GROUP });
    await pass(1_000);
    expect(news()).toEqual([]);
    const heard: string[] = [];
    feed.onChange(({ connection }) => heard.push(connection.state), new AbortController().signal);
    gateway.setConnection('ready');
    await settle();
    expect(heard).toEqual(['ready']);
    expect(news()).toEqual(expect.arrayContaining(['sawAccount', 'sawGroups', `sawRequests ${GROUP}`]));
  });

  it('[MI15] tells of the account every fifteen seconds', async () => {
    const { start, settle, pass, news } = world([]);
    start();
    await settle();
    news();
    await pass(14_999);
    expect(news()).toEqual([]);
    await pass(1);
    expect(news()).toEqual(['sawAccount']);
  });

  it('[MI13] keeps what it could not store, and stores it when the store is back', async () => {
    const { start, pass, idle, news, state, gateway, problems } = world();
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
    const { start, pass, idle, news, state } = world();
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
    const { start, pass, news, gateway } = world();
    start();
    await pass(100);
    news();
    gateway.emit({ type: 'requests-changed', groupId: ELM });
    await pass(1_000);
    expect(news()).toEqual(['sawGroups']);
  });

  it('drops what the store calls invalid and reports it', async () => {
    const { start, pass, news, state, problems, gateway } = world();
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
    const first = world();
    first.start();
    await first.settle();
    first.state.answer = () => ({ ok: false, reason: 'orphaned' });
    await first.pass(15_000);
    first.news();
    await first.pass(120_000);
    expect(first.news()).toEqual([]);
    const second = world();
    second.start();
    second.stop();
    await second.pass(60_000);
    expect(second.news().filter((name) => name !== 'sawAccount')).toEqual([]);
  });
});

describe('refresh', () => {
  it('asks the server and tells the store', async () => {
    const { start, settle, news, gateway, idle } = world();
    const feed = start();
    expect(await feed.refresh(GROUP, 'requests')).toEqual({ ok: false, reason: 'not-ready' });
    await settle();
    await idle();
    news();
    const before = gateway.calls.requests;
    expect(await feed.refresh(GROUP, 'requests')).toEqual({ ok: true, value: 'done' });
    expect(gateway.calls.requests).toBe(before + 1);
    expect(news()).toEqual([`sawRequests ${GROUP}`]);
  });

  it('says why WhatsApp refuses', async () => {
    const { start, settle, gateway } = world();
    const feed = start();
    await settle();
    gateway.setConnection('offline');
    expect(await feed.refresh(GROUP, 'requests')).toMatchObject({ ok: false, reason: 'offline' });
  });

  it('is done when only the store is away: it is told later', async () => {
    const { start, pass, news, state, idle } = world();
    const feed = start();
    await pass(100);
    await idle();
    news();
    state.answer = () => ({ ok: false, reason: 'timeout' });
    expect(await feed.refresh(GROUP, 'members')).toEqual({ ok: true, value: 'done' });
    state.answer = () => undefined;
    await idle();
    expect(news()).toEqual([`sawMembers ${GROUP} timeout`, `sawMembers ${GROUP}`, `sawPastMembers ${GROUP}`]);
  });
});
