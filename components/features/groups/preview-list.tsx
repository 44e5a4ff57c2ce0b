import { useMemo } from 'react';
import { groupTitle } from '@/components/app/person-words.ts';
import type { Difference } from '@/utils/domain/group-preview.ts';
import { t } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import styles from './groups.module.css';
import { PreviewFrame } from './preview-frame.tsx';
import { previewSum } from './preview-sum.ts';
import { differenceText, dropsText } from './set-plan.ts';

const ROW_HEIGHT = 56;
const SHOWN_ROWS = 6;
/** What wants attention comes first. */
const ORDER = ['mistake', 'change', 'left-out', 'already'] as const;

const keyOf = ({ group }: Difference<GroupRow>) => group.id;
const renderRow = (difference: Difference<GroupRow>) => {
  const text = differenceText(difference);
  return (
    <div className={styles.difference} data-kind={difference.kind}>
      <bdi className={styles.group}>{groupTitle(difference.group.subject)}</bdi>
      <span className={styles.values} title={text}>
        {text}
      </span>
    </div>
  );
};

/** Group by group: the old value and the new one, or why it is not among those. */
export function PreviewList({ differences }: { differences: readonly Difference<GroupRow>[] }) {
  const ordered = useMemo(
    () => ORDER.flatMap((kind) => differences.filter((difference) => difference.kind === kind)),
    [differences],
  );
  return (
    <PreviewFrame
      sum={[previewSum(differences), dropsText(differences)].filter(Boolean).join(' · ')}
      rows={ordered}
      keyOf={keyOf}
      renderRow={renderRow}
      rowHeight={ROW_HEIGHT}
      shownRows={SHOWN_ROWS}
      label={t('groupsPreview')}
    />
  );
}
