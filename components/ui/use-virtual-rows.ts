import {
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
  type RefObject,
  type UIEvent,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { keyIn } from './keys.ts';
import { placeRows, type RowPlaces, rowsInView, scrollTo } from './row-places.ts';

export type ListSelection = {
  keys: ReadonlySet<string>;
  /** `range`: from the last one touched to this one. */
  onToggle(index: number, options: { range: boolean }): void;
  onAll(): void;
  onNone(): void;
};

export type VirtualListHandle = { focus(): void };

type RowsOptions<Item> = {
  items: readonly Item[];
  keyOf(item: Item): string;
  /** px. Keep a function stable. */
  rowHeight: number | ((item: Item) => number);
  /** px that a heading covers at the top of the scroller. */
  headHeight?: number | undefined;
  selection?: ListSelection | undefined;
  /** Enter. */
  onOpen?: ((item: Item, index: number) => void) | undefined;
  /** A click on the row outside its own controls. */
  onPress?: ((item: Item, index: number) => void) | undefined;
  ref?: Ref<VirtualListHandle> | undefined;
};

type Rows = {
  scroller: RefObject<HTMLDivElement | null>;
  places: RowPlaces;
  /** The rows to draw. */
  drawn: number[];
  /** The row that has the focus, or gets it by Tab. */
  current: number;
  onScroll(event: UIEvent<HTMLElement>): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  /** The same for life. */
  onRowClick(index: number, event: MouseEvent<HTMLElement>): void;
  focus(): void;
};

/** Rows drawn beyond the edge, so that a flick shows no gap. A new list gets them in the first idle moment: typing in a filter pays only for what is seen. */
const OVERSCAN = 6;

/**
 * What lists and tables of any size share. Rows carry `data-index` and `tabIndex`. Keyboard: arrows, Page, Home, End move;
 * Space marks, Shift extends, Ctrl+A marks all, Escape none, Enter opens. The row in focus is always drawn, so that the
 * focus survives scrolling away.
 */
export function useVirtualRows<Item>(options: RowsOptions<Item>): Rows {
  const { items, keyOf, rowHeight, headHeight = 0, selection, onOpen, onPress, ref } = options;
  const scroller = useRef<HTMLDivElement>(null);
  /** The row in focus goes with its item, wherever a change of the list puts it. */
  const [active, setActive] = useState<{ index: number; key?: string }>({ index: 0 });
  const focusWanted = useRef(false);
  const current = useMemo(() => {
    const { index, key } = active;
    const isActive = (item: Item | undefined) => item !== undefined && keyOf(item) === key;
    const found = key === undefined || isActive(items[index]) ? index : items.findIndex(isActive);
    return Math.min(found < 0 ? index : found, items.length - 1);
  }, [items, active, keyOf]);

  const places = useMemo(
    () =>
      placeRows(
        items.length,
        typeof rowHeight === 'number'
          ? rowHeight
          : (index) => {
              const item = items[index];
              return item === undefined ? 0 : rowHeight(item);
            },
      ),
    [items, rowHeight],
  );
  const [view, setView] = useState({ top: 0, height: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const read = () => setView({ top: element.scrollTop, height: element.clientHeight - headHeight });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [headHeight]);
  const [settled, setSettled] = useState<readonly Item[]>();
  useEffect(() => {
    const handle = requestIdleCallback(() => setSettled(items));
    return () => cancelIdleCallback(handle);
  }, [items]);
  const overscan = settled === items ? OVERSCAN : 0;
  const drawn = rowsInView(places, items.length, view, { overscan, always: current });

  useEffect(() => {
    if (!focusWanted.current) return;
    focusWanted.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-index="${current}"]`)?.focus({ preventScroll: true });
  });
  // Rows keep their handlers for life, so that typing in a filter redraws only rows that changed.
  const latest = useRef({ items, keyOf, selection, onPress });
  useEffect(() => {
    latest.current = { items, keyOf, selection, onPress };
  });
  const activate = useCallback((index: number) => {
    const { items: rows, keyOf: nameOf } = latest.current;
    const item = rows[index];
    setActive(item === undefined ? { index } : { index, key: nameOf(item) });
  }, []);
  const go = (index: number) => {
    activate(index);
    const element = scroller.current;
    if (!element) return;
    const top = scrollTo(places, index, {
      top: element.scrollTop,
      height: element.clientHeight - headHeight,
    });
    if (top !== undefined) element.scrollTop = top;
    const row = element.querySelector<HTMLElement>(`[data-index="${index}"]`);
    // Not drawn yet: it is focused once it is.
    if (row) row.focus({ preventScroll: true });
    else focusWanted.current = true;
  };
  const focus = () => go(Math.max(0, current));
  useImperativeHandle(ref, () => ({ focus }));

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const onRow = event.target instanceof HTMLElement && event.target.dataset['index'] !== undefined;
    const last = items.length - 1;
    const key = keyIn('list', event);
    const targets: { readonly [key: string]: number } = {
      move1: Math.min(current + 1, last),
      move0: Math.max(current - 1, 0),
      page1: Math.min(current + 10, last),
      page0: Math.max(current - 10, 0),
      ends0: 0,
      ends1: last,
    };
    const to = key && targets[key];
    if (to !== undefined && last >= 0) {
      event.preventDefault();
      if (event.shiftKey && selection) {
        const here = items[current];
        if (here !== undefined && !selection.keys.has(keyOf(here)))
          selection.onToggle(current, { range: false });
        if (to !== current) selection.onToggle(to, { range: true });
      }
      go(to);
    } else if (key === 'toggle0' && onRow && selection) {
      event.preventDefault();
      selection.onToggle(current, { range: event.shiftKey });
    } else if (key === 'all0' && selection) {
      event.preventDefault();
      selection.onAll();
    } else if (key === 'none0' && selection && selection.keys.size > 0) {
      event.preventDefault();
      event.stopPropagation();
      selection.onNone();
    } else if (key === 'open0' && onRow && onOpen) {
      const item = items[current];
      if (item === undefined) return;
      event.preventDefault();
      onOpen(item, current);
    }
  };
  const onRowClick = useCallback(
    (index: number, event: MouseEvent<HTMLElement>) => {
      const control = event.target instanceof Element && event.target.closest('button, a, input, label');
      const { items: rows, selection: marks, onPress: press } = latest.current;
      if (control && marks && event.shiftKey && control.matches('input, label')) {
        // The box must not change by itself; the browser puts it back only after this event.
        event.preventDefault();
        setTimeout(() => marks.onToggle(index, { range: true }));
      }
      if (control) return;
      activate(index);
      const item = rows[index];
      if (item === undefined) return;
      if (marks && (event.shiftKey || event.ctrlKey || event.metaKey))
        marks.onToggle(index, { range: event.shiftKey });
      else press?.(item, index);
    },
    [activate],
  );
  const onScroll = (event: UIEvent<HTMLElement>) => {
    const { scrollTop, clientHeight } = event.currentTarget;
    setView({ top: scrollTop, height: clientHeight - headHeight });
  };
  return { scroller, places, drawn, current, onScroll, onKeyDown, onRowClick, focus };
}
