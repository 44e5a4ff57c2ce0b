import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { keyIn } from './keys.ts';
import { IconButton } from './button.tsx';
import { holdFocus } from './hold-focus.ts';
import styles from './slide-over.module.css';

type SlideOverProps = {
  /** The head's words, read out as the region's name. */
  title: string;
  backLabel: string;
  onBack(): void;
  actions?: ReactNode;
  children: ReactNode;
};

/** A page that slides over the one below it; that one stays mounted, so Back finds the same scroll position. */
export function SlideOver({ title, backLabel, onBack, actions, children }: SlideOverProps) {
  const back = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  // Before the page below, inert by now, loses its focus.
  useLayoutEffect(() => {
    const button = back.current;
    if (!button) return;
    const giveBack = holdFocus(button);
    button.focus({ preventScroll: true });
    return giveBack;
  }, []);
  return (
    <section
      className={styles.over}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (keyIn('card', event) !== 'back0' || event.defaultPrevented) return;
        // In a dialog or a menu of the page Escape closes that one only.
        if (event.target instanceof Element && event.target.closest('dialog, [popover]')) return;
        event.preventDefault();
        event.stopPropagation();
        onBack();
      }}
    >
      <div className={styles.header}>
        <IconButton ref={back} icon="arrow-left" label={backLabel} onClick={onBack} />
        <h2 id={titleId} className={styles.title}>
          <bdi>{title}</bdi>
        </h2>
        {actions}
      </div>
      <div className={styles.body}>{children}</div>
    </section>
  );
}
