import { type Remote, wrap } from 'comlink';
import { fromColumns } from './columns.ts';
import { type ClientEnvelope, isServerEnvelope, type ServerEnvelope } from './envelope.ts';
import { createRpcEndpoint } from './rpc-endpoint.ts';
import type { RuntimePort } from './runtime-port.ts';
import type { StoreRemote } from './serve-store.ts';

/** One life of the port, from connect to disconnect. */
export type Connection = {
  remote: Remote<StoreRemote>;
  post(envelope: ClientEnvelope): void;
  /** Becomes 'closed' when the port is dead; never rejects. */
  closed: Promise<'closed'>;
  close(): void;
};

/** Wraps a fresh port. `onValue` hears live values, `onHeard` every message, `onClosed` the end (once). */
export function createConnection(
  port: RuntimePort,
  on: {
    value(value: Extract<ServerEnvelope, { type: 'value' }>): void;
    heard(): void;
    closed(): void;
  },
): Connection {
  const ended = Promise.withResolvers<'closed'>();
  let open = true;
  const end = (): void => {
    if (!open) return;
    open = false;
    ended.resolve('closed');
    on.closed();
  };

  const post = (envelope: ClientEnvelope): void => {
    if (!open) return;
    try {
      port.postMessage(envelope);
    } catch (error) {
      // Arguments that cannot be copied are our mistake. Anything else means that the port is gone.
      if (error instanceof DOMException && error.name === 'DataCloneError') throw error;
      end();
    }
  };

  const rpc = createRpcEndpoint((data) => post({ type: 'rpc', data }));
  port.onDisconnect.addListener(end);
  port.onMessage.addListener((message) => {
    if (!open || !isServerEnvelope(message)) return;
    on.heard();
    if (message.type === 'rpc') rpc.deliver(message.data);
    else if (message.type === 'rows')
      on.value({ type: 'value', id: message.id, outcome: { ok: true, value: fromColumns(message.columns) } });
    else on.value(message);
  });

  return {
    remote: wrap<StoreRemote>(rpc.endpoint),
    post,
    closed: ended.promise,
    close() {
      end();
      try {
        port.disconnect();
      } catch {
        // Gone with its extension: nothing is left to be closed.
      }
    },
  };
}
