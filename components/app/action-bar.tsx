import type { ReactNode } from 'react';
import { IconButton } from '@/components/ui/button.tsx';
import { t, tn } from '@/utils/i18n.ts';
import styles from './action-bar.module.css';

type ActionBarProps = {
  chosenCount: number;
  hiddenCount: number;
  /** "3 groups selected", where they are no people. */
  countText?: string | undefined;
  onClear(): void;
  children: ReactNode;
};

/** What can be done with those selected; there only while somebody is. */
export function ActionBar({ chosenCount, hiddenCount, countText, onClear, children }: ActionBarProps) {
  if (chosenCount === 0) return null;
  return (
    <section className={styles.bar} aria-label={t('selectionBar')}>
      <IconButton icon="close" size="s" label={t('selectNone')} onClick={onClear} />
      <span className={styles.count} role="status">
        {countText ?? tn('selectedCount', chosenCount)}
        {hiddenCount > 0 && <span className={styles.hidden}>{tn('selectedHidden', hiddenCount)}</span>}
      </span>
      {children}
    </section>
  );
}
