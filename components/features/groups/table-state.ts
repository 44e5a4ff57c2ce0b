import { useCallback, useState } from 'react';
import {
  type GroupColumn,
  type GroupFilter,
  type GroupSort,
  NO_GROUP_FILTER,
  startsDescending,
} from '@/utils/domain/group-table.ts';

type TableState = { filter: GroupFilter; sort: GroupSort };

const FRESH: TableState = { filter: NO_GROUP_FILTER, sort: { by: 'name', descending: false } };

/** Filter and order outlive the view (another part of the page) and end with the page. */
const kept = new Map<string, TableState>();

/** Filter and order of one account's table. The view must be made anew when `tableId` changes. */
export function useTableState(tableId: string) {
  const [state, setState] = useState(() => kept.get(tableId) ?? FRESH);
  const change = useCallback(
    (part: (before: TableState) => Partial<TableState>) => {
      const before = kept.get(tableId) ?? FRESH;
      const next = { ...before, ...part(before) };
      kept.set(tableId, next);
      setState(next);
    },
    [tableId],
  );
  const onFilter = useCallback(
    (part: Partial<GroupFilter>) => change(({ filter }) => ({ filter: { ...filter, ...part } })),
    [change],
  );
  const onSort = useCallback(
    (by: GroupColumn) =>
      change(({ sort }) => ({
        sort: { by, descending: sort.by === by ? !sort.descending : startsDescending(by) },
      })),
    [change],
  );
  return { ...state, onFilter, onSort };
}
