import { useEffect, useState } from 'react';
import { placeOf, readPlace } from '@/utils/domain/group-place.ts';
import type { GroupId } from '@/utils/domain/ids.ts';

const PART = 'snapshots';

/** CP61: the group whose snapshots are open, in the page's address: Back closes it, and a bookmark finds it. */
export function useGroupInAddress(): [GroupId | undefined, (groupId: GroupId | undefined) => void] {
  const [groupId, setGroupId] = useState(groupInAddress);
  useEffect(() => {
    const stop = new AbortController();
    window.addEventListener('hashchange', () => setGroupId(groupInAddress()), { signal: stop.signal });
    return () => stop.abort();
  }, []);
  return [groupId, open];
}

function groupInAddress(): GroupId | undefined {
  const { part, groupId } = readPlace(window.location.hash);
  return part === PART ? groupId : undefined;
}

function open(groupId: GroupId | undefined): void {
  window.location.hash = placeOf(PART, groupId);
}
