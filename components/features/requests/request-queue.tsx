import { useCallback, useMemo, useRef, useState } from 'react';
import { ActionBar } from '@/components/app/action-bar.tsx';
import { useLack } from '@/components/app/feature-state.ts';
import { FilterBar } from '@/components/app/filter-bar.tsx';
import { useListFilter } from '@/components/app/list-filter-state.ts';
import { NoMatch } from '@/components/app/no-match.tsx';
import { LINE_HEIGHT, personRowHeight } from '@/components/app/person-row.tsx';
import { SelectLine } from '@/components/app/select-line.tsx';
import { useShell, useSlots } from '@/components/app/shell.tsx';
import { useNow } from '@/components/app/use-now.ts';
import { useSelection } from '@/components/app/use-selection.ts';
import { useWarmSearch } from '@/components/app/use-warm-search.ts';
import { useTags } from '@/components/app/use-tags.ts';
import view from '@/components/app/view.module.css';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import { EmptyState } from '@/components/ui/states.tsx';
import { VirtualList, type VirtualListHandle } from '@/components/ui/virtual-list.tsx';
import { filterRows, hasChips, NO_FILTER } from '@/utils/domain/filter.ts';
import { t, tn } from '@/utils/i18n.ts';
import type { RequestRow } from '@/utils/store/api.ts';
import { ReadingRequests } from './reading-requests.tsx';
import { RefreshRequests } from './refresh-requests.tsx';
import { RequestItem } from './request-item.tsx';
import { requestPlan } from '@/components/app/request-plan.ts';
import { ruleOf, useRuledKeys } from './ruled-selection.ts';
import { selectRules } from './select-rules.ts';
import { usePostpone } from './use-postpone.ts';
import { keyOf, useRuleMarks } from './use-rule-marks.ts';

const canChoose = (row: RequestRow) => row.pendingJob === undefined;

/** The queue itself: filter, choose, decide. */
export function RequestQueue({ rows, showGroup }: { rows: readonly RequestRow[]; showGroup: boolean }) {
  const shell = useShell();
  const listId = `requests ${shell.group?.id ?? 'all'}`;
  const tags = useTags();
  const nowMs = useNow(60_000);
  const list = useRef<VirtualListHandle>(null);
  const [filter, changeFilter] = useListFilter('requests');
  const shown = useMemo(() => filterRows(rows, filter, nowMs), [rows, filter, nowMs]);
  useWarmSearch(rows);
  const marks = useRuleMarks(rows, nowMs);
  const selection = useSelection<RequestRow>({ listId, all: rows, shown, keyOf, canChoose });
  const ruled = useRuledKeys(listId, selection.list.keys);
  const postpone = usePostpone(selection.clear);
  const noDeciding = useLack('decide-requests');
  const { confirm, openPerson } = shell;
  const { ListDialog } = useSlots();
  const [isDenying, setIsDenying] = useState(false);
  const { toggleKey, clear } = selection;

  const decide = useCallback(
    async (kind: 'approve' | 'reject', chosen: readonly RequestRow[]) => {
      const jobId = await confirm(requestPlan(kind, chosen, (row) => ruleOf(row, kind, ruled, marks)));
      if (jobId !== null) clear();
    },
    [confirm, clear, ruled, marks],
  );
  const renderRow = useCallback(
    (row: RequestRow, state: { selected: boolean; active: boolean }) => (
      <RequestItem
        row={row}
        mark={marks.get(keyOf(row))}
        tags={tags}
        nowMs={nowMs}
        showGroup={showGroup}
        selected={state.selected}
        active={state.active}
        onToggle={(toggled) => toggleKey(keyOf(toggled))}
        noDeciding={noDeciding}
        onDecide={(kind, decided) => void decide(kind, [decided])}
      />
    ),
    [marks, tags, nowMs, showGroup, noDeciding, toggleKey, decide],
  );
  const rowHeight = useCallback(
    (row: RequestRow) => personRowHeight(row) + (marks.size > 0 && marks.has(keyOf(row)) ? LINE_HEIGHT : 0),
    [marks],
  );
  const onOpen = useCallback(
    (row: RequestRow) => openPerson(row.personId, row.groupId, marks.get(keyOf(row))?.text),
    [openPerson, marks],
  );
  const allPutOff = shown.length === 0 && filter.text.trim() === '' && !hasChips(filter);
  const shownChosen = selection.chosen.length - selection.hiddenCount;

  return (
    <div className={view.view}>
      <FilterBar
        filter={filter}
        onChange={changeFilter}
        rows={rows}
        kinds={['country', 'method', 'tag', 'age']}
        tags={tags}
        onArrowDown={() => list.current?.focus()}
      />
      <SelectLine
        countText={tn('requestsCount', rows.length)}
        shownCount={shown.length}
        allCount={rows.length}
        chosenCount={shownChosen}
        allChosen={selection.allShown}
        onAll={selection.list.onAll}
        onNoneShown={selection.dropShown}
        onNone={selection.clear}
        rules={() => selectRules(shown, tags, selection.addWhere, nowMs, marks, ruled)}
        end={<RefreshRequests />}
      />
      {showGroup && <ReadingRequests />}
      <div className={view.list}>
        {allPutOff ? (
          <EmptyState
            icon="clock"
            title={t('requestsPutOffTitle')}
            text={t('requestsPutOffText')}
            action={
              <Button onClick={() => changeFilter({ postponed: true })}>{t('requestsPutOffShow')}</Button>
            }
          />
        ) : shown.length === 0 ? (
          <NoMatch onClear={() => changeFilter(NO_FILTER)} />
        ) : (
          <VirtualList
            ref={list}
            items={shown}
            keyOf={keyOf}
            rowHeight={rowHeight}
            label={t('requestsListLabel')}
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
        <IconButton icon="ban" label={t('personDeny')} onClick={() => setIsDenying(true)} />
        <Menu icon="clock" iconOnly label={t('later')} items={postpone.items(selection.chosen)} />
        <Button
          disabled={noDeciding !== undefined}
          title={noDeciding}
          onClick={() => void decide('reject', selection.chosen)}
        >
          {t('reject')}
        </Button>
        <Button
          variant="primary"
          disabled={noDeciding !== undefined}
          title={noDeciding}
          onClick={() => void decide('approve', selection.chosen)}
        >
          {t('approve')}
        </Button>
      </ActionBar>
      {isDenying && <ListDialog people={selection.chosen} list="deny" onClose={() => setIsDenying(false)} />}
    </div>
  );
}
