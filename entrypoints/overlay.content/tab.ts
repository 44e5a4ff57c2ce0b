import type { OverlayPorts, TabState } from '@/components/overlay/ports.ts';
import type { AccountId, TabId } from '@/utils/domain/ids.ts';
import { createFeed } from '@/utils/mirror/feed.ts';
import { systemClock } from '@/utils/platform/clock.ts';
import { newId } from '@/utils/platform/random.ts';
import { systemTimers } from '@/utils/platform/timers.ts';
import { createWorker } from '@/utils/queue/worker.ts';
import type { StorePort } from '@/utils/store/api.ts';
import { watchWrites } from '@/utils/store/watch-writes.ts';
import type { GatewayPort } from '@/utils/whatsapp/gateway.ts';

/**
 * What works in this tab without being seen: the feed, and the worker of the account that is logged in. Gives the
 * overlay what it shows of the tab and may do to it.
 */
export function createTab(options: {
  gateway: GatewayPort;
  store: StorePort;
  tabId: TabId;
  signal: AbortSignal;
  onProblem(problem: unknown, where: string): void;
}): Pick<OverlayPorts, 'tab' | 'actions'> {
  const { gateway, store, tabId, signal, onProblem } = options;
  const watched = watchWrites(store, (storeTrouble) => change({ storeTrouble }));
  const feed = createFeed({
    gateway,
    store: watched,
    clock: systemClock,
    timers: systemTimers,
    signal,
    onProblem: (problem) => onProblem(problem, 'feed'),
  });

  const listeners = new Set<() => void>();
  let state: TabState = { ...feed.state(), activeChat: null, storeTrouble: undefined };
  const change = (next: Partial<TabState>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };

  let working: { accountId: AccountId; stop: AbortController } | undefined;
  function work(accountId: AccountId | undefined): void {
    if (working?.accountId === accountId) return;
    working?.stop.abort();
    working = accountId === undefined ? undefined : { accountId, stop: new AbortController() };
    if (!working) return;
    const worker = createWorker({
      gateway,
      store: watched,
      tabId,
      accountId: working.accountId,
      clock: systemClock,
      timers: systemTimers,
      newId,
      signal: AbortSignal.any([signal, working.stop.signal]),
      onProblem: (problem) => onProblem(problem, 'worker'),
    });
    worker.run().catch((error: unknown) => onProblem(error, 'worker'));
  }

  feed.onChange((next) => {
    change(next);
    work(next.accountId);
  }, signal);
  work(state.accountId);
  gateway.listen(
    (event) => {
      if (event.type === 'active-chat') change({ activeChat: event.chat });
    },
    { signal },
  );
  gateway
    .activeChat()
    .then((chat) => {
      if (chat.ok && chat.value) change({ activeChat: chat.value });
    })
    .catch((error: unknown) => onProblem(error, 'active chat'));

  return {
    tab: {
      get: () => state,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    actions: {
      tabId,
      openChat: (chatId) => gateway.openChat(chatId),
      insertText: (text) => gateway.insertText(text),
      messages: (groupId) => gateway.messages(groupId),
      onMessages(listener) {
        const end = new AbortController();
        gateway.listen((event) => event.type === 'messages-changed' && listener(event.groupId), {
          signal: AbortSignal.any([signal, end.signal]),
        });
        return () => end.abort();
      },
      refresh: (groupId, what) => feed.refresh(groupId, what),
      async inviteLink(groupId, { reset }) {
        const link = reset ? await gateway.resetInviteLink(groupId) : await gateway.inviteLink(groupId);
        const { accountId } = state;
        if (reset && link.ok && accountId) {
          const logged = await store.call('logInviteLinkReset', {
            accountId,
            groupId,
            at: systemClock.now(),
          });
          if (!logged.ok) onProblem(logged, 'log of the new invite link');
        }
        return link;
      },
    },
  };
}
