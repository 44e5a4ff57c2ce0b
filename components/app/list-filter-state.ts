import { useCallback } from 'react';
import { type ListFilter, NO_FILTER } from '@/utils/domain/filter.ts';
import { createPageState } from './page-state.ts';

const filters = createPageState<{ [listId: string]: ListFilter }>({});

export function changeListFilter(listId: string, part: Partial<ListFilter>): void {
  const all = filters.read();
  filters.change({ ...all, [listId]: { ...(all[listId] ?? NO_FILTER), ...part } });
}

/** The filter of one list, kept under `listId` for the life of the page. */
export function useListFilter(listId: string): [ListFilter, (change: Partial<ListFilter>) => void] {
  const filter = filters.use()[listId] ?? NO_FILTER;
  return [filter, useCallback((part) => changeListFilter(listId, part), [listId])];
}
