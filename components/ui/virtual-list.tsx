import { type CSSProperties, type MouseEvent, memo, type ReactNode, type Ref } from 'react';
import { type ListSelection, useVirtualRows, type VirtualListHandle } from './use-virtual-rows.ts';
import styles from './virtual-list.module.css';

export type { ListSelection, VirtualListHandle } from './use-virtual-rows.ts';

export type RowState = { index: number; active: boolean; selected: boolean };

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

/** A list of any size. Its keys: `useVirtualRows`. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, keyOf, rowHeight, label, renderRow, selection, onOpen, ref } = props;
  const { scroller, places, drawn, current, onScroll, onKeyDown, onRowClick } = useVirtualRows({
    items,
    keyOf,
    rowHeight,
    selection,
    onOpen,
    onPress: onOpen,
    ref,
  });
  return (
    <div ref={scroller} className={styles.scroller} onScroll={onScroll}>
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
  const style: CSSProperties = { blockSize: height, insetBlockStart: top };
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
