import { expose } from 'comlink';
import type { Outcome } from '@/utils/domain/reasons.ts';
import { toColumns } from './columns.ts';
import { isClientEnvelope, type ServerEnvelope } from './envelope.ts';
import { createRpcEndpoint } from './rpc-endpoint.ts';
import type { RuntimePort } from './runtime-port.ts';

/** The one object that comlink exposes to a client. */
export type StoreRemote = { call(name: string, args: unknown): Promise<Outcome<unknown, string>> };

/** What answers. Names and arguments come from the wire: parse them. Expected failures are values; what is thrown becomes 'internal'. */
export type StoreHandlers = {
  /** A query asked once, or a command. */
  call(name: string, args: unknown): Promise<Outcome<unknown, string>>;
  /** Emits the query's value now and after every change until the returned function is called. */
  live(name: string, args: unknown, emit: (outcome: Outcome<unknown, string>) => void): () => void;
  /** Hears what was thrown, with the name of the query or command. */
  onError(error: unknown, name: string): void;
};

/** Answers one client until its port closes; then its live queries are stopped. Values must be JSON-safe. */
export function serveStore(port: RuntimePort, handlers: StoreHandlers): void {
  const watched = new Map<string, () => void>();
  let open = true;

  const post = (envelope: ServerEnvelope): void => {
    // The answer to somebody who left. Nothing is lost: what it reports is in the store.
    if (open) port.postMessage(envelope);
  };
  const failure = (error: unknown, name: string): Outcome<never, string> => {
    handlers.onError(error, name);
    return { ok: false, reason: 'internal', detail: error instanceof Error ? error.message : String(error) };
  };

  const remote: StoreRemote = {
    async call(name, args) {
      try {
        return await handlers.call(name, args);
      } catch (error) {
        return failure(error, name);
      }
    },
  };

  const unwatch = (id: string): void => {
    watched.get(id)?.();
    watched.delete(id);
  };

  const watch = (id: string, name: string, args: unknown): void => {
    unwatch(id);
    let stopped = false;
    let stopLive: (() => void) | undefined;
    const stop = (): void => {
      stopped = true;
      stopLive?.();
    };
    watched.set(id, stop);
    try {
      stopLive = handlers.live(name, args, (outcome) => {
        if (stopped) return;
        try {
          const columns = outcome.ok ? toColumns(outcome.value) : undefined;
          post(columns ? { type: 'rows', id, columns } : { type: 'value', id, outcome });
        } catch (error) {
          // A value that cannot be sent, such as one past the browser's 64 MB.
          post({ type: 'value', id, outcome: failure(error, name) });
        }
      });
    } catch (error) {
      post({ type: 'value', id, outcome: failure(error, name) });
    }
    // Stopped by its own first value.
    if (stopped) stopLive?.();
  };

  const rpc = createRpcEndpoint((data) => post({ type: 'rpc', data }));
  expose(remote, rpc.endpoint);

  port.onDisconnect.addListener(() => {
    open = false;
    for (const id of [...watched.keys()]) unwatch(id);
  });
  port.onMessage.addListener((message) => {
    if (!isClientEnvelope(message)) {
      handlers.onError(new Error('a message of an unknown shape on the store port'), 'port');
    } else if (message.type === 'rpc') rpc.deliver(message.data);
    else if (message.type === 'watch') watch(message.id, message.name, message.args);
    else unwatch(message.id);
  });
}
