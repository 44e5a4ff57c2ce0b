import type { DashboardPorts, RefusedWrite } from '@/components/dashboard/dashboard.tsx';
import { queryArgs } from '@/utils/contracts/store-port.ts';
import type { StorePort } from '@/utils/store/api.ts';
import { watchWrites } from '@/utils/store/watch-writes.ts';

/** The store, and why it refused what this page wrote last. That a read goes well says nothing of the disk. */
export function watchedStore(store: StorePort, now: () => number): Pick<DashboardPorts, 'store' | 'refused'> {
  const listeners = new Set<() => void>();
  let refused: RefusedWrite;
  const watched = watchWrites(store, (reason) => {
    refused = reason && { reason, at: now() };
    for (const listener of listeners) listener();
  });
  return {
    store: {
      subscribe: store.subscribe,
      call: (name, args) => (name in queryArgs ? store : watched).call(name, args),
    },
    refused: {
      get: () => refused,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}
