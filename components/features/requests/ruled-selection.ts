/** SC40: who of a selection was selected by what rules say of them. */
import { useEffect, useState } from 'react';
import type { RequestRow } from '@/utils/store/api.ts';
import { keyOf, type RuleMarks } from './use-rule-marks.ts';

/** By list. Like what is chosen, it outlives its view and ends with the page. */
const kept = new Map<string, Set<string>>();

/**
 * The keys of those selected so; to be added to when somebody is. Whoever is let go is forgotten. The view must be made anew
 * with another list.
 */
export function useRuledKeys(listId: string, chosen: ReadonlySet<string>): Set<string> {
  const [keys] = useState(() => kept.get(listId) ?? new Set<string>());
  useEffect(() => {
    kept.set(listId, keys);
    forgetUnchosen(keys, chosen);
  }, [listId, keys, chosen]);
  return keys;
}

export function forgetUnchosen(keys: Set<string>, chosen: ReadonlySet<string>): void {
  for (const key of keys) if (!chosen.has(key)) keys.delete(key);
}

/** The rule by which somebody is decided so; none for whom was chosen by hand, or of whom rules say something else by now. */
export function ruleOf(
  row: Pick<RequestRow, 'groupId' | 'wid'>,
  kind: 'approve' | 'reject',
  ruled: ReadonlySet<string>,
  marks: RuleMarks,
) {
  const mark = marks.get(keyOf(row));
  return mark?.verdict === kind && ruled.has(keyOf(row)) ? mark.rule : undefined;
}
