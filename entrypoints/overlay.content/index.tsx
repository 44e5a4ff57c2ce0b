import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { shieldKeys } from '@/components/overlay/key-shield.ts';
import { Overlay } from '@/components/overlay/overlay.tsx';
import { createPagePort } from '@/components/overlay/page-port.ts';
import { asId, type TabId } from '@/utils/domain/ids.ts';
import { systemClock } from '@/utils/platform/clock.ts';
import { newId } from '@/utils/platform/random.ts';
import type { OpenPage } from '@/utils/messaging/open-page.ts';
import { createBridge } from '@/utils/whatsapp/bridge.ts';
import { offerPort } from '@/utils/whatsapp/handshake.ts';
import { createTimers } from '@/utils/whatsapp/timers.ts';
import { connectStore } from '../wiring/connect-store.ts';
import { createPanelSide } from './panel-side.ts';
import { createShadowHost, whenBodyExists } from './shadow-host.ts';
import { createTab } from './tab.ts';

/** The tab's isolated world. Its lifetime is the document's; WXT's context is not used, since the page could forge its end. */
export default defineContentScript({
  matches: ['https://web.whatsapp.com/*'],
  runAt: 'document_start',
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main() {
    const port = offerPort(window);
    const stop = new AbortController();
    const { signal } = stop;
    const { store, storeStatus } = connectStore();
    window.addEventListener('pagehide', (event) => {
      if (!event.persisted) stop.abort();
    });

    const { host, root, shadow } = createShadowHost({ css: __OVERLAY_CSS__, openDom: __OPEN_SHADOW__ });
    const page = createPagePort(window, signal);
    shieldKeys(window, host, shadow, signal);
    const tab = createTab({
      gateway: createBridge(port, { signal, timers: createTimers() }),
      store,
      tabId: asId<TabId>(newId()),
      signal,
      onProblem: (problem, where) => console.error(`muster: ${where}`, problem),
    });
    createRoot(root).render(
      <Overlay
        {...tab}
        store={store}
        storeStatus={storeStatus}
        page={page}
        panel={createPanelSide(tab)}
        openPage={async (open, at) =>
          (await browser.runtime.sendMessage({ open, at } satisfies OpenPage)) === true
        }
        openDom={__OPEN_SHADOW__}
        now={systemClock.now}
        newId={newId}
      />,
    );
    whenBodyExists((body) => body.append(host));
  },
});
