import { useEffect, useReducer } from 'react';
import type { Feature } from '@/components/app/feature.ts';
import type { GroupFocus } from '@/components/app/use-group-focus.ts';
import { placeOf, readPlace } from '@/utils/domain/group-place.ts';

/** CP61: the group in focus stands in the address of each part that asks for one, and an address can ask for one. */
export function useFocusInAddress(
  features: readonly Feature[],
  active: Feature | undefined,
  focus: GroupFocus,
) {
  const { group, groups, pickGroup } = focus;
  const part = active && !active.ofAllGroups ? active.id : undefined;
  // A link to the part as a whole leaves the focus as it is, and the address is told again.
  const [told, tellAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const stop = new AbortController();
    const read = (address: string) => {
      const asked = readPlace(address);
      const isOfOne = features.some(({ id, ofAllGroups }) => id === asked.part && !ofAllGroups);
      if (isOfOne && asked.groupId !== undefined) pickGroup(asked.groupId);
      tellAgain();
    };
    read(window.location.hash);
    // By then the address may have been told again already.
    window.addEventListener('hashchange', ({ newURL }) => read(newURL), { signal: stop.signal });
    return () => stop.abort();
  }, [features, pickGroup]);
  const isKnown = groups.length > 0;
  useEffect(() => {
    // On the way to another part the address is that part's.
    if (part === undefined || !isKnown || readPlace(window.location.hash).part !== part) return;
    window.history.replaceState(null, '', `#${placeOf(part, group?.id)}`);
  }, [part, isKnown, group?.id, told]);
}
