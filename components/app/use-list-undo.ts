import { useCallback } from 'react';
import { useApp } from './context.tsx';
import { useShell } from './shell.tsx';
import { useCommand } from './use-command.ts';
import type { EntryId } from '@/utils/domain/ids.ts';
import type { ListEntry } from '@/utils/domain/lists.ts';
import { t } from '@/utils/i18n.ts';

/** DL8: says what was done with lines, and undoes it: these go, those from before come back. */
export function useListUndo() {
  const { account } = useApp();
  const { toast } = useShell();
  const command = useCommand();
  const accountId = account?.id;
  return useCallback(
    (text: string, entryIds: EntryId[], putBack: ListEntry[]): void =>
      toast({
        kind: 'done',
        text,
        action: {
          label: () => t('undo'),
          onClick: () => accountId && void command('takeOffList', { accountId, entryIds, putBack }),
        },
      }),
    [accountId, command, toast],
  );
}
