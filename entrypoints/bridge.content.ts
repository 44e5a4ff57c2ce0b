import { defineContentScript } from 'wxt/utils/define-content-script';
import { receivePort } from '@/utils/whatsapp/handshake.ts';

/** WhatsApp's own world. Comes before the overlay in the manifest, so that it listens when the port is offered. */
export default defineContentScript({
  matches: ['https://web.whatsapp.com/*'],
  world: 'MAIN',
  runAt: 'document_start',
  main() {
    receivePort(window, (port) => {
      port.addEventListener('message', (event) => {
        if (event.data === 'ping') port.postMessage('pong');
      });
      port.start();
    });
  },
});
