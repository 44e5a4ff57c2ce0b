/**
 * Between one loaded page and its host: through memory in unit tests, through one WebSocket in a browser. WhatsApp's
 * own connection is imitated inside it, so that it can break while tests still reach the page.
 */
import type { PageReport } from './control.ts';
import type { SeenConnection } from './client/connection.ts';
import type { Direction, Theme } from './options.ts';
import type { ClientFrame, ServerFrame } from './server/frames.ts';

export type PageCommand =
  | { do: 'report' }
  | { do: 'open-chat'; id: string }
  | { do: 'close-chat' }
  | { do: 'connection'; seen: SeenConnection }
  | { do: 'theme'; theme: Theme }
  | { do: 'direction'; direction: Direction };

export type FromPage =
  | { type: 'connect'; connection: number }
  | { type: 'hang-up'; connection: number }
  | { type: 'frame'; connection: number; frame: ClientFrame }
  | { type: 'report'; report: Omit<PageReport, 'page'> }
  | { type: 'done'; command: number; error?: string };

export type FromHost =
  | { type: 'network'; isOnline: boolean }
  | { type: 'connected'; connection: number }
  | { type: 'hang-up'; connection: number }
  | { type: 'frame'; connection: number; frame: ServerFrame }
  | { type: 'command'; command: number; body: PageCommand };

/** The page's end. */
export interface PageLink {
  post(message: FromPage): void;
  onMessage(listener: (message: FromHost) => void): void;
}

/** The host's end. */
export interface HostLink {
  post(message: FromHost): void;
  onMessage(listener: (message: FromPage) => void): void;
  onClose(listener: () => void): void;
}

/** Both ends in one memory. Messages are copied, arrive later, and keep their order. */
export function createMemoryLink(): { page: PageLink; host: HostLink; close(): void } {
  let toPage: (message: FromHost) => void = () => undefined;
  let toHost: (message: FromPage) => void = () => undefined;
  let closed: () => void = () => undefined;
  let isOpen = true;
  const later = (run: () => void): void => queueMicrotask(() => isOpen && run());
  return {
    page: {
      post(message) {
        const copy = structuredClone(message);
        later(() => toHost(copy));
      },
      onMessage(listener) {
        toPage = listener;
      },
    },
    host: {
      post(message) {
        const copy = structuredClone(message);
        later(() => toPage(copy));
      },
      onMessage(listener) {
        toHost = listener;
      },
      onClose(listener) {
        closed = listener;
      },
    },
    close() {
      if (!isOpen) return;
      isOpen = false;
      closed();
    },
  };
}
