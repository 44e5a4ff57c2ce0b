import { useCallback, useMemo, useRef, useState } from 'react';
import { ActionBar } from '@/components/app/action-bar.tsx';
import { useApp } from '@/components/app/context.tsx';
import { FilterBar } from '@/components/app/filter-bar.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { useListFilter } from '@/components/app/list-filter-state.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { NoMatch } from '@/components/app/no-match.tsx';
import { personRowHeight } from '@/components/app/person-row.tsx';
import { compareNames, countryName, groupTitle } from '@/components/app/person-words.ts';
import { SelectLine } from '@/components/app/select-line.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { useNow } from '@/components/app/use-now.ts';
import { useSelection } from '@/components/app/use-selection.ts';
import { useWarmSearch } from '@/components/app/use-warm-search.ts';
import { useTags } from '@/components/app/use-tags.ts';
import view from '@/components/app/view.module.css';
import { EmptyState } from '@/components/ui/states.tsx';
import { VirtualList, type VirtualListHandle } from '@/components/ui/virtual-list.tsx';
import { filterRows, NO_FILTER } from '@/utils/domain/filter.ts';
import { chooseSort, type Sort, sortRows } from '@/utils/domain/filter-sort.ts';
import { t, tn } from '@/utils/i18n.ts';
import type { GroupRow, MemberRow } from '@/utils/store/api.ts';
import { MemberActions } from './member-actions.tsx';
import { MemberItem } from './member-item.tsx';
import { memberRules } from './member-rules.ts';
import { SortMenu } from './sort-menu.tsx';

const FIRST_SORT: Sort = { by: 'name', descending: false };
const keyOf = (row: MemberRow) => row.wid;
const canChoose = (row: MemberRow) => row.pendingJob === undefined;

/** Those in the group now. */
export function MembersNow({ group, iAmAdmin }: { group: GroupRow; iAmAdmin: boolean }) {
  const { account } = useApp();
  const members = useLive('members', account ? { accountId: account.id, groupId: group.id } : null);
  return (
    <LiveView live={members} skeletonRows={10}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState icon="users" title={t('membersEmptyTitle')} text={t('membersEmptyText')} />
        ) : (
          <MemberList rows={rows} group={group} iAmAdmin={iAmAdmin} />
        )
      }
    </LiveView>
  );
}

function MemberList(props: { rows: readonly MemberRow[]; group: GroupRow; iAmAdmin: boolean }) {
  const { rows, group, iAmAdmin } = props;
  const { openPerson } = useShell();
  const tags = useTags();
  const nowMs = useNow(60_000);
  const list = useRef<VirtualListHandle>(null);
  const [filter, changeFilter] = useListFilter('members');
  const [sort, setSort] = useState(FIRST_SORT);
  // Sorting 10,000 names takes longer than a key may: it is done once per list, and typing only filters.
  const sorted = useMemo(() => {
    const tagOrder = new Map([...tags.values()].map((tag) => [tag.id, tag.order]));
    return sortRows(rows, sort, { compare: compareNames, countryName, tagOrder });
  }, [rows, sort, tags]);
  const shown = useMemo(() => filterRows(sorted, filter, nowMs), [sorted, filter, nowMs]);
  useWarmSearch(rows);
  const selection = useSelection({ listId: `members ${group.id}`, all: sorted, shown, keyOf, canChoose });
  const { toggleKey } = selection;
  const renderRow = useCallback(
    (row: MemberRow, state: { selected: boolean; active: boolean }) => (
      <MemberItem
        row={row}
        tags={tags}
        selected={state.selected}
        active={state.active}
        onToggle={(toggled) => toggleKey(keyOf(toggled))}
      />
    ),
    [tags, toggleKey],
  );
  const onOpen = useCallback((row: MemberRow) => openPerson(row.personId, row.groupId), [openPerson]);
  return (
    <>
      <FilterBar
        filter={filter}
        onChange={changeFilter}
        rows={rows}
        kinds={['country', 'role', 'tag', 'joined']}
        tags={tags}
        onArrowDown={() => list.current?.focus()}
      />
      <SelectLine
        countText={tn('membersCount', rows.length)}
        shownCount={shown.length}
        allCount={rows.length}
        chosenCount={selection.chosen.length - selection.hiddenCount}
        allChosen={selection.allShown}
        onAll={selection.list.onAll}
        onNoneShown={selection.dropShown}
        onNone={selection.clear}
        rules={() => memberRules(shown, tags, selection.addWhere)}
        end={<SortMenu sort={sort} onChoose={(by) => setSort(chooseSort(sort, by))} />}
      />
      <div className={view.list}>
        {shown.length === 0 ? (
          <NoMatch onClear={() => changeFilter(NO_FILTER)} />
        ) : (
          <VirtualList
            ref={list}
            items={shown}
            keyOf={keyOf}
            rowHeight={personRowHeight}
            label={t('membersListLabel', isolate(groupTitle(group.subject)))}
            renderRow={renderRow}
            selection={selection.list}
            onOpen={onOpen}
          />
        )}
      </div>
      <ActionBar
        chosenCount={selection.chosen.length}
        hiddenCount={selection.hiddenCount}
        onClear={selection.clear}
      >
        <MemberActions
          rows={selection.chosen}
          groupId={group.id}
          iAmAdmin={iAmAdmin}
          onDone={selection.clear}
        />
      </ActionBar>
    </>
  );
}
