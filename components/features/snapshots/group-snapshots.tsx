import { useCallback, useMemo, useState } from 'react';
import { AskDialog } from '@/components/app/ask-dialog.tsx';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useTakeSnapshots } from '@/components/app/use-take-snapshots.ts';
import view from '@/components/app/view.module.css';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { Checkbox } from '@/components/ui/fields.tsx';
import { Dim, Toolbar, View } from '@/components/ui/layout.tsx';
import { EmptyState } from '@/components/ui/states.tsx';
import { SlideOver } from '@/components/ui/slide-over.tsx';
import { VirtualList } from '@/components/ui/virtual-list.tsx';
import type { GroupId, SnapshotId } from '@/utils/domain/ids.ts';
import { formatDateTime, t, tn } from '@/utils/i18n.ts';
import type { SnapshotRow } from '@/utils/store/api.ts';
import { ComparisonView } from './comparison-view.tsx';
import { rowFacts } from './snapshot-words.ts';
import styles from './snapshots.module.css';

const keyOf = (row: SnapshotRow) => row.id;
/** px; keep in step with snapshots.module.css. */
const ROW_HEIGHT = 56;

/** `to` missing: now. */
type Pair = { from: SnapshotId; to?: SnapshotId | undefined };

/** All snapshots of one group, newest first; two of them, or one and now, can be compared. */
export function GroupSnapshots(props: { groupId: GroupId; name: string; onBack(): void }) {
  const { groupId, name, onBack } = props;
  const { account } = useApp();
  const { isTaking, take } = useTakeSnapshots();
  const live = useLive('snapshots', account ? { accountId: account.id, groupId } : null);
  const [pair, setPair] = useState<Pair>();
  return (
    <>
      <div className={styles.below} inert={pair !== undefined}>
        <SlideOver
          title={name}
          backLabel={t('back')}
          onBack={onBack}
          actions={
            <Button size="s" icon="plus" busy={isTaking} onClick={() => void take([groupId])}>
              {t('snapTake')}
            </Button>
          }
        >
          <LiveView live={live}>
            {(rows) =>
              rows.length === 0 ? (
                <EmptyState icon="clock" title={t('snapEmptyTitle')} text={t('snapEmptyText')} />
              ) : (
                <Rows rows={rows} groupId={groupId} name={name} onCompare={setPair} />
              )
            }
          </LiveView>
        </SlideOver>
      </div>
      {pair && <ComparisonView groupId={groupId} pair={pair} onBack={() => setPair(undefined)} />}
    </>
  );
}

function Rows(props: {
  rows: readonly SnapshotRow[];
  groupId: GroupId;
  name: string;
  onCompare(pair: Pair): void;
}) {
  const { rows, groupId, name, onCompare } = props;
  const [marked, setMarked] = useState<readonly SnapshotId[]>([]);
  const [deleting, setDeleting] = useState<readonly SnapshotId[]>([]);
  const chosen = useMemo(() => rows.filter(({ id }) => marked.includes(id)), [rows, marked]);
  const renderRow = useCallback(
    (row: SnapshotRow) => (
      <Entry
        row={row}
        isChosen={marked.includes(row.id)}
        onChoose={(on) => setMarked((ids) => (on ? [...ids, row.id] : ids.filter((id) => id !== row.id)))}
        onDelete={() => setDeleting([row.id])}
      />
    ),
    [marked],
  );
  const [newer, older] = chosen;
  return (
    <View>
      <Toolbar
        end={
          <>
            <Button
              variant="remove"
              size="s"
              icon="trash"
              disabled={chosen.length === 0}
              onClick={() => setDeleting(chosen.map(({ id }) => id))}
            >
              {t('delete')}
            </Button>
            <Button
              size="s"
              variant="primary"
              disabled={chosen.length !== 1 && chosen.length !== 2}
              onClick={() =>
                newer && onCompare(older ? { from: older.id, to: newer.id } : { from: newer.id })
              }
            >
              {t(chosen.length === 2 ? 'snapCompare' : 'snapCompareNow')}
            </Button>
          </>
        }
      >
        <Dim>{tn('snapCount', rows.length)}</Dim>
      </Toolbar>
      <div className={view.list}>
        <VirtualList
          items={rows}
          keyOf={keyOf}
          rowHeight={ROW_HEIGHT}
          label={name}
          renderRow={renderRow}
          onOpen={(row) => onCompare({ from: row.id })}
        />
      </div>
      {deleting.length > 0 && (
        <DeleteDialog groupId={groupId} ids={deleting} onClose={() => setDeleting([])} />
      )}
    </View>
  );
}

function Entry(props: {
  row: SnapshotRow;
  isChosen: boolean;
  onChoose(on: boolean): void;
  onDelete(): void;
}) {
  const { row, isChosen, onChoose, onDelete } = props;
  const date = formatDateTime(row.at);
  return (
    <div className={styles.row}>
      <Checkbox label={t('snapChoose', isolate(date))} hideLabel checked={isChosen} onChange={onChoose} />
      <div className={styles.words}>
        <div className={styles.name}>{date}</div>
        <div className={styles.facts}>{rowFacts(row).join(' · ')}</div>
      </div>
      <IconButton icon="trash" size="s" label={t('deleteThing', isolate(date))} onClick={onDelete} />
    </div>
  );
}

function DeleteDialog(props: { groupId: GroupId; ids: readonly SnapshotId[]; onClose(): void }) {
  const { groupId, ids, onClose } = props;
  const { account } = useApp();
  const command = useCommand();
  const remove = async () => {
    if (!account) return;
    const args = { accountId: account.id, groupId, snapshotIds: [...ids] };
    if ((await command('deleteSnapshots', args)).ok) onClose();
  };
  return (
    <AskDialog
      title={tn('snapDeleteTitle', ids.length)}
      doLabel={t('delete')}
      danger
      onDo={() => void remove()}
      onClose={onClose}
    >
      <p>{t('snapDeleteText')}</p>
    </AskDialog>
  );
}
