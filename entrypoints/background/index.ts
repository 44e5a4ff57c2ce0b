import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { storePortName } from '@/utils/messaging/runtime-port.ts';
import { serveStore } from '@/utils/messaging/serve-store.ts';

export default defineBackground({
  type: 'module',
  main() {
    browser.runtime.onConnect.addListener((port) => {
      if (port.name !== storePortName) return;
      serveStore(port, {
        call: async (name) =>
          name === 'ping' ? { ok: true, value: 'pong' } : { ok: false, reason: 'not-found' },
        live: (_name, _args, emit) => {
          emit({ ok: false, reason: 'not-found' });
          return () => {};
        },
        onError: (error, name) => console.error(`store: ${name}`, error),
      });
    });
    browser.action.onClicked.addListener(() => {
      void browser.tabs.create({ url: browser.runtime.getURL('/dashboard.html') });
    });
  },
});
