import { type CSSProperties, memo, type MouseEvent, type ReactNode, type Ref } from 'react';
import { keyIn } from './keys.ts';
import { cx } from './class-names.ts';
import styles from './data-grid.module.css';
import { Checkbox } from './fields.tsx';
import { Icon } from './icon.tsx';
import { type ListSelection, useVirtualRows, type VirtualListHandle } from './use-virtual-rows.ts';

export type GridColumn<Item, Id extends string> = {
  id: Id;
  title: string;
  /** px. The first column takes what is left over, too. */
  width: number;
  /** Numbers. */
  atEnd?: boolean | undefined;
  /** `active`: the row that has the focus, or gets it by Tab. */
  render(item: Item, active: boolean): ReactNode;
};

export type GridSelection<Item> = ListSelection & {
  /** Everybody shown who can be chosen is; somebody is. */
  allShown: boolean;
  someShown: boolean;
  onNoneShown(): void;
  allLabel: string;
  labelOf(item: Item): string;
  /** Why a row cannot be chosen. */
  offBecause(item: Item): string | undefined;
};

type DataGridProps<Item, Id extends string> = {
  label: string;
  items: readonly Item[];
  keyOf(item: Item): string;
  /** The first names the row. Keep them stable: rows are redrawn only when they, the item or the row's state changes. */
  columns: readonly GridColumn<Item, Id>[];
  sort: { by: Id; descending: boolean };
  onSort(by: Id): void;
  /** Its functions kept stable, too. */
  selection: GridSelection<Item>;
  /** Enter on a row. */
  onOpen(item: Item): void;
  ref?: Ref<VirtualListHandle> | undefined;
};

/** px; keep in step with data-grid.module.css. */
const HEAD_HEIGHT = 48;
const ROW_HEIGHT = 44;
const BOX_WIDTH = 48;

/** A table of any size: the heading and the first column stay in view. Its keys: `useVirtualRows`; left and right scroll. */
export function DataGrid<Item, Id extends string>(props: DataGridProps<Item, Id>) {
  const { label, items, keyOf, columns, sort, onSort, selection, onOpen, ref } = props;
  const { scroller, places, drawn, current, onScroll, onKeyDown, onRowClick, focus } = useVirtualRows({
    items,
    keyOf,
    rowHeight: ROW_HEIGHT,
    headHeight: HEAD_HEIGHT,
    selection,
    onOpen,
    ref,
  });
  const [first, ...rest] = columns.map(({ width }) => width);
  const width = BOX_WIDTH + columns.reduce((sum, column) => sum + column.width, 0);
  const tracks: CSSProperties = {
    gridTemplateColumns: [`${BOX_WIDTH}px`, `minmax(${first}px, 1fr)`, ...rest.map((px) => `${px}px`)].join(
      ' ',
    ),
  };
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={items.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      className={styles.scroller}
      onScroll={onScroll}
    >
      <div role="rowgroup" className={styles.head} style={{ minInlineSize: width }}>
        <div role="row" aria-rowindex={1} className={styles.line} style={tracks}>
          <div role="columnheader" className={cx(styles.cell, styles.box)}>
            <Checkbox
              checked={selection.allShown}
              mixed={selection.someShown && !selection.allShown}
              onChange={(on) => (on ? selection.onAll() : selection.onNoneShown())}
              label={selection.allLabel}
              hideLabel
            />
          </div>
          {columns.map((column, place) => (
            <Heading
              key={column.id}
              column={column}
              isFirst={place === 0}
              sorted={sort.by === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined}
              onSort={() => onSort(column.id)}
              onArrowDown={focus}
            />
          ))}
        </div>
      </div>
      <div
        role="rowgroup"
        className={styles.body}
        style={{ blockSize: places.total, minInlineSize: width }}
        onKeyDown={onKeyDown}
      >
        {drawn.map((index) => {
          const item = items[index];
          if (item === undefined) return null;
          const key = keyOf(item);
          return (
            <Row
              key={key}
              item={item}
              index={index}
              active={index === current}
              selected={selection.keys.has(key)}
              gridTemplateColumns={tracks.gridTemplateColumns}
              columns={columns}
              labelOf={selection.labelOf}
              offBecause={selection.offBecause}
              onToggle={selection.onToggle}
              onClick={onRowClick}
            />
          );
        })}
      </div>
    </div>
  );
}

type HeadingProps = {
  column: { title: string; atEnd?: boolean | undefined };
  isFirst: boolean;
  sorted: 'ascending' | 'descending' | undefined;
  onSort(): void;
  onArrowDown(): void;
};

function Heading({ column, isFirst, sorted, onSort, onArrowDown }: HeadingProps) {
  return (
    <div
      role="columnheader"
      aria-sort={sorted ?? 'none'}
      className={cx(styles.cell, isFirst && styles.first, column.atEnd && styles.atEnd)}
    >
      <button
        type="button"
        className={styles.sort}
        onClick={onSort}
        onKeyDown={(event) => {
          if (keyIn('search', event) !== 'into0') return;
          event.preventDefault();
          onArrowDown();
        }}
      >
        <span>{column.title}</span>
        {sorted && <Icon name={sorted === 'descending' ? 'arrow-down' : 'arrow-up'} size={14} />}
      </button>
    </div>
  );
}

type RowProps = {
  item: unknown;
  index: number;
  active: boolean;
  selected: boolean;
  gridTemplateColumns: CSSProperties['gridTemplateColumns'];
  columns: readonly GridColumn<unknown, string>[];
  labelOf(item: unknown): string;
  offBecause(item: unknown): string | undefined;
  onToggle: ListSelection['onToggle'];
  onClick(index: number, event: MouseEvent<HTMLElement>): void;
};

const Row = memo(function Row(props: RowProps) {
  const { item, index, active, selected, gridTemplateColumns, columns, onToggle, onClick } = props;
  const off = props.offBecause(item);
  return (
    <div
      role="row"
      // The heading is the first.
      aria-rowindex={index + 2}
      aria-selected={off === undefined ? selected : undefined}
      aria-disabled={off !== undefined || undefined}
      data-index={index}
      tabIndex={active ? 0 : -1}
      title={off}
      className={cx(styles.line, styles.row)}
      style={{ gridTemplateColumns, transform: `translateY(${index * ROW_HEIGHT}px)` }}
      // A range by shift is no selection of text.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => onClick(index, event)}
    >
      <div role="gridcell" className={cx(styles.cell, styles.box)}>
        <Checkbox
          checked={selected}
          disabled={off !== undefined}
          onChange={() => onToggle(index, { range: false })}
          label={props.labelOf(item)}
          hideLabel
          tabIndex={-1}
        />
      </div>
      {columns.map((column, place) => (
        <div
          key={column.id}
          role={place === 0 ? 'rowheader' : 'gridcell'}
          className={cx(styles.cell, place === 0 && styles.first, column.atEnd && styles.atEnd)}
        >
          {column.render(item, active)}
        </div>
      ))}
    </div>
  );
});
