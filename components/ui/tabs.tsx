import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { keyIn } from './keys.ts';
import { Menu } from './menu.tsx';
import styles from './tabs.module.css';

export type TabItem = {
  id: string;
  label: string;
  /** Already written the way of the language. */
  count?: string | undefined;
  /** Greyed, still reachable: `title` says why. */
  off?: boolean | undefined;
  title?: string | undefined;
};

type TabsProps = {
  items: readonly TabItem[];
  active: string;
  onSelect(id: string): void;
  label: string;
  /** Name of the button that holds what does not fit. */
  moreLabel: string;
  /** Id of the panel they steer. */
  panelId: string;
};

const moreWidthPx = 40;

/** A row of tabs; those that do not fit go into a menu, the active one always stays in view. */
export function Tabs({ items, active, onSelect, label, moreLabel, panelId }: TabsProps) {
  const row = useRef<HTMLDivElement>(null);
  const [fitting, setFitting] = useState(items.length);
  const words = items.map((item) => `${item.label}${item.count ?? ''}`).join('|');
  useLayoutEffect(() => {
    const element = row.current;
    if (!element) return;
    const measure = () => setFitting(countFitting(element));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
    // biome-ignore lint/correctness/useExhaustiveDependencies: the words change the widths
  }, [words]);
  const shown = items.slice(0, fitting);
  const activeItem = items.find((item) => item.id === active);
  if (activeItem && !shown.includes(activeItem)) shown.splice(Math.max(0, shown.length - 1), 1, activeItem);
  const hidden = items.filter((item) => !shown.includes(item));
  return (
    <div className={styles.bar}>
      <div ref={row} className={styles.row}>
        <div className={styles.measure} aria-hidden="true">
          {items.map((item) => (
            <span key={item.id} className={styles.tab}>
              {item.label}
              {item.count && <span className={styles.count}>{item.count}</span>}
            </span>
          ))}
        </div>
        <div
          role="tablist"
          aria-label={label}
          className={styles.list}
          onKeyDown={(event) => move(event, shown, active, onSelect)}
        >
          {shown.map((item) => (
            <button
              key={item.id}
              type="button"
              role="tab"
              id={`${panelId}-${item.id}`}
              aria-selected={item.id === active}
              aria-controls={item.id === active ? panelId : undefined}
              tabIndex={item.id === active ? 0 : -1}
              title={item.title}
              data-off={item.off || undefined}
              className={styles.tab}
              onClick={() => onSelect(item.id)}
            >
              <span className={styles.text}>{item.label}</span>
              {item.count && <span className={styles.count}>{item.count}</span>}
            </button>
          ))}
        </div>
      </div>
      {hidden.length > 0 && (
        <Menu
          label={moreLabel}
          icon="more"
          iconOnly
          items={hidden.map((item) => ({
            id: item.id,
            label: item.label,
            end: item.count,
            detail: item.off ? item.title : undefined,
            onSelect: () => onSelect(item.id),
          }))}
        />
      )}
    </div>
  );
}

function countFitting(row: HTMLElement): number {
  const widths = [...(row.firstElementChild?.children ?? [])].map((tab) => tab.getBoundingClientRect().width);
  const total = widths.reduce((sum, width) => sum + width, 0);
  // The row shrinks by the menu's button as soon as the menu is there: count with what both share.
  const room = row.parentElement?.clientWidth ?? 0;
  if (total <= room) return widths.length;
  let used = 0;
  let count = 0;
  for (const width of widths) {
    used += width;
    if (used > room - moreWidthPx) break;
    count += 1;
  }
  return Math.max(1, count);
}

function move(
  event: KeyboardEvent<HTMLElement>,
  shown: readonly TabItem[],
  active: string,
  onSelect: (id: string) => void,
): void {
  const rtl = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
  const at = shown.findIndex((item) => item.id === active);
  const key = keyIn('tabs', event);
  if (!key) return;
  const to = { move1: at + rtl, move0: at - rtl, ends0: 0, ends1: -1 }[key];
  const next = shown.at(to >= shown.length ? 0 : to);
  if (!next) return;
  event.preventDefault();
  onSelect(next.id);
  event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')[shown.indexOf(next)]?.focus();
}
