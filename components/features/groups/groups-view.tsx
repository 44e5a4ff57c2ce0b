import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { compareNames, groupTitle } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useGroupPlaces } from '@/components/app/use-group-places.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useNow } from '@/components/app/use-now.ts';
import { useGroupSets } from '@/components/app/use-group-sets.ts';
import { useSettings } from '@/components/app/use-settings.ts';
import { useSelection } from '@/components/app/use-selection.ts';
import { Button } from '@/components/ui/button.tsx';
import { DataGrid } from '@/components/ui/data-grid.tsx';
import { View } from '@/components/ui/layout.tsx';
import { EmptyState } from '@/components/ui/states.tsx';
import type { VirtualListHandle } from '@/components/ui/virtual-list.tsx';
import { groupsOfSet } from '@/utils/domain/group-sets.ts';
import { closedBy, filterGroups, isInTable, sortGroups } from '@/utils/domain/group-table.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t, tOf } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { AcrossView } from './across-view.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { GroupActions } from './group-actions.tsx';
import { groupColumns } from './group-columns.tsx';
import { GroupsFilter } from './groups-filter.tsx';
import { SetsBar } from './sets-bar.tsx';
import { useTableState } from './table-state.ts';

/** Every group that I administer, with its settings, and one setting for many of them. */
export function GroupsView() {
  const { account } = useApp();
  // The shell has them already, once they were read: then the table stands at once.
  const { groups: known } = useShell();
  const isKnown = known.length > 0;
  const live = useLive('groups', account && !isKnown ? { accountId: account.id } : null);
  return (
    <View>
      <LiveView live={isKnown ? { value: known, problem: undefined } : live}>
        {(groups) => <Groups key={account?.id} tableId={`groups ${account?.id}`} groups={groups} />}
      </LiveView>
    </View>
  );
}

const NONE_HIDDEN: readonly string[] = [];
const MINUTE_MS = 60_000;

const keyOf = (group: GroupRow) => group.id;
const canChoose = (group: GroupRow) => closedBy(group) === undefined;
const labelOf = (group: GroupRow) => t('groupsSelect', isolate(groupTitle(group.subject)));
const offBecause = (group: GroupRow) => {
  const why = closedBy(group);
  return why && tOf('groupLocked', why);
};

function Groups({ tableId, groups }: { tableId: string; groups: readonly GroupRow[] }) {
  const { pickGroup, openFeature } = useShell();
  const nowMs = useNow(MINUTE_MS);
  const { filter, sort, setId, onFilter, onSort, onSet } = useTableState(tableId);
  const sets = useGroupSets();
  const { hiddenGroupColumns = NONE_HIDDEN } = useSettings();
  const current = sets.find(({ id }) => id === setId);
  /** The page of people over the table, and the groups that it begins with. */
  const [across, setAcross] = useState<readonly GroupId[]>();
  const [doneCount, setDoneCount] = useState(0);
  const grid = useRef<VirtualListHandle>(null);
  useEffect(() => {
    // The bar that the dialog was opened from, and would give the focus back to, went with the choice.
    if (doneCount > 0) grid.current?.focus();
  }, [doneCount]);
  const all = useMemo(() => sortGroups(groups.filter(isInTable), sort, compareNames), [groups, sort]);
  const shown = useMemo(
    // GM14: of a set by condition the filter is over the table already.
    () => filterGroups(current?.holds.by === 'hand' ? groupsOfSet(all, current, nowMs) : all, filter, nowMs),
    [all, filter, current, nowMs],
  );
  const selection = useSelection({ listId: tableId, all, shown, keyOf, canChoose });
  const open = useCallback(
    (group: GroupRow) => {
      pickGroup(group.id);
      openFeature('group');
    },
    [pickGroup, openFeature],
  );
  const placesOf = useGroupPlaces();
  const columns = useMemo(
    () => groupColumns(nowMs, open, placesOf, hiddenGroupColumns),
    [nowMs, open, placesOf, hiddenGroupColumns],
  );
  const { list, chosen, hiddenCount, allShown, dropShown, clear } = selection;
  if (all.length === 0)
    return <EmptyState icon="table" title={t('groupsEmptyTitle')} text={t('groupsEmptyText')} />;
  return (
    <>
      <View inert={across !== undefined}>
        <SetsBar
          sets={sets}
          current={current}
          all={all}
          chosen={chosen}
          filter={filter}
          nowMs={nowMs}
          onSet={onSet}
        />
        <GroupsFilter
          filter={filter}
          onChange={onFilter}
          all={all}
          shownCount={shown.length}
          nowMs={nowMs}
          onArrowDown={() => grid.current?.focus()}
        >
          <Button size="s" icon="users" onClick={() => setAcross([])}>
            {t('acrossTitle')}
          </Button>
          <ColumnMenu hidden={hiddenGroupColumns} />
        </GroupsFilter>
        {shown.length === 0 ? (
          <EmptyState
            icon="filter"
            title={t('groupNone')}
            text={t('groupsNoMatchText')}
            action={<Button onClick={() => onSet(undefined)}>{t('filterClear')}</Button>}
          />
        ) : (
          <DataGrid
            ref={grid}
            label={t('groupsTitle')}
            items={shown}
            keyOf={keyOf}
            columns={columns}
            sort={sort}
            onSort={onSort}
            onOpen={open}
            selection={{
              ...list,
              allShown,
              someShown: chosen.length > hiddenCount,
              onNoneShown: dropShown,
              allLabel: t(shown.length === all.length ? 'groupsSelectAll' : 'groupsSelectMatching'),
              labelOf,
              offBecause,
            }}
          />
        )}
        <GroupActions
          chosen={chosen}
          hiddenCount={hiddenCount}
          onClear={clear}
          onFind={setAcross}
          onDone={() => {
            clear();
            setDoneCount((before) => before + 1);
          }}
        />
      </View>
      {across && <AcrossView chosen={across} onBack={() => setAcross(undefined)} />}
    </>
  );
}
