import { useCallback, useEffect, useState } from 'react';
import { readTableAddress, type TableState, tableAddress } from '@/utils/domain/group-address.ts';
import type { GroupSet } from '@/utils/domain/group-sets.ts';
import {
  type GroupColumn,
  type GroupFilter,
  NO_GROUP_FILTER,
  startsDescending,
} from '@/utils/domain/group-table.ts';

/** Filter, order and set outlive the view (another part of the page); the address keeps them beyond the page. */
const kept = new Map<string, TableState>();

/** Filter, order and set of one account's table. The view must be made anew when `tableId` changes. GM16. */
export function useTableState(tableId: string) {
  const [state, setState] = useState(() => addressed() ?? kept.get(tableId) ?? readTableAddress(''));
  useEffect(() => {
    kept.set(tableId, state);
    const address = tableAddress(state);
    // In its place: typing in the search makes no history. On the way to another part the address is that part's.
    if (isHere()) window.history.replaceState(null, '', address === '' ? HERE : `${HERE}?${address}`);
  }, [tableId, state]);
  useEffect(() => {
    const stop = new AbortController();
    const read = () => isHere() && setState((before) => addressed() ?? { ...before });
    window.addEventListener('hashchange', read, { signal: stop.signal });
    return () => stop.abort();
  }, []);
  const onFilter = useCallback(
    (part: Partial<GroupFilter>) =>
      setState((before) => ({ ...before, filter: { ...before.filter, ...part } })),
    [],
  );
  const onSort = useCallback(
    (by: GroupColumn) =>
      setState((before) => ({
        ...before,
        sort: {
          by,
          descending: before.sort.by === by ? !before.sort.descending : startsDescending(by),
        },
      })),
    [],
  );
  /** GM14. Nothing: all groups. */
  const onSet = useCallback(
    (set: Pick<GroupSet, 'id' | 'holds'> | undefined) =>
      setState((before) => ({
        ...before,
        setId: set?.id,
        filter: set?.holds.by === 'filter' ? set.holds.filter : NO_GROUP_FILTER,
      })),
    [],
  );
  return { ...state, onFilter, onSort, onSet };
}

const HERE = '#groups';
const isHere = (): boolean => window.location.hash.split('?')[0] === HERE;

/** What the address asks for; nothing where it leaves the table as it stands. */
function addressed(): TableState | undefined {
  const address = isHere() ? window.location.hash.split('?')[1] : undefined;
  return address ? readTableAddress(address) : undefined;
}
