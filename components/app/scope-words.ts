import type { GroupSet } from '@/utils/domain/group-sets.ts';
import type { Scope } from '@/utils/domain/scope.ts';
import { formatList, t, tn } from '@/utils/i18n.ts';
import { isolate } from './isolate.ts';
import { oneLine } from './person-words.ts';

/** The name of a set; without one, that it is gone. */
export const setTitle = (name: string | undefined): string => oneLine(name ?? t('scopeSetGone'));

/** Where a rule or a plan holds, in few words: its sets by name, its groups by number. */
export function scopeText({ groupIds, setIds = [] }: Scope, sets: readonly GroupSet[]): string {
  if (groupIds === undefined) return t('rulesAllGroups');
  const named = setIds.map((id) => isolate(setTitle(sets.find((set) => set.id === id)?.name)));
  if (named.length === 0) return tn('rulesGroups', groupIds.length);
  return formatList(groupIds.length === 0 ? named : [...named, tn('rulesGroups', groupIds.length)]);
}
