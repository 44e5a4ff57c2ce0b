import { useEffect, useState } from 'react';
import { Button, IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import styles from './toasts.module.css';

/** `label` gets the whole seconds left when `until` is given: "Undo (5)". */
type ToastAction = { label(secondsLeft: number): string; onClick(): void };

export type Toast = {
  id: string;
  text: string;
  kind?: 'done' | 'info' | 'warning' | 'error' | undefined;
  action?: ToastAction | undefined;
  /** Stands behind the other one. */
  undo?: ToastAction | undefined;
  /** Unix ms at which it goes by itself; without it, it stays until dismissed. */
  until?: number | undefined;
};

type ToastsProps = {
  toasts: readonly Toast[];
  onDismiss(id: string): void;
  label: string;
  dismissLabel: string;
};

/** Short messages at the foot, newest last, read out politely. */
export function Toasts({ toasts, onDismiss, label, dismissLabel }: ToastsProps) {
  return (
    <section className={styles.stack} aria-label={label} aria-live="polite">
      {toasts.map((toast) => (
        <ToastView key={toast.id} toast={toast} onDismiss={onDismiss} dismissLabel={dismissLabel} />
      ))}
    </section>
  );
}

function ToastView(props: { toast: Toast; onDismiss(id: string): void; dismissLabel: string }) {
  const { toast, onDismiss, dismissLabel } = props;
  const secondsLeft = useSecondsLeft(toast.until);
  useEffect(() => {
    if (secondsLeft === 0) onDismiss(toast.id);
  }, [secondsLeft, toast.id, onDismiss]);
  const { action, undo, kind = 'info' } = toast;
  return (
    <div className={styles.toast} data-kind={kind}>
      {kind !== 'info' && <Icon name={kind === 'done' ? 'check' : 'warning'} size={18} />}
      <span className={styles.text}>{toast.text}</span>
      {[action, undo].map(
        (one, place) =>
          one && (
            // Its count changes each second: the name that is read out stays without it.
            <Button
              // Only its place tells one from the other.
              key={place}
              variant="plain"
              size="s"
              className={styles.action}
              aria-live="off"
              onClick={() => {
                one.onClick();
                onDismiss(toast.id);
              }}
            >
              {one.label(secondsLeft ?? 0)}
            </Button>
          ),
      )}
      <IconButton
        icon="close"
        size="s"
        className={styles.close}
        label={dismissLabel}
        onClick={() => onDismiss(toast.id)}
      />
    </div>
  );
}

/** Whole seconds until a time, counted down; nothing without a time. */
function useSecondsLeft(until: number | undefined): number | undefined {
  const [now, setNow] = useState(() => Date.now());
  const left = until === undefined ? undefined : Math.max(0, Math.ceil((until - now) / 1000));
  useEffect(() => {
    if (until === undefined) return;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}
