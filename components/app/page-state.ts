import { useSyncExternalStore } from 'react';

/** What outlives its view (a change of tab, a closed drawer), may be set from elsewhere, and ends with the page. */
export function createPageState<Value>(value: Value) {
  const listeners = new Set<() => void>();
  const read = (): Value => value;
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    read,
    change(next: Value): void {
      value = next;
      for (const listener of listeners) listener();
    },
    use: (): Value => useSyncExternalStore(subscribe, read),
  };
}
