import { useCallback, useEffect, useState } from 'react';
import { accountShown, addressFor, readPlace } from '@/utils/domain/group-place.ts';
import type { AccountId } from '@/utils/domain/ids.ts';
import type { AccountRow } from '@/utils/store/api.ts';

/** CP70: whose numbers the page shows, and what chooses by hand. `known`: the one heard last first. */
export function useAccountShown(
  known: readonly AccountRow[],
): [account: AccountRow | undefined, choose: (id: AccountId) => void] {
  const [wanted, setWanted] = useState(() => withAsked([], window.location.hash));
  useEffect(() => {
    const stop = new AbortController();
    const read = ({ newURL }: HashChangeEvent) => setWanted((before) => withAsked(before, newURL));
    window.addEventListener('hashchange', read, { signal: stop.signal });
    return () => stop.abort();
  }, []);
  const choose = useCallback((id: AccountId) => {
    setWanted((before) => [id, ...before]);
    // Or a reload would bring the other back.
    window.history.replaceState(null, '', addressFor(window.location.hash, id));
  }, []);
  return [accountShown(known, wanted), choose];
}

function withAsked(before: readonly AccountId[], address: string): readonly AccountId[] {
  const { accountId } = readPlace(address);
  return accountId === undefined || accountId === before[0] ? before : [accountId, ...before];
}
