import type { ReactNode } from 'react';
import styles from './chip.module.css';
import { cx } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

type ChipProps = {
  children: ReactNode;
  icon?: IconName | undefined;
  title?: string | undefined;
  /** With it the chip carries a cross; `removeLabel` is the cross's name. */
  onRemove?: (() => void) | undefined;
  removeLabel?: string | undefined;
};

/** A small word: a filter that is on, a fact about a row. */
export function Chip({ children, icon, title, onRemove, removeLabel }: ChipProps) {
  return (
    <span className={cx(styles.chip, onRemove && styles.removable)} title={title}>
      {icon && <Icon name={icon} size={14} />}
      <bdi className={styles.text}>{children}</bdi>
      {onRemove && (
        <button
          type="button"
          className={styles.remove}
          aria-label={removeLabel}
          title={removeLabel}
          onClick={onRemove}
        >
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  );
}

type TagChipProps = {
  name: string;
  /** One of WhatsApp's colour families, `sky-blue` and the like. */
  colour: string;
  /** The tag holds in one group only: drawn with an outline. */
  inGroup?: boolean | undefined;
  title?: string | undefined;
  onRemove?: (() => void) | undefined;
  removeLabel?: string | undefined;
};

/** A tag in its colours. The name is untrusted text and stays on one line. */
export function TagChip({ name, colour, inGroup = false, title, onRemove, removeLabel }: TagChipProps) {
  return (
    <span
      className={cx(styles.chip, styles.tag, inGroup && styles.inGroup, onRemove && styles.removable)}
      style={{ background: `var(--m-tag-${colour}-bg)`, color: `var(--m-tag-${colour}-fg)` }}
      title={title ?? name}
    >
      <bdi className={styles.text}>{name}</bdi>
      {onRemove && (
        <button
          type="button"
          className={styles.remove}
          aria-label={removeLabel}
          title={removeLabel}
          onClick={onRemove}
        >
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  );
}

/** A round number: how many wait. */
export function CountBadge({ count, quiet = false }: { count: string; quiet?: boolean }) {
  return <span className={cx(styles.badge, quiet && styles.quietBadge)}>{count}</span>;
}
