import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { keyIn } from '@/components/ui/keys.ts';
import { t } from '@/utils/i18n.ts';
import styles from './overlay.module.css';

const LEAST_PX = 320;
const MOST_PX = 560;
const KEY_STEP_PX = 16;

type ResizeHandleProps = { width: number; onDrag(width: number): void; onDone(width: number): void };

/** The drawer's inner edge: dragged, or moved by arrow keys. */
export function ResizeHandle({ width, onDrag, onDone }: ResizeHandleProps) {
  const start = useRef<{ x: number; width: number; sign: number }>(undefined);
  const widthAt = (event: PointerEvent) => {
    const from = start.current;
    return from ? bounded(from.width + (event.clientX - from.x) * from.sign) : width;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const grow = signOf(event.currentTarget);
    const key = keyIn('edge', event);
    if (!key) return;
    const to = {
      move0: width - KEY_STEP_PX * grow,
      move1: width + KEY_STEP_PX * grow,
      ends0: LEAST_PX,
      ends1: MOST_PX,
    }[key];
    event.preventDefault();
    onDone(bounded(to));
  };
  return (
    // A separator that can be moved is a control: aria says so by its value.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('drawerResize')}
      aria-valuenow={width}
      aria-valuemin={LEAST_PX}
      aria-valuemax={MOST_PX}
      tabIndex={0}
      className={styles.resize}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width, sign: signOf(event.currentTarget) };
      }}
      onPointerMove={(event) => start.current && onDrag(widthAt(event))}
      onPointerUp={(event) => {
        if (start.current) onDone(widthAt(event));
        start.current = undefined;
      }}
      onPointerCancel={() => {
        start.current = undefined;
      }}
    />
  );
}

/** Which way of the pointer makes the drawer wider: it stands at the right, or at the left in right-to-left pages. */
function signOf(element: Element): number {
  return getComputedStyle(element).direction === 'rtl' ? 1 : -1;
}

function bounded(width: number): number {
  return Math.round(Math.min(MOST_PX, Math.max(LEAST_PX, width)));
}
