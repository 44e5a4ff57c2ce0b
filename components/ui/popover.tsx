import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { holdFocus } from './hold-focus.ts';
import styles from './popover.module.css';

type PopoverProps = {
  open: boolean;
  onClose(): void;
  /** What it hangs on; gets the focus back. */
  anchor: RefObject<HTMLElement | null>;
  label: string;
  id?: string | undefined;
  role?: 'menu' | 'dialog' | 'listbox' | undefined;
  children: ReactNode;
};

const gapPx = 4;
const marginPx = 8;

/** A native popover under (or over) its anchor. Closes on Escape and on a press outside, by the browser. */
export function Popover({ open, onClose, anchor, label, id, role = 'dialog', children }: PopoverProps) {
  const popover = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useLayoutEffect(() => {
    const element = popover.current;
    if (!element || !open) return;
    const from = anchor.current;
    const giveBack = holdFocus(element);
    element.showPopover();
    if (from) place(element, from);
    element.querySelector<HTMLElement>('input, [role^="menuitem"], [role="option"], button')?.focus();
    return () => {
      element.hidePopover();
      giveBack();
    };
  }, [open, anchor]);
  if (!open) return null;
  return (
    <div
      ref={popover}
      id={id}
      popover="auto"
      role={role}
      aria-label={label}
      className={styles.popover}
      onToggle={(event) => {
        if (event.newState === 'closed') close.current();
      }}
    >
      {children}
    </div>
  );
}

function place(element: HTMLElement, anchor: HTMLElement): void {
  const from = anchor.getBoundingClientRect();
  const size = element.getBoundingClientRect();
  const below = window.innerHeight - from.bottom - gapPx - marginPx;
  const above = from.top - gapPx - marginPx;
  const under = size.height <= below || below >= above;
  const rtl = getComputedStyle(anchor).direction === 'rtl';
  const wished = rtl ? from.right - size.width : from.left;
  const left = Math.max(marginPx, Math.min(wished, window.innerWidth - size.width - marginPx));
  element.style.left = `${left}px`;
  element.style.maxHeight = `${Math.max(120, under ? below : above)}px`;
  if (under) element.style.top = `${from.bottom + gapPx}px`;
  else element.style.bottom = `${window.innerHeight - from.top + gapPx}px`;
}
