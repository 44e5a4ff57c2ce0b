import { useCallback, useMemo, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { LiveView } from '@/components/app/live-view.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { useTags } from '@/components/app/use-tags.ts';
import view from '@/components/app/view.module.css';
import { Button } from '@/components/ui/button.tsx';
import { View } from '@/components/ui/layout.tsx';
import { SlideOver } from '@/components/ui/slide-over.tsx';
import { EmptyState } from '@/components/ui/states.tsx';
import { VirtualList } from '@/components/ui/virtual-list.tsx';
import type { GroupId, SnapshotId } from '@/utils/domain/ids.ts';
import { formatDateTime, t } from '@/utils/i18n.ts';
import type { SnapshotComparison } from '@/utils/store/api.ts';
import { BringBackDialog } from './bring-back-dialog.tsx';
import { type ComparisonRow, comparisonRows } from './comparison-rows.ts';
import styles from './snapshots.module.css';

const keyOf = (row: ComparisonRow) => row.key;
/** px; keep in step with snapshots.module.css. */
const rowHeight = (row: ComparisonRow) => (row.kind === 'head' ? 44 : 52);

type ComparisonProps = {
  groupId: GroupId;
  pair: { from: SnapshotId; to?: SnapshotId | undefined };
  onBack(): void;
};

/** What is else than then; from now one can bring back. */
export function ComparisonView({ groupId, pair, onBack }: ComparisonProps) {
  const { account } = useApp();
  const { groups } = useShell();
  const live = useLive('snapshotDifference', account ? { accountId: account.id, groupId, ...pair } : null);
  const [isBringing, setIsBringing] = useState(false);
  const comparison = live.value;
  const group = groups.find(({ id }) => id === groupId);
  const isAdmin = group?.myRole === 'admin' || group?.myRole === 'superadmin';
  const title = comparison
    ? t(
        'groupsFromTo',
        formatDateTime(comparison.from.at),
        comparison.to ? formatDateTime(comparison.to.at) : t('snapNow'),
      )
    : t('loading');
  return (
    <SlideOver
      title={title}
      backLabel={t('back')}
      onBack={onBack}
      actions={
        pair.to === undefined && (
          <Button
            size="s"
            variant="primary"
            icon="undo"
            disabled={!isAdmin || !comparison}
            title={isAdmin ? undefined : t('snapBackNotAdmin')}
            onClick={() => setIsBringing(true)}
          >
            {t('snapBack')}
          </Button>
        )
      }
    >
      <LiveView live={live}>{(value) => <Differences comparison={value} />}</LiveView>
      {isBringing && comparison && group && (
        <BringBackDialog comparison={comparison} group={group} onClose={() => setIsBringing(false)} />
      )}
    </SlideOver>
  );
}

function Differences({ comparison }: { comparison: SnapshotComparison }) {
  const { openPerson } = useShell();
  const tags = useTags();
  const rows = useMemo(() => comparisonRows(comparison, tags), [comparison, tags]);
  const renderRow = useCallback((row: ComparisonRow) => <Line row={row} />, []);
  if (rows.length === 0) return <EmptyState icon="check" title={t('snapSame')} text={t('snapSameText')} />;
  return (
    <View>
      <div className={view.list}>
        <VirtualList
          items={rows}
          keyOf={keyOf}
          rowHeight={rowHeight}
          label={t('snapCompareLabel')}
          renderRow={renderRow}
          onOpen={(row) => row.kind === 'line' && row.person !== undefined && openPerson(row.person)}
        />
      </div>
    </View>
  );
}

function Line({ row }: { row: ComparisonRow }) {
  if (row.kind === 'head') return <div className={styles.head}>{row.label}</div>;
  return (
    <div className={styles.row} data-tone={row.tone}>
      <div className={styles.words}>
        <div className={styles.name}>
          <bdi>{row.label}</bdi>
        </div>
        <div className={styles.facts} title={row.detail}>
          {row.detail}
        </div>
      </div>
    </div>
  );
}
