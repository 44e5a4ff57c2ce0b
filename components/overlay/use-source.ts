import { useSyncExternalStore } from 'react';
import type { Source } from './ports.ts';

export function useSource<Value>(source: Source<Value>): Value {
  return useSyncExternalStore(source.subscribe, source.get);
}
