import { useEffect, useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import type { GroupRow } from '@/utils/store/api.ts';

type Counted = { question: string; people: number };

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
  const [counted, setCounted] = useState<Counted>();
  const isAsking = useRef(false);
  useEffect(() => {
    if (accountId === undefined || question === '' || isAsking.current || counted?.question === question)
      return;
    const ask = async (): Promise<void> => {
      isAsking.current = true;
      const found = await store.call('countAdmins', { accountId, groupIds: ids.current });
      isAsking.current = false;
      // Without an answer the one from before stays.
      setCounted((before) => (found.ok ? { question, people: found.value.people } : before));
    };
    void ask();
  }, [store, accountId, question, counted]);
  return question === '' ? undefined : counted?.people;
}
