import type { Endpoint } from 'comlink';

/** A comlink endpoint over one kind of envelope: `post` sends, `deliver` is called with what arrived. */
export function createRpcEndpoint(post: (data: unknown) => void): {
  endpoint: Endpoint;
  deliver(data: unknown): void;
} {
  const listeners = new Set<EventListenerOrEventListenerObject>();
  return {
    endpoint: {
      postMessage: post,
      addEventListener: (_type, listener) => void listeners.add(listener),
      removeEventListener: (_type, listener) => void listeners.delete(listener),
    },
    deliver(data) {
      const event = new MessageEvent('message', { data });
      for (const listener of listeners) {
        if (typeof listener === 'function') listener(event);
        else listener.handleEvent(event);
      }
    },
  };
}
