import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ActionBar } from '@/components/app/action-bar.tsx';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { compareNames } from '@/components/app/person-words.ts';
import { useShell, useSlots } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { useNow } from '@/components/app/use-now.ts';
import { useSelection } from '@/components/app/use-selection.ts';
import { Button } from '@/components/ui/button.tsx';
import { DataGrid } from '@/components/ui/data-grid.tsx';
import { View } from '@/components/ui/layout.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import { EmptyState } from '@/components/ui/states.tsx';
import type { VirtualListHandle } from '@/components/ui/virtual-list.tsx';
import type { SettingName } from '@/utils/domain/group-rules.ts';
import {
  closedBy,
  filterGroups,
  isInTable,
  NO_GROUP_FILTER,
  sortGroups,
} from '@/utils/domain/group-table.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { groupColumns } from './group-columns.tsx';
import { GroupsFilter } from './groups-filter.tsx';
import { SetDialog } from './set-dialog.tsx';
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

const SETTINGS: readonly SettingName[] = [
  'announce',
  'restrict',
  'approval',
  'addMode',
  'ephemeralS',
  'subject',
  'description',
];
const MINUTE_MS = 60_000;

const keyOf = (group: GroupRow) => group.id;
const canChoose = (group: GroupRow) => closedBy(group) === undefined;
const labelOf = (group: GroupRow) => t('groupsSelect', isolate(group.subject));
const offBecause = (group: GroupRow) => {
  const why = closedBy(group);
  return why && tOf('groupLocked', why);
};

function Groups({ tableId, groups }: { tableId: string; groups: readonly GroupRow[] }) {
  const { pickGroup, openFeature } = useShell();
  const nowMs = useNow(MINUTE_MS);
  const { filter, sort, onFilter, onSort } = useTableState(tableId);
  const [setting, setSetting] = useState<SettingName>();
  const [isLocking, setIsLocking] = useState(false);
  const { LockDialog } = useSlots();
  const [doneCount, setDoneCount] = useState(0);
  const grid = useRef<VirtualListHandle>(null);
  useEffect(() => {
    // The bar that the dialog was opened from, and would give the focus back to, went with the choice.
    if (doneCount > 0) grid.current?.focus();
  }, [doneCount]);
  const all = useMemo(() => sortGroups(groups.filter(isInTable), sort, compareNames), [groups, sort]);
  const shown = useMemo(() => filterGroups(all, filter), [all, filter]);
  const selection = useSelection({ listId: tableId, all, shown, keyOf, canChoose });
  const open = useCallback(
    (group: GroupRow) => {
      pickGroup(group.id);
      openFeature('group');
    },
    [pickGroup, openFeature],
  );
  const columns = useMemo(() => groupColumns(nowMs, open), [nowMs, open]);
  const { list, chosen, hiddenCount, allShown, dropShown, clear } = selection;
  if (all.length === 0)
    return <EmptyState icon="table" title={t('groupsEmptyTitle')} text={t('groupsEmptyText')} />;
  return (
    <>
      <GroupsFilter
        filter={filter}
        onChange={onFilter}
        all={all}
        shownCount={shown.length}
        onArrowDown={() => grid.current?.focus()}
      />
      {shown.length === 0 ? (
        <EmptyState
          icon="filter"
          title={t('groupNone')}
          text={t('groupsNoMatchText')}
          action={<Button onClick={() => onFilter(NO_GROUP_FILTER)}>{t('filterClear')}</Button>}
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
      <ActionBar
        chosenCount={chosen.length}
        hiddenCount={hiddenCount}
        countText={tn('groupsSelected', chosen.length)}
        onClear={clear}
      >
        <Button icon="lock" onClick={() => setIsLocking(true)}>
          {t('lockNowAsk')}
        </Button>
        <Menu
          variant="primary"
          label={t('groupsSet')}
          items={SETTINGS.map((name) => ({
            id: name,
            label: tOf('setting', name),
            onSelect: () => setSetting(name),
          }))}
        />
      </ActionBar>
      {isLocking && chosen.length > 0 && (
        <LockDialog
          groupIds={chosen.map(keyOf)}
          onClose={() => setIsLocking(false)}
          onDone={() => {
            clear();
            setDoneCount((before) => before + 1);
          }}
        />
      )}
      {setting !== undefined && chosen.length > 0 && (
        <SetDialog
          key={setting}
          setting={setting}
          chosen={chosen}
          onClose={() => setSetting(undefined)}
          onDone={() => {
            setSetting(undefined);
            clear();
            setDoneCount((before) => before + 1);
          }}
        />
      )}
    </>
  );
}
