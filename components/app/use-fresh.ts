import { useEffect, useRef } from 'react';
import type { GroupId } from '@/utils/domain/ids.ts';
import { useApp } from './context.tsx';

/** WhatsApp's own list is trusted this long before it is read again on opening; changes arrive by themselves meanwhile. */
const FRESH_MS = 10 * 60_000;

/** Has a list of the group read when the group is picked and the list is old or was never read; without a group nothing. */
export function useFresh(
  what: 'members' | 'requests',
  groupId: GroupId | undefined,
  readAt: number | undefined,
): void {
  const { tab, now } = useApp();
  const isReady = tab?.connection.state === 'ready';
  const askedFor = useRef<string>(undefined);
  useEffect(() => {
    if (!tab || !isReady || groupId === undefined) return;
    // Once per group and tab: neither a new reading time nor the account's heartbeat asks again.
    const asks = `${tab.tabId} ${groupId}`;
    if (askedFor.current === asks) return;
    askedFor.current = asks;
    if (readAt !== undefined && now() - readAt < FRESH_MS) return;
    // A refusal is no news here: the list shows what there is, and the connection has its own banner.
    void tab.refresh(groupId, what);
  }, [tab, isReady, groupId, readAt, now, what]);
}
