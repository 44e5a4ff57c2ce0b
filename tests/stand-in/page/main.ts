/** Entry of the page's script: one WebSocket to the host, WhatsApp's inner half, the interface. */
import { createPageClient } from '../client/page-client.ts';
import type { LoaderQueues, LoaderWindow } from '../client/loader.ts';
import type { FromHost, FromPage, PageLink } from '../link.ts';
import type { PageOptions, Theme } from '../options.ts';
import { createRealClock } from '../server/clock.ts';
import { createApp } from './app.ts';
import { findNewGlobals } from './globals.ts';

interface Settings {
  theme: Theme;
  lang: string;
  page: PageOptions;
}

/** What the inline script left behind. */
interface QueueWindow extends LoaderWindow {
  __standInQueues?: LoaderQueues;
}

function openLink(): PageLink {
  const socket = new WebSocket(`wss://${location.host}/stand-in`);
  const waiting: string[] = [];
  socket.addEventListener('open', () => {
    for (const text of waiting.splice(0)) socket.send(text);
  });
  return {
    post(message: FromPage) {
      const text = JSON.stringify(message);
      if (socket.readyState === WebSocket.CONNECTING) waiting.push(text);
      else socket.send(text);
    },
    onMessage(listener) {
      socket.addEventListener('message', (event: MessageEvent<string>) =>
        listener(JSON.parse(event.data) as FromHost),
      );
    },
  };
}

const host = window as unknown as QueueWindow;
const queues = host.__standInQueues ?? { define: [], lazy: [] };
delete host.__standInQueues;
const block = document.getElementById('stand-in-settings');
const settings = JSON.parse(block?.textContent ?? '{}') as Settings;
block?.remove();

let wasLinked = false;
const client = createPageClient({
  window: host,
  queues,
  link: openLink(),
  clock: createRealClock(),
  local: {
    get: (key) => localStorage.getItem(`stand-in.${key}`) ?? undefined,
    set: (key, value) => localStorage.setItem(`stand-in.${key}`, value),
  },
  session: crypto.randomUUID(),
  options: settings.page,
  log: (line) => console.error(line),
  onSnapshot(snapshot) {
    wasLinked = true;
    app.onSnapshot(snapshot);
  },
  onNotice: (notice) => app.onNotice(notice),
  onCommand: (command) => app.obey(command),
  onUnpaired() {
    // Logged out: WhatsApp forgets the account and loads itself anew.
    if (!wasLinked) return;
    localStorage.clear();
    location.reload();
  },
  newGlobals: findNewGlobals,
});
const app = createApp(client, settings);
