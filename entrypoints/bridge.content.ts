import { defineContentScript } from 'wxt/utils/define-content-script';
import { receivePort } from '@/utils/whatsapp/handshake.ts';
import { createDriver } from '@/utils/whatsapp/page/driver.ts';
import { serveGateway } from '@/utils/whatsapp/page/serve.ts';
import { createTimers } from '@/utils/whatsapp/timers.ts';

/** WhatsApp's own world. Comes before the overlay in the manifest, so that it listens when the port is offered. */
export default defineContentScript({
  matches: ['https://web.whatsapp.com/*'],
  world: 'MAIN',
  runAt: 'document_start',
  main() {
    receivePort(window, (port) => {
      const stop = new AbortController();
      const { signal } = stop;
      // The other end goes with its world: then nobody listens any more.
      port.addEventListener('close', () => stop.abort(), { once: true });
      serveGateway(port, createDriver(window, { timers: createTimers(window), signal }), { signal });
    });
  },
});
