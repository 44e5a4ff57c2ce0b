import type { GroupFacts } from '@/utils/domain/group.ts';
import type { MessageFacts } from '@/utils/domain/message.ts';
import { createFeed, type FeedProblem } from '@/utils/mirror/feed.ts';
import type { Args, CommandName, StoreOutcome, StorePort } from '@/utils/store/api.ts';
import { createFakeGateway } from '@/utils/whatsapp/fake-gateway.ts';
import { ACCOUNT, aGroup, aMember, anAccount, aRequest } from './builders.ts';
import { manualTime } from './manual-timers.ts';

type Answer = StoreOutcome<unknown>;

/** A feed on the fake gateway and a store that writes down what it is told; `answer` may refuse. `watch` comes between the two. */
export function feedWorld(
  groups: Partial<GroupFacts>[] = [{}],
  watch: (store: StorePort) => StorePort = (store) => store,
  /** In each group's memory. */
  messages: MessageFacts[] = [],
) {
  const time = manualTime();
  const gateway = createFakeGateway({
    me: anAccount().me,
    groups: groups.map((over) => ({
      facts: aGroup({ settings: { approval: true }, ...over }),
      members: [aMember(1)],
      past: [],
      requests: [aRequest(2)],
      messages,
    })),
    now: time.clock.now,
  });
  const told: string[] = [];
  const problems: FeedProblem[] = [];
  const state: { answer(name: string, args: unknown): Answer | undefined; isNew: boolean } = {
    answer: () => undefined,
    isNew: false,
  };
  const store = {
    async call<Name extends CommandName>(name: Name, args: Args<Name>) {
      const given = state.answer(name, args);
      const { groupId } = args as { groupId?: string };
      told.push([name, groupId, given?.ok === false ? given.reason : undefined].filter(Boolean).join(' '));
      const { isNew } = state;
      if (!given && name === 'sawAccount') state.isNew = false;
      return given ?? { ok: true, value: name === 'sawAccount' ? { accountId: ACCOUNT, isNew } : null };
    },
    subscribe: () => () => {},
  } as unknown as StorePort;
  const stop = new AbortController();
  const start = () =>
    createFeed({
      gateway,
      store: watch(store),
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
