import type { Connection } from './connection.ts';

/** `idle`: nobody needs the port now. `orphaned`: the extension was updated or removed; only a reload of the tab helps. */
export type ClientStatus = 'idle' | 'connected' | 'reconnecting' | 'orphaned';

/** Runs `callback` once after `delayMs`; the returned function prevents it. */
export type Timer = (callback: () => void, delayMs: number) => () => void;

/** At once first: a stopped worker is started by connecting. A second at most, so that the overlay works again within one. */
const backoffMs = [0, 50, 100, 200, 400, 800, 1000] as const;

/** A port without traffic does not always hear that its extension is gone (Chromium 156). */
const LOOK_EVERY_MS = 2_000;

export type Connector = {
  /** The open connection, if there is one. */
  current(): Connection | undefined;
  /** Opens one when none is open or on its way. */
  connect(): void;
  /** The next open connection, or why there will be none. */
  ready(): Promise<Connection | 'orphaned' | 'ended'>;
  status(): ClientStatus;
  /** For good. */
  end(): void;
};

/** Keeps at most one connection open and opens the next after a loss, for as long as `isWanted()` says. */
export function createConnector(options: {
  /** Opens a connection that calls `onHeard` and `onClosed`; throws when it cannot. */
  open(on: { heard(): void; closed(): void }): Connection;
  isWanted(): boolean;
  isOrphaned(): boolean;
  timer: Timer;
  onOpen(connection: Connection): void;
  onStatus(status: ClientStatus): void;
}): Connector {
  let current: Connection | undefined;
  let failures = 0;
  let cancelRetry: (() => void) | undefined;
  let ended = false;
  let status: ClientStatus = 'idle';
  const waiting = new Set<(connection: Connection | 'orphaned' | 'ended') => void>();

  const setStatus = (next: ClientStatus): void => {
    if (next === status) return;
    status = next;
    options.onStatus(next);
  };
  const settle = (result: Connection | 'orphaned' | 'ended'): void => {
    const settled = [...waiting];
    waiting.clear();
    for (const resolve of settled) resolve(result);
  };

  const lost = (): void => {
    current = undefined;
    if (ended) return;
    if (options.isOrphaned()) {
      setStatus('orphaned');
      settle('orphaned');
    } else if (options.isWanted() || waiting.size > 0) retry();
    else setStatus('idle');
  };

  const retry = (): void => {
    if (cancelRetry || ended) return;
    setStatus('reconnecting');
    const delayMs = backoffMs[Math.min(failures, backoffMs.length - 1)] ?? 1000;
    failures++;
    cancelRetry = options.timer(() => {
      cancelRetry = undefined;
      open();
    }, delayMs);
  };

  const lookAfter = (connection: Connection): void => {
    options.timer(() => {
      if (current !== connection) return;
      if (!options.isOrphaned()) return lookAfter(connection);
      connection.close();
    }, LOOK_EVERY_MS);
  };

  const open = (): void => {
    let connection: Connection | undefined;
    let dead = false;
    try {
      connection = options.open({
        heard: () => {
          failures = 0;
        },
        closed: () => {
          dead = true;
          if (connection && current === connection) lost();
        },
      });
    } catch {
      // The browser throws when the extension is gone, and for a moment while it restarts: `lost` tells the two apart.
      lost();
      return;
    }
    current = connection;
    if (dead) {
      lost();
      return;
    }
    setStatus('connected');
    options.onOpen(connection);
    settle(connection);
    lookAfter(connection);
  };

  const connect = (): void => {
    if (ended || current || cancelRetry || status === 'orphaned') return;
    open();
  };

  return {
    current: () => current,
    connect,
    ready() {
      if (ended) return Promise.resolve('ended');
      if (current) return Promise.resolve(current);
      if (status === 'orphaned') return Promise.resolve('orphaned');
      return new Promise((resolve) => {
        waiting.add(resolve);
        connect();
      });
    },
    status: () => status,
    end() {
      ended = true;
      cancelRetry?.();
      current?.close();
      current = undefined;
      setStatus('idle');
      settle('ended');
    },
  };
}
