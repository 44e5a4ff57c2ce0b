import type { ReactNode } from 'react';
import { formatNumber } from '@/utils/i18n.ts';
import { oneLine } from './person-words.ts';
import styles from './saved-bar.module.css';

/** A row of what was saved, and of what can be done with the one that is on. */
export function SavedBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.bar} role="group" aria-label={label}>
      {children}
    </div>
  );
}

type SavedButtonProps = {
  name: string;
  /** How many it holds; missing while that is counted. */
  count: number | undefined;
  isOn: boolean;
  onPress(): void;
  /** What stands behind the count. */
  children?: ReactNode;
};

/** One of them. */
export function SavedButton({ name, count, isOn, onPress, children }: SavedButtonProps) {
  return (
    <button type="button" className={styles.saved} aria-pressed={isOn} onClick={onPress}>
      <bdi className={styles.name}>{oneLine(name)}</bdi>
      {count !== undefined && <span className={styles.count}>{formatNumber(count)}</span>}
      {children}
    </button>
  );
}
