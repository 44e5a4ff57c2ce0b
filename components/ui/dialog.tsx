import { type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import { IconButton } from './button.tsx';
import { cx } from './class-names.ts';
import styles from './dialog.module.css';
import { holdFocus } from './hold-focus.ts';

type DialogProps = {
  open: boolean;
  /** Escape, the cross, or a press outside. */
  onClose(): void;
  /** Something that cannot be stopped is under way: nothing closes it. */
  isHeld?: boolean | undefined;
  title: string;
  closeLabel: string;
  children: ReactNode;
  /** Buttons at the foot, the primary one last. */
  footer?: ReactNode;
  size?: 's' | 'm' | 'l' | undefined;
  /** What gets the focus; without it the browser chooses the first control. */
  initialFocus?: RefObject<HTMLElement | null> | undefined;
};

/** A native modal dialog: the top layer, the focus and Escape are the browser's. */
export function Dialog(props: DialogProps) {
  const {
    open,
    onClose,
    isHeld = false,
    title,
    closeLabel,
    children,
    footer,
    size = 'm',
    initialFocus,
  } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element || !open) return;
    const giveBack = holdFocus(element);
    element.showModal();
    initialFocus?.current?.focus();
    return () => {
      element.close();
      // The browser gives it back too, but not from a dialog that has left the page already.
      giveBack();
    };
  }, [open, initialFocus]);
  if (!open) return null;
  return (
    <dialog
      ref={dialog}
      className={cx(styles.dialog, styles[size])}
      aria-labelledby={titleId}
      // A second Escape would close it without asking.
      closedby={isHeld ? 'none' : undefined}
      onCancel={(event) => {
        // A file chooser's cancel bubbles up here too.
        if (event.target !== dialog.current) return;
        event.preventDefault();
        if (!isHeld) onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === dialog.current && !isHeld) onClose();
      }}
    >
      <div className={styles.frame}>
        <div className={styles.header}>
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          <IconButton icon="close" label={closeLabel} disabled={isHeld} onClick={onClose} />
        </div>
        <div className={styles.body}>{children}</div>
        {footer && <div className={styles.footer}>{footer}</div>}
      </div>
    </dialog>
  );
}
