import { browser } from 'wxt/browser';
import type { OverlayPorts, PanelPort } from '@/components/overlay/ports.ts';
import { serveTab, tabLinkName } from '@/utils/messaging/tab-link.ts';

/** Serves this tab to side panels that ask for it. */
export function createPanelSide({ tab, actions }: Pick<OverlayPorts, 'tab' | 'actions'>): PanelPort {
  const takers = new Set<() => void>();
  const watchers = new Set<() => void>();
  let drawerOpen = false;
  const tellAll = (listeners: Set<() => void>): void => {
    for (const listener of listeners) listener();
  };
  const adds = (listeners: Set<() => void>) => (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const { tabId: _own, onMessages, ...calls } = actions;
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== tabLinkName) return;
    tellAll(takers);
    serveTab(port, {
      get: () => ({ ...tab.get(), drawerOpen }),
      subscribe(listener) {
        const ends = [tab.subscribe(listener), adds(watchers)(listener)];
        return () => {
          for (const end of ends) end();
        };
      },
      onHint: onMessages,
      calls: { ...calls, takeDrawer: async () => tellAll(takers) },
    });
  });
  return {
    onTake: adds(takers),
    tellOpen(isOpen) {
      drawerOpen = isOpen;
      tellAll(watchers);
    },
  };
}
