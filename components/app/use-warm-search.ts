import { useEffect } from 'react';
import { prepareSearch, type Searchable } from '@/utils/domain/filter-text.ts';

/** Folding one name costs some microseconds; this many fit into an idle moment. */
const CHUNK = 500;

/** Prepares rows for searching while nothing else happens, so that the first key typed is as quick as the others. */
export function useWarmSearch(rows: readonly Searchable[]): void {
  useEffect(() => {
    let next = 0;
    let handle = requestIdleCallback(work);
    function work(deadline: IdleDeadline): void {
      while (next < rows.length && deadline.timeRemaining() > 2) {
        prepareSearch(rows.slice(next, next + CHUNK));
        next += CHUNK;
      }
      if (next < rows.length) handle = requestIdleCallback(work);
    }
    return () => cancelIdleCallback(handle);
  }, [rows]);
}
