import { type ReactNode, useEffect, useState } from 'react';
import { cx } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './states.module.css';

/** Says what a place is for and the one thing to do. */
export function EmptyState(props: {
  icon: IconName;
  title: string;
  text?: string | undefined;
  action?: ReactNode;
}) {
  return (
    <div className={styles.state}>
      <span className={styles.disc}>
        <Icon name={props.icon} size={28} />
      </span>
      <h3 className={styles.title}>{props.title}</h3>
      {props.text && <p className={styles.text}>{props.text}</p>}
      {props.action}
    </div>
  );
}

type ErrorStateProps = {
  /** What happened. */
  title: string;
  /** What is safe and what to do. */
  text?: string | undefined;
  action?: ReactNode;
  /** For reports, small below. */
  code?: string | undefined;
};

export function ErrorState({ title, text, action, code }: ErrorStateProps) {
  return (
    <div className={styles.state} role="alert">
      <span className={cx(styles.disc, styles.bad)}>
        <Icon name="warning" size={28} />
      </span>
      <h3 className={styles.title}>{title}</h3>
      {text && <p className={styles.text}>{text}</p>}
      {action}
      {code && <code className={styles.code}>{code}</code>}
    </div>
  );
}

/** What comes sooner needs no stand-in: grey rows that flash by only unsettle, and drawing them delays what is waited for. */
const SKELETON_AFTER_MS = 150;

/** Grey rows in the shape of what will come, when it takes a while. `label` is read out: "Loading". */
export function Skeleton({ rows = 8, label }: { rows?: number; label: string }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SKELETON_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={cx(isLate && styles.skeleton)} role="status" aria-label={label}>
      {Array.from({ length: isLate ? rows : 0 }, (_, index) => (
        // Nothing but its place tells one grey row from another.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className={styles.ghost}>
          <span className={styles.circle} />
          <span className={styles.lines}>
            <span className={styles.line} style={{ inlineSize: `${40 + ((index * 17) % 30)}%` }} />
            <span className={styles.line} style={{ inlineSize: `${55 + ((index * 23) % 35)}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}

type BannerProps = {
  kind?: 'info' | 'warning' | 'error' | undefined;
  icon?: IconName | undefined;
  children: ReactNode;
  action?: ReactNode;
};

/** A line across a view that stays while something is so. */
export function Banner({ kind = 'info', icon, children, action }: BannerProps) {
  return (
    <div className={cx(styles.banner, styles[kind])} role="status">
      <Icon name={icon ?? (kind === 'info' ? 'info' : 'warning')} size={18} />
      <div className={styles.bannerText}>{children}</div>
      {action}
    </div>
  );
}

type ProgressProps = { value: number; max: number; label: string; paused?: boolean | undefined };

export function ProgressBar({ value, max, label, paused = false }: ProgressProps) {
  const share = max === 0 ? 0 : Math.min(1, value / max);
  return (
    <div
      className={styles.progress}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
    >
      <span className={cx(styles.bar, paused && styles.paused)} style={{ inlineSize: `${share * 100}%` }} />
    </div>
  );
}

/** A moment, in short words, with the exact time in the tooltip. All texts come made. */
export function RelativeTime(props: { atMs: number; text: string; exact: string }) {
  return (
    <time dateTime={new Date(props.atMs).toISOString()} title={props.exact}>
      {props.text}
    </time>
  );
}
