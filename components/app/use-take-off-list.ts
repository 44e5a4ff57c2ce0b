import { useCallback } from 'react';
import { identityOfKey } from '@/utils/domain/merge.ts';
import { t } from '@/utils/i18n.ts';
import type { ListRow } from '@/utils/store/api.ts';
import { useApp } from './context.tsx';
import { isolate } from './isolate.ts';
import { useShell } from './shell.tsx';
import { useCommand } from './use-command.ts';

/** Takes a line off its list; the toast puts it back as it was. */
export function useTakeOffList(): (row: ListRow) => Promise<void> {
  const { account } = useApp();
  const { toast } = useShell();
  const command = useCommand();
  const accountId = account?.id;
  return useCallback(
    async (row) => {
      if (accountId === undefined) return;
      const outcome = await command('takeOffList', { accountId, entryIds: [row.id] });
      if (!outcome.ok) return;
      const { id, list, personId, keys, label, reason, author, expiresAt } = row;
      const identity = identityOfKey(keys[0] ?? '');
      const entries = [{ id, list, personId, identity, label, reason, author, expiresAt }];
      toast({
        kind: 'done',
        text: t('listsRemoved', isolate(label)),
        action: { label: () => t('undo'), onClick: () => void command('putOnList', { accountId, entries }) },
      });
    },
    [accountId, command, toast],
  );
}
