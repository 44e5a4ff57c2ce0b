import { useCallback, useState } from 'react';
import { type ListFilter, NO_FILTER } from '@/utils/domain/filter.ts';

/** Filters outlive their view (a change of tab, a closed drawer) and end with the page. */
const kept = new Map<string, ListFilter>();

/** The filter of one list, kept under `listId` for the life of the page. */
export function useListFilter(listId: string): [ListFilter, (change: Partial<ListFilter>) => void] {
  const [filters, setFilters] = useState<{ [id: string]: ListFilter }>({});
  const filter = filters[listId] ?? kept.get(listId) ?? NO_FILTER;
  const change = useCallback(
    (part: Partial<ListFilter>) => {
      const next = { ...(kept.get(listId) ?? NO_FILTER), ...part };
      kept.set(listId, next);
      setFilters((before) => ({ ...before, [listId]: next }));
    },
    [listId],
  );
  return [filter, change];
}
