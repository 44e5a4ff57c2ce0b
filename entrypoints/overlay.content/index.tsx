import { createRoot } from 'react-dom/client';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { offerPort } from '@/utils/whatsapp/handshake.ts';
import { Launcher } from './launcher.tsx';
import { createShadowHost, whenBodyExists } from './shadow-host.ts';

/** The tab's isolated world. Its lifetime is the document's; WXT's context is not used, since the page could forge its end. */
export default defineContentScript({
  matches: ['https://web.whatsapp.com/*'],
  runAt: 'document_start',
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main() {
    const page = offerPort(window);
    const { host, root } = createShadowHost({ css: __OVERLAY_CSS__, open: __OPEN_SHADOW__ });
    createRoot(root).render(<Launcher page={page} />);
    whenBodyExists((body) => body.append(host));
  },
});
