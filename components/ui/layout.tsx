import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './layout.module.css';

/** A whole view: fixed bars and one part that scrolls. `inert` while another page lies over it. */
export function View({ children, inert }: { children: ReactNode; inert?: boolean | undefined }) {
  return (
    <div className={styles.view} inert={inert}>
      {children}
    </div>
  );
}

/** A bar across a view. `end` stands at its far end. */
export function Toolbar({ children, end }: { children?: ReactNode; end?: ReactNode }) {
  return (
    <div className={styles.toolbar}>
      <div className={styles.start}>{children}</div>
      {end && <div className={styles.end}>{end}</div>}
    </div>
  );
}

/** The part of a view that scrolls. `focusable` where it may hold no control that is on: then the arrow keys need it. */
export function Scroll(props: {
  children: ReactNode;
  padded?: boolean | undefined;
  focusable?: boolean | undefined;
}) {
  const { children, padded = false, focusable = false } = props;
  return (
    <div className={cx(styles.scroll, padded && styles.padded)} tabIndex={focusable ? 0 : undefined}>
      {children}
    </div>
  );
}

/** A titled part of a page of settings or facts. */
export function Section(props: {
  title: string;
  hint?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h3 className={styles.title}>{props.title}</h3>
        {props.actions}
      </div>
      {props.hint && <p className={styles.hint}>{props.hint}</p>}
      {props.children}
    </section>
  );
}

/** Things one under another. */
export function Stack({ children, gap = 12 }: { children: ReactNode; gap?: 4 | 8 | 12 | 16 }) {
  return (
    <div className={styles.stack} style={{ gap }}>
      {children}
    </div>
  );
}

/** Things side by side, breaking into lines. */
export function Cluster({
  children,
  gap = 8,
  end = false,
}: {
  children: ReactNode;
  gap?: 4 | 8;
  end?: boolean;
}) {
  return (
    <div className={cx(styles.cluster, end && styles.atEnd)} style={{ gap }}>
      {children}
    </div>
  );
}

/** Words for screen readers only. */
export function Hidden({ children }: { children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>;
}

/** Small, pale words. */
export function Dim({ children }: { children: ReactNode }) {
  return <span className={styles.dim}>{children}</span>;
}
