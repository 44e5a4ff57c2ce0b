import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { placeRows, rowsInView, scrollTo } from './row-places.ts';
import styles from './virtual-list.module.css';

export type RowState = { index: number; active: boolean; selected: boolean };

export type ListSelection = {
  keys: ReadonlySet<string>;
  /** `range`: from the last one touched to this one. */
  onToggle(index: number, options: { range: boolean }): void;
  onAll(): void;
  onNone(): void;
};

export type VirtualListHandle = { focus(): void };

type VirtualListProps<Item> = {
  items: readonly Item[];
  keyOf(item: Item): string;
  /** px; 56 for two lines, 44 dense. A function for lists with rows of several known heights. Keep it stable. */
  rowHeight: number | ((item: Item) => number);
  label: string;
  /** Keep it stable (useCallback): rows are redrawn only when it, the item or the row's state changes. */
  renderRow(item: Item, state: RowState): ReactNode;
  selection?: ListSelection | undefined;
  /** Enter, or a click on the row outside its own controls. */
  onOpen?: ((item: Item, index: number) => void) | undefined;
  ref?: Ref<VirtualListHandle> | undefined;
};

/** Rows drawn beyond the edge, so that a flick shows no gap. A new list gets them in the first idle moment: typing in a filter pays only for what is seen. */
const OVERSCAN = 6;

/**
 * A list of any size. Keyboard: arrows, Page, Home, End move; Space marks, Shift extends, Ctrl+A marks all, Escape none,
 * Enter opens. The row in focus is always drawn, so that the focus survives scrolling away.
 */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, keyOf, rowHeight, label, renderRow, selection, onOpen, ref } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const focusWanted = useRef(false);
  const current = Math.min(active, items.length - 1);

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
    const read = () => setView({ top: element.scrollTop, height: element.clientHeight });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
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
  const go = (index: number) => {
    setActive(index);
    const element = scroller.current;
    if (!element) return;
    const top = scrollTo(places, index, { top: element.scrollTop, height: element.clientHeight });
    if (top !== undefined) element.scrollTop = top;
    const row = element.querySelector<HTMLElement>(`[data-index="${index}"]`);
    // Not drawn yet: it is focused once it is.
    if (row) row.focus({ preventScroll: true });
    else focusWanted.current = true;
  };
  useImperativeHandle(ref, () => ({ focus: () => go(Math.max(0, current)) }));

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const onRow = event.target instanceof HTMLElement && event.target.dataset['index'] !== undefined;
    const last = items.length - 1;
    const to = {
      ArrowDown: Math.min(current + 1, last),
      ArrowUp: Math.max(current - 1, 0),
      PageDown: Math.min(current + 10, last),
      PageUp: Math.max(current - 10, 0),
      Home: 0,
      End: last,
    }[event.key];
    if (to !== undefined && last >= 0) {
      event.preventDefault();
      if (event.shiftKey && selection) {
        const here = items[current];
        if (here !== undefined && !selection.keys.has(keyOf(here)))
          selection.onToggle(current, { range: false });
        if (to !== current) selection.onToggle(to, { range: true });
      }
      go(to);
    } else if (event.key === ' ' && onRow && selection) {
      event.preventDefault();
      selection.onToggle(current, { range: event.shiftKey });
    } else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && selection) {
      event.preventDefault();
      selection.onAll();
    } else if (event.key === 'Escape' && selection && selection.keys.size > 0) {
      event.preventDefault();
      event.stopPropagation();
      selection.onNone();
    } else if (event.key === 'Enter' && onRow && onOpen) {
      const item = items[current];
      if (item === undefined) return;
      event.preventDefault();
      onOpen(item, current);
    }
  };
  // Rows keep their handlers for life, so that typing in a filter redraws only rows that changed.
  const latest = useRef({ items, selection, onOpen });
  useEffect(() => {
    latest.current = { items, selection, onOpen };
  });
  const onRowClick = useCallback((index: number, event: MouseEvent<HTMLElement>) => {
    const control = event.target instanceof Element && event.target.closest('button, a, input, label');
    const { items: rows, selection: marks, onOpen: open } = latest.current;
    if (control && marks && event.shiftKey && control.matches('input, label')) {
      // The box must not change by itself; the browser puts it back only after this event.
      event.preventDefault();
      setTimeout(() => marks.onToggle(index, { range: true }));
    }
    if (control) return;
    setActive(index);
    const item = rows[index];
    if (item === undefined) return;
    if (marks && (event.shiftKey || event.ctrlKey || event.metaKey))
      marks.onToggle(index, { range: event.shiftKey });
    else open?.(item, index);
  }, []);

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      onScroll={(event) => {
        const { scrollTop, clientHeight } = event.currentTarget;
        setView({ top: scrollTop, height: clientHeight });
      }}
    >
      <div
        role="list"
        aria-label={label}
        className={styles.list}
        style={{ blockSize: places.total }}
        onKeyDown={onKeyDown}
      >
        {drawn.map((index) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <Row
              key={keyOf(item)}
              item={item}
              index={index}
              count={items.length}
              top={places.start(index)}
              height={places.height(index)}
              active={index === current}
              selected={selection?.keys.has(keyOf(item)) ?? false}
              openable={onOpen !== undefined}
              render={renderRow as (item: unknown, state: RowState) => ReactNode}
              onClick={onRowClick}
            />
          );
        })}
      </div>
    </div>
  );
}

type RowProps = RowState & {
  item: unknown;
  count: number;
  top: number;
  height: number;
  openable: boolean;
  render(item: unknown, state: RowState): ReactNode;
  onClick(index: number, event: MouseEvent<HTMLElement>): void;
};

const Row = memo(function Row(props: RowProps) {
  const { item, index, count, top, height, active, selected, openable, render, onClick } = props;
  const style: CSSProperties = { blockSize: height, transform: `translateY(${top}px)` };
  return (
    // The row itself takes the keys of the list; each thing one can press inside is a real control.
    <div
      role="listitem"
      aria-setsize={count}
      aria-posinset={index + 1}
      data-index={index}
      data-selected={selected || undefined}
      data-openable={openable || undefined}
      tabIndex={active ? 0 : -1}
      className={styles.row}
      style={style}
      // A range by shift is no selection of text.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => onClick(index, event)}
    >
      {render(item, { index, active, selected })}
    </div>
  );
});
