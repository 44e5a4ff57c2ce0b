import { useEffect, useMemo, useRef, useState } from 'react';
import { askNewest } from '@/components/app/ask-newest.ts';
import { useApp } from '@/components/app/context.tsx';
import type { Args, GroupRow } from '@/utils/store/api.ts';

/**
 * AD60: how many others are admins in these groups. Asked apart from the page, which waits for nothing, again whenever the
 * members of one were read anew, one question at a time. Missing: not known yet.
 */
export function useAdmins(groups: readonly GroupRow[]): number | undefined {
  const { store, account } = useApp();
  const accountId = account?.id;
  // The groups' rows change with every message.
  const question = groups.map(({ id, membersReadAt }) => `${id} ${membersReadAt}`).join(',');
  const ids = useRef<GroupRow['id'][]>([]);
  useEffect(() => {
    ids.current = groups.map(({ id }) => id);
  });
  const [people, setPeople] = useState<number>();
  const ask = useMemo(
    () =>
      askNewest(async (args: Args<'countAdmins'>) => {
        const found = await store.call('countAdmins', args);
        // Without an answer the one from before stays.
        if (found.ok) setPeople(found.value.people);
      }),
    [store],
  );
  useEffect(() => {
    if (accountId !== undefined && question !== '') ask({ accountId, groupIds: ids.current });
  }, [ask, accountId, question]);
  return question === '' ? undefined : people;
}
