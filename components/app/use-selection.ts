import { useCallback, useMemo, useRef, useState, useEffect } from 'react';
import type { ListSelection } from '@/components/ui/virtual-list.tsx';
import {
  keepExisting,
  NOTHING_SELECTED,
  selectAlso,
  selectNot,
  selectRange,
  type Selection,
  toggle,
} from '@/utils/domain/select.ts';

/** What is chosen outlives its view (another chat, another tab) and ends with the page. */
const kept = new Map<string, Selection>();

export type RowSelection<Row> = {
  /** For the list. */
  list: ListSelection;
  /** Those chosen, in the order of `all`. */
  chosen: Row[];
  /** How many of them the filter hides. */
  hiddenCount: number;
  /** Everybody shown who can be chosen is chosen. */
  allShown: boolean;
  toggleKey(key: string): void;
  addWhere(test: (row: Row) => boolean): void;
  /** Lets go of those shown. */
  dropShown(): void;
  /** Lets go of everybody. */
  clear(): void;
};

/**
 * What is chosen of a list. `all`: every row; `shown`: those the filter lets through, in order. Rows for which `canChoose`
 * says no are never chosen (LC6). `keyOf` and `canChoose` must be stable.
 */
export function useSelection<Row>(options: {
  /** Names the list; the view must be made anew when it changes. */
  listId: string;
  all: readonly Row[];
  shown: readonly Row[];
  keyOf(row: Row): string;
  canChoose(row: Row): boolean;
}): RowSelection<Row> {
  const { listId, all, shown, keyOf, canChoose } = options;
  const [selection, setSelection] = useState<Selection>(() => kept.get(listId) ?? NOTHING_SELECTED);
  // Most lists are opened and left with nobody chosen: then no key of theirs is ever made.
  const current = useMemo(
    () =>
      selection.keys.size === 0
        ? selection
        : keepExisting(selection, new Set(all.filter(canChoose).map(keyOf))),
    [selection, all, canChoose, keyOf],
  );
  // Handlers keep their identity, so that rows are not redrawn when the list changes around them.
  const latest = useRef({ all, shown });
  useEffect(() => {
    latest.current = { all, shown };
    kept.set(listId, selection);
  });

  const toggleKey = useCallback(
    (key: string) => {
      const row = latest.current.all.find((one) => keyOf(one) === key);
      if (row !== undefined && canChoose(row)) setSelection((before) => toggle(before, key));
    },
    [canChoose, keyOf],
  );
  const onToggle = useCallback(
    (index: number, { range }: { range: boolean }) => {
      const row = latest.current.shown[index];
      if (row === undefined || !canChoose(row)) return;
      const key = keyOf(row);
      setSelection((before) => {
        if (!range) return toggle(before, key);
        return selectRange(before, key, latest.current.shown.filter(canChoose).map(keyOf));
      });
    },
    [canChoose, keyOf],
  );
  const addWhere = useCallback(
    (test: (row: Row) => boolean) => {
      const keys = latest.current.shown.filter((row) => canChoose(row) && test(row)).map(keyOf);
      setSelection((before) => selectAlso(before, keys));
    },
    [canChoose, keyOf],
  );
  const onAll = useCallback(() => addWhere(() => true), [addWhere]);
  const dropShown = useCallback(
    () => setSelection((before) => selectNot(before, latest.current.shown.map(keyOf))),
    [keyOf],
  );
  const clear = useCallback(() => setSelection(NOTHING_SELECTED), []);

  return useMemo(() => {
    const chosen = current.keys.size === 0 ? [] : all.filter((row) => current.keys.has(keyOf(row)));
    const shownKeys = chosen.length === 0 ? undefined : new Set(shown.map(keyOf));
    const allShown =
      chosen.length > 0 &&
      shown.length > 0 &&
      shown.every((row) => !canChoose(row) || current.keys.has(keyOf(row)));
    return {
      list: { keys: current.keys, onToggle, onAll, onNone: clear },
      chosen,
      allShown,
      hiddenCount: shownKeys === undefined ? 0 : chosen.filter((row) => !shownKeys.has(keyOf(row))).length,
      toggleKey,
      addWhere,
      dropShown,
      clear,
    };
  }, [all, shown, current, keyOf, canChoose, onToggle, onAll, clear, toggleKey, addWhere, dropShown]);
}
