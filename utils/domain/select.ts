/** Which rows of a list are chosen. A selection is a set of keys. Rules LC1–LC7: `SPEC.md`, "Lists". */

export type Selection = {
  keys: ReadonlySet<string>;
  /** The key touched last by itself: where a range starts. */
  anchor?: string | undefined;
};

export const NOTHING_SELECTED: Selection = { keys: new Set() };

/** LC1. */
export function toggle(selection: Selection, key: string): Selection {
  const keys = new Set(selection.keys);
  if (!keys.delete(key)) keys.add(key);
  return { keys, anchor: key };
}

/**
 * LC2: everything between the anchor and `key`, both included, gets the state the anchor has. `order` is the list as shown,
 * without the rows that cannot be chosen. Without an anchor in view it is a plain toggle.
 */
export function selectRange(selection: Selection, key: string, order: readonly string[]): Selection {
  const from = selection.anchor === undefined ? -1 : order.indexOf(selection.anchor);
  const to = order.indexOf(key);
  if (from < 0 || to < 0) return toggle(selection, key);
  const keys = new Set(selection.keys);
  const on = selection.anchor !== undefined && selection.keys.has(selection.anchor);
  for (const between of order.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (on) keys.add(between);
    else keys.delete(between);
  }
  return { keys, anchor: selection.anchor };
}

/** LC3: a rule adds to what is chosen already. */
export function selectAlso(selection: Selection, keys: Iterable<string>): Selection {
  return { keys: new Set([...selection.keys, ...keys]), anchor: selection.anchor };
}

/** LC7. */
export function selectNot(selection: Selection, keys: Iterable<string>): Selection {
  const rest = new Set(selection.keys);
  for (const key of keys) rest.delete(key);
  return { keys: rest, anchor: selection.anchor };
}

/** LC5: who is no longer in the list is no longer chosen. Gives the same object when nothing changed. */
export function keepExisting(selection: Selection, existing: ReadonlySet<string>): Selection {
  const gone = [...selection.keys].filter((key) => !existing.has(key));
  if (gone.length === 0) return selection;
  const keys = new Set(selection.keys);
  for (const key of gone) keys.delete(key);
  const anchor =
    selection.anchor !== undefined && existing.has(selection.anchor) ? selection.anchor : undefined;
  return { keys, anchor };
}
