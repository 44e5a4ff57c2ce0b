import { useCallback, useEffect, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { placeOf, readPlace } from '@/utils/domain/group-place.ts';
import type { GroupId } from '@/utils/domain/ids.ts';

const PART = 'snapshots';

/** CP61, CP70: the group whose snapshots are open, in the page's address: Back closes it, and a bookmark finds it. */
export function useGroupInAddress(): [GroupId | undefined, (groupId: GroupId | undefined) => void] {
  const accountId = useApp().account?.id;
  const [groupId, setGroupId] = useState(groupInAddress);
  useEffect(() => {
    const stop = new AbortController();
    window.addEventListener('hashchange', () => setGroupId(groupInAddress()), { signal: stop.signal });
    return () => stop.abort();
  }, []);
  const open = useCallback(
    (next: GroupId | undefined) => {
      window.location.hash = placeOf(PART, next, accountId);
    },
    [accountId],
  );
  return [groupId, open];
}

function groupInAddress(): GroupId | undefined {
  const { part, groupId } = readPlace(window.location.hash);
  return part === PART ? groupId : undefined;
}
