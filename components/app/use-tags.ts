import { useMemo } from 'react';
import type { TagMap } from './person-row.tsx';
import { useLive } from './use-live.ts';

/** All tags by id, in the admin's own order; empty until they arrive. */
export function useTags(): TagMap {
  const tags = useLive('tags', {}).value;
  return useMemo(() => new Map((tags ?? []).map((tag) => [tag.id, tag])), [tags]);
}
