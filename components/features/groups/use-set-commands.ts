import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import type { GroupSet } from '@/utils/domain/group-sets.ts';
import { asId } from '@/utils/domain/ids.ts';
import { formatList, t } from '@/utils/i18n.ts';

/** Making, changing and deleting sets; each change can be undone from its toast. GM15. */
export function useSetCommands() {
  const { account, newId } = useApp();
  const { toast } = useShell();
  const command = useCommand();

  const put = async ({ updatedAt: _kept, ...set }: GroupSet): Promise<boolean> =>
    (await command('putGroupSet', { set })).ok;

  return {
    /** The new set, where it was kept. */
    async add(part: Pick<GroupSet, 'name' | 'holds'>): Promise<GroupSet | undefined> {
      if (!account) return undefined;
      const set: GroupSet = { ...part, id: asId(newId()), accountId: account.id, updatedAt: 0 };
      return (await put(set)) ? set : undefined;
    },

    async change(before: GroupSet, part: Partial<Pick<GroupSet, 'name' | 'holds'>>): Promise<boolean> {
      const isKept = await put({ ...before, ...part });
      if (isKept)
        toast({
          kind: 'done',
          text: t('setsChanged', isolate(part.name?.trim() ?? before.name)),
          undo: () => void put(before),
        });
      return isKept;
    },

    async remove(set: GroupSet): Promise<void> {
      const outcome = await command('deleteGroupSet', { setId: set.id });
      if (!outcome.ok) return;
      const { usedBy } = outcome.value;
      toast({
        kind: 'done',
        text:
          usedBy.length === 0
            ? t('setsDeleted', isolate(set.name))
            : t('setsDeletedUsed', isolate(set.name), formatList(usedBy.map((name) => isolate(name)))),
        undo: () => void put(set),
      });
    },
  };
}
