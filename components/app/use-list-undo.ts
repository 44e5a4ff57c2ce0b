import { useApp } from './context.tsx';
import { useShell } from './shell.tsx';
import { useCommand } from './use-command.ts';
import type { EntryId } from '@/utils/domain/ids.ts';
import type { ListEntry } from '@/utils/domain/lists.ts';

/** DL8: says what was done with lines, and undoes it: these go, those from before come back. */
export function useListUndo() {
  const { account } = useApp();
  const { toast } = useShell();
  const command = useCommand();
  return (text: string, entryIds: EntryId[], putBack: ListEntry[]): void => {
    if (!account) return;
    const undo = { accountId: account.id, entryIds, putBack };
    toast({ kind: 'done', text, undo: () => void command('takeOffList', undo) });
  };
}
