import type { Args, QueryName, Result, StoreOutcome, StorePort } from '@/utils/store/api.ts';

export type Live<Value> = {
  /** The last good value; missing until the first arrives. */
  value: Value | undefined;
  /** Why there is none, or why it is no longer renewed. */
  problem: Extract<StoreOutcome<Value>, { ok: false }> | undefined;
  /** Nothing is asked, so nothing will come. */
  idle?: boolean | undefined;
};

export const NOTHING_YET: Live<never> = { value: undefined, problem: undefined };

/** The live queries of one page: what several views show is asked, sent and kept once. */
export type LiveQueries = {
  /** What is known of the query now. */
  peek<Name extends QueryName>(name: Name, args: Args<Name>): Live<Result<Name>>;
  /** Keeps the query live until the returned function is called; `onChange` hears of everything new that `peek` shows. */
  watch<Name extends QueryName>(name: Name, args: Args<Name>, onChange: () => void): () => void;
};

/** To bring so many rows takes a tenth of a second and more. */
const LONG_FROM = 1_000;
const KEPT_MS = 60_000;
const MOST_KEPT = 3;

type Query = { live: Live<unknown>; listeners: Set<() => void>; stop(): void };

export function createLiveQueries(store: Pick<StorePort, 'subscribe'>): LiveQueries {
  const queries = new Map<string, Query>();
  /** Long lists that were left lately: whoever comes back sees one again until it has come anew. */
  const left = new Map<string, Live<unknown>>();
  const leave = (key: string, { value }: Live<unknown>): void => {
    if (!Array.isArray(value) || value.length < LONG_FROM) return;
    const kept: Live<unknown> = { value, problem: undefined };
    left.delete(key);
    left.set(key, kept);
    for (const oldest of [...left.keys()].slice(0, -MOST_KEPT)) left.delete(oldest);
    setTimeout(() => left.get(key) === kept && left.delete(key), KEPT_MS);
  };
  const before = (key: string): Live<unknown> => left.get(key) ?? NOTHING_YET;
  const keyOf = (name: string, args: unknown): string => `${name} ${JSON.stringify(args)}`;

  return {
    // What a query gave is kept under its own name and arguments.
    peek: <Name extends QueryName>(name: Name, args: Args<Name>) =>
      (queries.get(keyOf(name, args))?.live ?? before(keyOf(name, args))) as Live<Result<Name>>,

    watch(name, args, onChange) {
      const key = keyOf(name, args);
      const query = queries.get(key) ?? { live: before(key), listeners: new Set(), stop: () => {} };
      const isNew = !queries.has(key);
      queries.set(key, query);
      // A function of its own: one view may watch a query twice.
      const listener = (): void => onChange();
      query.listeners.add(listener);
      if (isNew)
        query.stop = store.subscribe(name, args, (outcome) => {
          query.live = outcome.ok
            ? { value: outcome.value, problem: undefined }
            : { value: query.live.value, problem: outcome };
          for (const each of [...query.listeners]) each();
        });
      return () => {
        query.listeners.delete(listener);
        // The view that comes in the place of another goes on with what that one had.
        queueMicrotask(() => {
          if (query.listeners.size > 0 || queries.get(key) !== query) return;
          queries.delete(key);
          leave(key, query.live);
          query.stop();
        });
      };
    },
  };
}
