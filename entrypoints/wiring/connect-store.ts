import { browser } from 'wxt/browser';
import { inOutcome, packTexts, unpackTexts } from '@/utils/messaging/large-texts.ts';
import { storePortName } from '@/utils/messaging/runtime-port.ts';
import { createStoreClient, type StoreClient } from '@/utils/messaging/store-client.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import type { StoreApi, StorePort, StoreReason } from '@/utils/store/api.ts';

/**
 * Moving everything in one file may take its time: 100,000 notes are written in a minute on a slow and busy machine, and
 * an import that is called failed must not succeed later. All else is quick or broken.
 */
const BULK_LIMIT_MS = 600_000;
const CALL_LIMIT_MS = 15_000;
const bulk = ['exportAll', 'checkImport', 'applyImport', 'deleteAll'];

/** The way to the background's store, for the overlay and for the extension's own pages; `slow`: what else may take its time. */
export function connectStore(slow: readonly string[] = []): {
  store: StorePort;
  storeStatus: {
    get: StoreClient<StoreApi, StoreReason>['status'];
    subscribe(listener: () => void): () => void;
  };
} {
  const client = createStoreClient<StoreApi, StoreReason>({
    connect: () => browser.runtime.connect({ name: storePortName }),
    // The id goes away with the extension, also when it is only updated.
    isOrphaned: () => browser.runtime?.id === undefined,
    // As long as the document: the worker gives its lease back through it at the very end.
    signal: new AbortController().signal,
    timeoutMs: (name) => ([...bulk, ...slow].includes(name) ? BULK_LIMIT_MS : CALL_LIMIT_MS),
  });
  const call = client.call as (name: string, args: unknown) => Promise<Outcome<unknown, StoreReason>>;
  const store = {
    subscribe: client.subscribe,
    call: async (name: string, args: unknown) =>
      // Nothing else comes late: what a closing tab says must be said at once.
      bulk.includes(name)
        ? inOutcome(await call(name, await packTexts(args)), unpackTexts)
        : call(name, args),
  };
  return {
    // The same two methods, which TypeScript cannot compare: both take their types from the name of the call.
    store: store as unknown as StorePort,
    storeStatus: { get: client.status, subscribe: client.onStatus },
  };
}
