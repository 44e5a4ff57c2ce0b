import { useEffect, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import type { GroupRow } from '@/utils/store/api.ts';

/** To find the admins every member is read: of more groups that takes seconds. */
const MOST_GROUPS = 50;

/** How many people besides me are admins in these groups; read once. Missing: not known, or too many groups. */
export function useAdmins(groups: readonly GroupRow[]): number | undefined {
  const { store, account } = useApp();
  const accountId = account?.id;
  const key = groups.length > MOST_GROUPS ? '' : groups.map(({ id }) => id).join(' ');
  const [admins, setAdmins] = useState<{ key: string; count: number }>();
  useEffect(() => {
    if (accountId === undefined || key === '') return;
    let isOver = false;
    const read = async (): Promise<void> => {
      const groupIds = key.split(' ') as GroupRow['id'][];
      const found = await store.call('adminsOf', { accountId, groupIds });
      if (isOver || !found.ok) return;
      const people = found.value.filter(({ isMe }) => !isMe).map(({ personId }) => personId);
      setAdmins({ key, count: new Set(people).size });
    };
    void read();
    return () => {
      isOver = true;
    };
  }, [store, accountId, key]);
  return admins?.key === key ? admins.count : undefined;
}
