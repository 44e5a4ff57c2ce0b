import { useLayoutEffect, useState } from 'react';
import type { QueryName, StoreApi, StoreOutcome } from '@/utils/store/api.ts';
import { useApp } from './context.tsx';

export type Live<Value> = {
  /** The last good value; missing until the first arrives. */
  value: Value | undefined;
  /** Why there is none, or why it is no longer renewed. */
  problem: Extract<StoreOutcome<Value>, { ok: false }> | undefined;
  /** Nothing is asked, so nothing will come. */
  idle?: boolean | undefined;
};

/** A live view of a named query. `args: null` asks nothing. A change of args keeps no value of the ones before. */
export function useLive<Name extends QueryName>(
  name: Name,
  args: StoreApi['queries'][Name]['args'] | null,
): Live<StoreApi['queries'][Name]['result']> {
  type Value = StoreApi['queries'][Name]['result'];
  const { store } = useApp();
  const key = args === null ? null : JSON.stringify(args);
  const [state, setState] = useState<{ key: string | null; live: Live<Value> }>({ key: null, live: EMPTY });
  // Asked before the first paint: an effect would wait for a frame that shows nothing yet.
  useLayoutEffect(() => {
    if (key === null) return;
    return store.subscribe(name, JSON.parse(key), (outcome) => {
      setState((before) => ({
        key,
        live: outcome.ok
          ? { value: outcome.value, problem: undefined }
          : { value: before.key === key ? before.live.value : undefined, problem: outcome },
      }));
    });
  }, [store, name, key]);
  if (key === null) return IDLE;
  return state.key === key ? state.live : EMPTY;
}

const EMPTY = { value: undefined, problem: undefined };
const IDLE = { ...EMPTY, idle: true };
