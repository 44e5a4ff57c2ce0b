import { useCallback, useMemo } from 'react';
import { ActionBar } from '@/components/app/action-bar.tsx';
import { useApp } from '@/components/app/context.tsx';
import { FilterBar } from '@/components/app/filter-bar.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { NoMatch } from '@/components/app/no-match.tsx';
import { groupTitle } from '@/components/app/person-words.ts';
import { useListFilter } from '@/components/app/list-filter-state.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { PersonRow, personRowHeight } from '@/components/app/person-row.tsx';
import { SelectLine } from '@/components/app/select-line.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { useNow } from '@/components/app/use-now.ts';
import { useSelection } from '@/components/app/use-selection.ts';
import { useTags } from '@/components/app/use-tags.ts';
import view from '@/components/app/view.module.css';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState, RelativeTime } from '@/components/ui/states.tsx';
import { VirtualList } from '@/components/ui/virtual-list.tsx';
import { filterRows, NO_FILTER } from '@/utils/domain/filter.ts';
import { formatDateTime, formatRelative, t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow, PastMemberRow } from '@/utils/store/api.ts';
import { numberList } from './number-list.ts';

const keyOf = (row: PastMemberRow) => row.wid;
const canChoose = () => true;

type PastMembersProps = { group: GroupRow; onAdd: ((text: string) => void) | undefined };

/** Those who left or were removed, the latest first; they can be added again. */
export function PastMembers({ group, onAdd }: PastMembersProps) {
  const { account } = useApp();
  const past = useLive('pastMembers', account ? { accountId: account.id, groupId: group.id } : null);
  return (
    <LiveView live={past}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState icon="history" title={t('pastEmptyTitle')} text={t('pastEmptyText')} />
        ) : (
          <PastList rows={rows} group={group} onAdd={onAdd} />
        )
      }
    </LiveView>
  );
}

function PastList({ rows, group, onAdd }: PastMembersProps & { rows: readonly PastMemberRow[] }) {
  const { openPerson } = useShell();
  const tags = useTags();
  const nowMs = useNow(60_000);
  const [filter, changeFilter] = useListFilter('past');
  const shown = useMemo(() => filterRows(rows, filter, nowMs), [rows, filter, nowMs]);
  const selection = useSelection({ listId: `past ${group.id}`, all: rows, shown, keyOf, canChoose });
  const { toggleKey } = selection;
  const renderRow = useCallback(
    (row: PastMemberRow, state: { selected: boolean; active: boolean }) => (
      <PersonRow
        person={row}
        tags={tags}
        selected={state.selected}
        active={state.active}
        facts={[tOf('past', row.leaveReason)]}
        end={
          <RelativeTime
            atMs={row.leftAt}
            text={formatRelative(row.leftAt, nowMs)}
            exact={formatDateTime(row.leftAt)}
          />
        }
        onToggle={() => toggleKey(keyOf(row))}
      />
    ),
    [tags, nowMs, toggleKey],
  );
  const onOpen = useCallback((row: PastMemberRow) => openPerson(row.personId, row.groupId), [openPerson]);
  return (
    <>
      <FilterBar filter={filter} onChange={changeFilter} rows={rows} kinds={['country', 'tag']} tags={tags} />
      <SelectLine
        countText={tn('pastCount', rows.length)}
        shownCount={shown.length}
        allCount={rows.length}
        chosenCount={selection.chosen.length - selection.hiddenCount}
        allChosen={selection.allShown}
        onAll={selection.list.onAll}
        onNoneShown={selection.dropShown}
        onNone={selection.clear}
        rules={() => []}
      />
      <div className={view.list}>
        {shown.length === 0 ? (
          <NoMatch onClear={() => changeFilter(NO_FILTER)} />
        ) : (
          <VirtualList
            items={shown}
            keyOf={keyOf}
            rowHeight={personRowHeight}
            label={t('pastListLabel', isolate(groupTitle(group.subject)))}
            renderRow={renderRow}
            selection={selection.list}
            onOpen={onOpen}
          />
        )}
      </div>
      {onAdd && (
        <ActionBar
          chosenCount={selection.chosen.length}
          hiddenCount={selection.hiddenCount}
          onClear={selection.clear}
        >
          <Button variant="primary" onClick={() => onAdd(numberList(selection.chosen))}>
            {t('inviteAgain')}
          </Button>
        </ActionBar>
      )}
    </>
  );
}
