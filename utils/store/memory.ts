/** The part of an `IDBTransaction` by which its end is heard. */
export type Changing = Pick<EventTarget, 'addEventListener'>;

/**
 * Values by key. They lie in two halves: when the one for what was used of late is full, the other is forgotten and the full
 * one takes its place. A key that a transaction changes is forgotten at once, and not kept again before that transaction
 * has ended: what others read meanwhile may be older.
 */
export type Memory<Value> = {
  get(key: string): Value | undefined;
  keep(key: string, value: Value): void;
  /** `keys` are about to be changed; nothing: all of them may be. */
  touch(transaction: Changing, keys?: Iterable<string>): void;
};

export function createMemory<Value>(options: {
  /** Sum of the sizes of what is kept; a value larger than half of it never is. */
  most: number;
  sizeOf(value: Value): number;
}): Memory<Value> {
  const { most, sizeOf } = options;
  const empty = () => ({ values: new Map<string, { value: Value; size: number }>(), total: 0 });
  let young = empty();
  let old = empty();
  /** Keys of transactions under way; `null`: all keys. */
  const changing = new Map<Changing, Set<string> | null>();

  const forget = (key: string): void => {
    for (const half of [young, old]) {
      half.total -= half.values.get(key)?.size ?? 0;
      half.values.delete(key);
    }
  };
  const put = (key: string, value: Value, size: number): void => {
    if (young.total + size > most / 2) {
      old = young;
      young = empty();
    }
    young.values.set(key, { value, size });
    young.total += size;
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
      const found = young.values.get(key);
      if (found) return found.value;
      const older = old.values.get(key);
      if (!older) return undefined;
      forget(key);
      put(key, older.value, older.size);
      return older.value;
    },
    keep(key, value) {
      if (isChanging(key)) return;
      forget(key);
      const size = sizeOf(value);
      if (size <= most / 2) put(key, value, size);
    },
    touch(transaction, keys) {
      const all = keysOf(transaction);
      if (keys === undefined) {
        young = empty();
        old = empty();
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
