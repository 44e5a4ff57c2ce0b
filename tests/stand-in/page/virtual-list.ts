/** A list that keeps only the visible rows, absolutely placed, and uses their elements again for other rows. */
import { h } from './dom.ts';

export interface VirtualList {
  readonly element: HTMLElement;
  /** Draws again; rows get new content, and whatever others put into them is gone. */
  refresh(): void;
}

const SPARE_ROWS = 4;

export function createVirtualList(options: {
  scroller: HTMLElement;
  label: string;
  rowPx: number;
  count(): number;
  draw(row: HTMLElement, index: number): void;
  testid?: string;
}): VirtualList {
  const { scroller, rowPx, count, draw } = options;
  const element = h('div', {
    class: 'virtual-list',
    role: 'list',
    label: options.label,
    ...(options.testid === undefined ? {} : { testid: options.testid }),
  });
  const shown = new Map<number, HTMLElement>();
  const free: HTMLElement[] = [];
  let isPlanned = false;

  function place(all: boolean): void {
    const total = count();
    element.style.height = `${total * rowPx}px`;
    const top = Math.max(0, scroller.scrollTop - element.offsetTop);
    const first = Math.max(0, Math.floor(top / rowPx) - SPARE_ROWS);
    const last = Math.min(total, Math.ceil((top + scroller.clientHeight) / rowPx) + SPARE_ROWS);
    for (const [index, row] of shown) {
      if (index >= first && index < last) continue;
      shown.delete(index);
      free.push(row);
    }
    for (let index = first; index < last; index++) {
      const known = shown.get(index);
      if (known && !all) continue;
      const row = known ?? free.pop() ?? h('div', { class: 'virtual-row', role: 'listitem' });
      row.style.transform = `translateY(${index * rowPx}px)`;
      row.style.height = `${rowPx}px`;
      draw(row, index);
      shown.set(index, row);
      if (!row.isConnected) element.append(row);
    }
    for (const row of free) row.remove();
  }

  function plan(): void {
    if (isPlanned) return;
    isPlanned = true;
    requestAnimationFrame(() => {
      isPlanned = false;
      place(false);
    });
  }

  scroller.addEventListener('scroll', plan, { passive: true });
  new ResizeObserver(plan).observe(scroller);
  return { element, refresh: () => place(true) };
}
