import { useState } from 'react';
import { asId, type GroupId, type SnapshotId } from '@/utils/domain/ids.ts';
import { tn } from '@/utils/i18n.ts';
import { useApp } from './context.tsx';
import { useShell } from './shell.tsx';
import { useCommand } from './use-command.ts';

/** Takes a snapshot of each of these groups, and says of how many, and why not of the others. SN1, SN4. */
export function useTakeSnapshots(): { isTaking: boolean; take(groupIds: readonly GroupId[]): Promise<void> } {
  const { account, newId } = useApp();
  const { toast } = useShell();
  const command = useCommand();
  const [isTaking, setIsTaking] = useState(false);
  const take = async (groupIds: readonly GroupId[]) => {
    if (!account || groupIds.length === 0) return;
    setIsTaking(true);
    const outcome = await command('takeSnapshots', {
      accountId: account.id,
      takes: groupIds.map((groupId) => ({ snapshotId: asId<SnapshotId>(newId()), groupId })),
    });
    setIsTaking(false);
    if (!outcome.ok) return;
    const { taken, unchanged, unread } = outcome.value;
    toast({
      kind: unread > 0 ? 'error' : 'done',
      text: [
        taken > 0 && tn('snapTaken', taken),
        unchanged > 0 && tn('snapUnchangedGroups', unchanged),
        unread > 0 && tn('snapUnread', unread),
      ]
        .filter((part) => part !== false)
        .join(' '),
    });
  };
  return { isTaking, take };
}
