import { browser } from 'wxt/browser';
import type { PanelTab, SidePanelPorts } from '@/components/side-panel/ports.ts';
import { type GatewayValues, parseAnswer } from '@/utils/contracts/gateway.ts';
import { type LinkedTabSays, parseTabHint, parseTabSays } from '@/utils/contracts/tab-link.ts';
import { asId, type TabId } from '@/utils/domain/ids.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import { type FollowedTab, followTab } from '@/utils/messaging/follow-tab.ts';
import { tabLinkName } from '@/utils/messaging/tab-link.ts';
import { systemTimers } from '@/utils/platform/timers.ts';

/** The WhatsApp tab of this panel's window, with what may be asked of it; every answer is checked. */
export function createPanelTab(signal: AbortSignal): SidePanelPorts['tab'] {
  const followed = followTab<LinkedTabSays>({
    tabs: {
      list: () => browser.tabs.query({ currentWindow: true }),
      connect: (tabId) => browser.tabs.connect(tabId, { name: tabLinkName }),
      onChange(listener, until) {
        const { onActivated, onUpdated, onAttached, onDetached } = browser.tabs;
        const loaded = (_id: number, { status }: { status?: string }): void => {
          if (status === 'complete') listener();
        };
        onUpdated.addListener(loaded);
        for (const event of [onActivated, onAttached, onDetached]) event.addListener(listener);
        until.addEventListener('abort', () => {
          onUpdated.removeListener(loaded);
          for (const event of [onActivated, onAttached, onDetached]) event.removeListener(listener);
        });
      },
    },
    parse: parseTabSays,
    timer: (callback, delayMs) => systemTimers.after(delayMs, callback, signal),
    signal,
  });

  let made: { of: FollowedTab<LinkedTabSays>; tab: PanelTab } | undefined;
  /** The actions stay the same as long as the tab does. */
  function panelTab(of: FollowedTab<LinkedTabSays>): PanelTab {
    const isSame = made?.of.call === of.call;
    const actions = isSame && made ? made.tab.actions : actionsOf(of);
    const { drawerOpen, accountId, capabilities, heardAt, storeTrouble, ...said } = of.state;
    const state = { ...said, accountId, capabilities, heardAt, storeTrouble };
    const tab = { state, actions, drawerOpen, closeDrawer: () => void of.call('takeDrawer') };
    made = { of, tab };
    return tab;
  }
  return {
    subscribe: followed.subscribe,
    get() {
      const now = followed.get();
      if (typeof now !== 'object') return now;
      return made?.of === now ? made.tab : panelTab(now);
    },
  };
}

function actionsOf({ tabId, call, onHint }: FollowedTab<LinkedTabSays>): PanelTab['actions'] {
  const ask = async <Method extends keyof GatewayValues>(
    like: Method,
    name: string,
    ...args: unknown[]
  ): Promise<Outcome<GatewayValues[Method]>> => parseAnswer(like, await call(name, ...args));
  const toFront = (): void => void browser.tabs.update(tabId, { active: true });
  return {
    tabId: asId<TabId>(`panel-${tabId}`),
    async openChat(chatId) {
      toFront();
      return ask('openChat', 'openChat', chatId);
    },
    async insertText(text) {
      toFront();
      return ask('insertText', 'insertText', text);
    },
    messages: (groupId) => ask('messages', 'messages', groupId),
    onMessages: (listener) =>
      onHint((hint) => {
        const groupId = parseTabHint(hint);
        if (groupId !== undefined) listener(groupId);
      }),
    // Answers like a chat that was opened: done, or why not.
    refresh: (groupId, what) => ask('openChat', 'refresh', groupId, what),
    inviteLink: (groupId, options) => ask('inviteLink', 'inviteLink', groupId, options),
  };
}
