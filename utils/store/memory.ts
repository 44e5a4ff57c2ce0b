/** The part of an `IDBTransaction` by which its end is heard. */
export type Changing = Pick<EventTarget, 'addEventListener'>;

/**
 * Values by key, the longest unused ones forgotten first. A key that a transaction changes is forgotten at once, and not
 * kept again before that transaction has ended: what others read meanwhile may be older.
 */
export type Memory<Value> = {
  get(key: string): Value | undefined;
  keep(key: string, value: Value): void;
  /** `keys` are about to be changed; nothing: all of them may be. */
  touch(transaction: Changing, keys?: Iterable<string>): void;
};

export function createMemory<Value>(options: {
  /** Sum of the sizes of what is kept. */
  most: number;
  sizeOf(value: Value): number;
}): Memory<Value> {
  const { most, sizeOf } = options;
  const kept = new Map<string, { value: Value; size: number }>();
  let total = 0;
  /** Keys of transactions under way; `null`: all keys. */
  const changing = new Map<Changing, Set<string> | null>();

  const forget = (key: string): void => {
    total -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  const isChanging = (key: string): boolean => {
    for (const keys of changing.values()) if (keys === null || keys.has(key)) return true;
    return false;
  };
  const keysOf = (transaction: Changing): Set<string> | null => {
    const known = changing.get(transaction);
    if (known !== undefined) return known;
    const keys = new Set<string>();
    changing.set(transaction, keys);
    // An error that aborts the transaction ends with "abort" too.
    for (const end of ['complete', 'abort'])
      transaction.addEventListener(end, () => changing.delete(transaction), { once: true });
    return keys;
  };

  return {
    get(key) {
      const found = kept.get(key);
      if (!found) return undefined;
      // Last in the order of the map: used just now.
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
    keep(key, value) {
      if (isChanging(key)) return;
      forget(key);
      const size = sizeOf(value);
      if (size > most) return;
      kept.set(key, { value, size });
      total += size;
      for (const oldest of kept.keys()) {
        if (total <= most) break;
        forget(oldest);
      }
    },
    touch(transaction, keys) {
      const all = keysOf(transaction);
      if (keys === undefined) {
        kept.clear();
        total = 0;
        changing.set(transaction, null);
        return;
      }
      for (const key of keys) {
        forget(key);
        all?.add(key);
      }
    },
  };
}
