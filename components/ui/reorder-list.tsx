import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { keyIn } from './keys.ts';
import { cx } from './class-names.ts';
import { Icon } from './icon.tsx';
import { moveItem } from './move.ts';
import styles from './reorder-list.module.css';

type ReorderListProps<Item> = {
  items: readonly Item[];
  keyOf(item: Item): string;
  label: string;
  /** Name of the handle of one row, with what its keys do: "Move Late payer, arrow keys". */
  handleLabel(item: Item): string;
  /** Read out after a move: "Late payer is now 2 of 7". */
  movedText(item: Item, place: number): string;
  /** px, the same for all: places are counted, not measured. */
  rowHeight: number;
  renderRow(item: Item): ReactNode;
  onOrder(items: Item[]): void;
  /** Shown without handles, as when only some of the items are listed. */
  disabled?: boolean | undefined;
};

type Drag = { key: string; from: number; startY: number; offsetPx: number };

/** A list in an order of one's own: dragged by the handle, or moved by arrow keys, Home and End while the handle has the focus. */
export function ReorderList<Item>(props: ReorderListProps<Item>) {
  const {
    items,
    keyOf,
    label,
    handleLabel,
    movedText,
    rowHeight,
    renderRow,
    onOrder,
    disabled = false,
  } = props;
  const list = useRef<HTMLUListElement>(null);
  const [drag, setDrag] = useState<Drag>();
  const [said, setSaid] = useState('');

  const last = items.length - 1;
  const target = drag && clamp(drag.from + Math.round(drag.offsetPx / rowHeight), last);
  // Rows only look moved while dragging: a row taken out of the page would lose the pointer.
  const shift = (place: number): number => {
    if (!drag || target === undefined) return 0;
    if (place === drag.from) return drag.offsetPx;
    if (place > drag.from && place <= target) return -rowHeight;
    return place < drag.from && place >= target ? rowHeight : 0;
  };

  const move = (item: Item, from: number, to: number) => {
    if (to === from) return;
    setSaid(movedText(item, to + 1));
    onOrder(moveItem(items, from, to));
  };
  const onKeyDown = (event: KeyboardEvent, item: Item, from: number) => {
    const key = keyIn('order', event);
    if (key === 'none0' && drag) {
      event.preventDefault();
      event.stopPropagation();
      setDrag(undefined);
      return;
    }
    if (!key || key === 'none0') return;
    const to = { move0: from - 1, move1: from + 1, ends0: 0, ends1: last }[key];
    event.preventDefault();
    event.stopPropagation();
    move(item, from, clamp(to, last));
  };
  const start = (event: PointerEvent<HTMLElement>, item: Item, from: number) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ key: keyOf(item), from, startY: event.clientY, offsetPx: 0 });
  };
  const follow = (event: PointerEvent) => {
    setDrag((before) => before && { ...before, offsetPx: event.clientY - before.startY });
  };
  const drop = (item: Item) => {
    setDrag(undefined);
    if (drag && target !== undefined) move(item, drag.from, target);
  };

  return (
    <>
      <ul ref={list} className={styles.list} aria-label={label}>
        {items.map((item, place) => {
          const key = keyOf(item);
          return (
            <li
              key={key}
              className={cx(styles.row, drag?.key === key && styles.dragged)}
              style={{ blockSize: rowHeight, transform: drag && `translateY(${shift(place)}px)` }}
            >
              <button
                type="button"
                hidden={disabled}
                className={styles.handle}
                aria-label={handleLabel(item)}
                title={handleLabel(item)}
                onKeyDown={(event) => onKeyDown(event, item, place)}
                onPointerDown={(event) => start(event, item, place)}
                onPointerMove={drag ? follow : undefined}
                onPointerUp={() => drop(item)}
                onPointerCancel={() => setDrag(undefined)}
              >
                <Icon name="drag" size={18} />
              </button>
              <div className={styles.content}>{renderRow(item)}</div>
            </li>
          );
        })}
      </ul>
      <span className={styles.said} role="status">
        {said}
      </span>
    </>
  );
}

const clamp = (place: number, last: number): number => Math.max(0, Math.min(last, place));
