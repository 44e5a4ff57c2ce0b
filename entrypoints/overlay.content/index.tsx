import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { storePortName } from '@/utils/messaging/runtime-port.ts';
import { createStoreClient } from '@/utils/messaging/store-client.ts';
import { offerPort } from '@/utils/whatsapp/handshake.ts';
import { Launcher, type PingApi } from './launcher.tsx';
import { createShadowHost, whenBodyExists } from './shadow-host.ts';

/** The tab's isolated world. Its lifetime is the document's; WXT's context is not used, since the page could forge its end. */
export default defineContentScript({
  matches: ['https://web.whatsapp.com/*'],
  runAt: 'document_start',
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main() {
    const page = offerPort(window);
    const stop = new AbortController();
    const store = createStoreClient<PingApi>({
      connect: () => browser.runtime.connect({ name: storePortName }),
      // The id goes away with the extension, also when it is only updated.
      isOrphaned: () => browser.runtime?.id === undefined,
      signal: stop.signal,
    });
    const { host, root } = createShadowHost({ css: __OVERLAY_CSS__, open: __OPEN_SHADOW__ });
    createRoot(root).render(<Launcher page={page} store={store} />);
    whenBodyExists((body) => body.append(host));
  },
});
