import { useLayoutEffect, useReducer } from 'react';
import type { Args, QueryName, Result, StorePort } from '@/utils/store/api.ts';
import { useApp } from './context.tsx';
import { createLiveQueries, type Live, type LiveQueries } from './live-queries.ts';

/** A live view of a named query. `args: null` asks nothing. A change of args keeps no value of the ones before. */
export function useLive<Name extends QueryName>(name: Name, args: Args<Name> | null): Live<Result<Name>> {
  const { store } = useApp();
  const queries = queriesOf(store);
  const key = args === null ? null : JSON.stringify(args);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  // Asked before the first paint: an effect would wait for a frame that shows nothing yet.
  useLayoutEffect(
    () => (key === null ? undefined : queries.watch(name, JSON.parse(key), redraw)),
    [queries, name, key],
  );
  return args === null ? IDLE : queries.peek(name, args);
}

const IDLE: Live<never> = { value: undefined, problem: undefined, idle: true };

const known = new WeakMap<StorePort, LiveQueries>();

function queriesOf(store: StorePort): LiveQueries {
  const queries = known.get(store) ?? createLiveQueries(store);
  known.set(store, queries);
  return queries;
}
