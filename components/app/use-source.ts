import { useSyncExternalStore } from 'react';

/** A value that changes, in the shape React reads. `get` gives the same object until something changed. */
export type Source<Value> = { get(): Value; subscribe(listener: () => void): () => void };

export function useSource<Value>(source: Source<Value>): Value {
  return useSyncExternalStore(source.subscribe, source.get);
}
