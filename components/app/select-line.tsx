import { Checkbox } from '@/components/ui/fields.tsx';
import { Menu, type MenuItem } from '@/components/ui/menu.tsx';
import type { ReactNode } from 'react';
import { t, tn } from '@/utils/i18n.ts';
import styles from './select-line.module.css';

type SelectLineProps = {
  /** "312 requests". */
  countText: string;
  shownCount: number;
  allCount: number;
  /** How many of those shown are chosen, and whether that is everybody who can be. */
  chosenCount: number;
  allChosen: boolean;
  /** Where they are no people: "Every message in this list", "None". */
  words?: { all: string; none: string } | undefined;
  onAll(): void;
  /** Lets go of those shown (LC7). */
  onNoneShown(): void;
  onNone(): void;
  /** Rules beyond all and none. */
  rules(): readonly MenuItem[];
  /** At the line's end, such as the order or a refresh. */
  end?: ReactNode;
};

/** "312 requests · 41 match", the box for all of them, and the ways to choose by rule. */
export function SelectLine(props: SelectLineProps) {
  const { countText, shownCount, allCount, chosenCount, allChosen, words } = props;
  const { onAll, onNone, onNoneShown, rules, end } = props;
  const filtered = shownCount !== allCount;
  const allLabel = words?.all ?? (filtered ? t('selectAllMatching') : t('selectAllShown'));
  return (
    <div className={styles.line}>
      <Checkbox
        checked={allChosen}
        mixed={chosenCount > 0 && !allChosen}
        onChange={(on) => (on ? onAll() : onNoneShown())}
        label={allLabel}
        hideLabel
      />
      <span className={styles.count} role="status">
        {countText}
        {filtered && <strong className={styles.match}>{tn('listMatch', shownCount)}</strong>}
      </span>
      {end}
      <Menu
        size="s"
        variant="plain"
        label={t('selectMenu')}
        items={() => [
          { id: 'all', label: allLabel, onSelect: onAll },
          { id: 'none', label: words?.none ?? t('selectNone'), onSelect: onNone },
          ...rules(),
        ]}
      />
    </div>
  );
}
