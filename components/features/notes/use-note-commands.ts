import { useCallback } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { asId, type GroupId, type NoteId, type PersonId } from '@/utils/domain/ids.ts';
import { t } from '@/utils/i18n.ts';

/** What can be done with notes; each says whether it was done. Without an account nothing is: notes are kept by whom they were written. */
export function useNoteCommands() {
  const { account, newId } = useApp();
  const { toast } = useShell();
  const command = useCommand();
  const accountId = account?.id;

  const restore = useCallback(
    async (noteId: NoteId): Promise<boolean> =>
      accountId !== undefined && (await command('restoreNote', { noteId, accountId })).ok,
    [accountId, command],
  );

  return {
    /** What undoes it, where it was done. UN40. */
    add: async (
      personIds: PersonId[],
      text: string,
      groupId: GroupId | undefined,
    ): Promise<(() => void) | undefined> => {
      if (accountId === undefined) return undefined;
      const noteId = asId<NoteId>(newId());
      const outcome = await command('addNote', { noteId, personIds, text, groupId, accountId });
      return outcome.ok ? () => void command('binNote', { noteId, accountId, whole: true }) : undefined;
    },
    edit: async (noteId: NoteId, text: string): Promise<boolean> =>
      accountId !== undefined && (await command('editNote', { noteId, text, accountId })).ok,
    bin: async (noteId: NoteId): Promise<void> => {
      if (accountId === undefined) return;
      const outcome = await command('binNote', { noteId, accountId });
      if (!outcome.ok) return;
      toast({
        text: t('notesBinned'),
        undo: () => void restore(noteId),
      });
    },
    restore,
  };
}
