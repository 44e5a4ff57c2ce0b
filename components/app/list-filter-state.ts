import { useCallback, useMemo } from 'react';
import { type ListFilter, NO_FILTER, withoutGoneTags } from '@/utils/domain/filter.ts';
import { createPageState } from './page-state.ts';
import { useLive } from './use-live.ts';

const filters = createPageState<{ [listId: string]: ListFilter }>({});

export function changeListFilter(listId: string, part: Partial<ListFilter>): void {
  const all = filters.read();
  filters.change({ ...all, [listId]: { ...(all[listId] ?? NO_FILTER), ...part } });
}

/** The filter of one list, kept under `listId` for the life of the page. */
export function useListFilter(listId: string): [ListFilter, (change: Partial<ListFilter>) => void] {
  const kept = filters.use()[listId] ?? NO_FILTER;
  const tags = useLive('tags', {}).value;
  const filter = useMemo(
    () => (tags ? withoutGoneTags(kept, new Set(tags.map(({ id }) => id))) : kept),
    [kept, tags],
  );
  return [filter, useCallback((part) => changeListFilter(listId, part), [listId])];
}
