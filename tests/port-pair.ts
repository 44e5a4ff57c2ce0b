import type { RuntimePort } from '@/utils/messaging/runtime-port.ts';

type Listener<T> = (value: T) => void;

/**
 * Two ends of a port in memory, as strict as the browser's: messages arrive later and as JSON copies, a dead port
 * throws, and who disconnects does not hear of it.
 */
export function createPortPair(): { client: RuntimePort; server: RuntimePort; kill(): void } {
  let alive = true;
  const end = () => ({ messages: new Set<Listener<unknown>>(), losses: new Set<Listener<void>>() });
  const ends = { client: end(), server: end() };

  const port = (mine: 'client' | 'server', other: 'client' | 'server'): RuntimePort => ({
    postMessage(message) {
      if (!alive) throw new Error('Attempting to use a disconnected port object');
      const copy: unknown = JSON.parse(JSON.stringify(message));
      queueMicrotask(() => {
        if (alive) for (const listener of [...ends[other].messages]) listener(copy);
      });
    },
    disconnect() {
      if (!alive) return;
      alive = false;
      for (const listener of [...ends[other].losses]) listener();
    },
    onMessage: { addListener: (listener) => void ends[mine].messages.add(listener) },
    onDisconnect: { addListener: (listener) => void ends[mine].losses.add(listener) },
  });

  return {
    client: port('client', 'server'),
    server: port('server', 'client'),
    /** As when the worker is stopped: both ends hear of it, and what is under way is lost. */
    kill() {
      if (!alive) return;
      alive = false;
      for (const side of [ends.server, ends.client]) for (const listener of [...side.losses]) listener();
    },
  };
}
