/** What we use of a browser's `runtime.Port`. `postMessage` throws once the port is dead. */
export type RuntimePort = {
  postMessage(message: unknown): void;
  /** Closes the port; only the other side hears of it. */
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
};

/** The name that the store's clients connect with. */
export const storePortName = 'store';
