import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { asId } from '@/utils/domain/ids.ts';
import type { PeopleFilter } from '@/utils/domain/people-list.ts';
import type { Segment } from '@/utils/domain/segments.ts';
import { t } from '@/utils/i18n.ts';
import type { SegmentState, SegmentUse } from '@/utils/store/api.ts';

/** Making, changing, using and deleting segments; each change can be undone from its toast. SG6, PL62. */
export function useSegmentCommands() {
  const { account, newId, now } = useApp();
  const { toast } = useShell();
  const command = useCommand();

  const put = async ({ updatedAt: _kept, ...segment }: Segment, use?: SegmentUse): Promise<boolean> =>
    (await command('putSegment', { segment, use })).ok;

  return {
    /** The new segment, where it was kept. */
    async add(name: string, filter: PeopleFilter): Promise<Segment | undefined> {
      if (!account) return undefined;
      const segment: Segment = { id: asId(newId()), accountId: account.id, name, filter, updatedAt: 0 };
      return (await put(segment)) ? segment : undefined;
    },

    async change(before: Segment, part: Partial<Pick<Segment, 'name' | 'filter'>>): Promise<boolean> {
      const isKept = await put({ ...before, ...part });
      if (isKept)
        toast({
          kind: 'done',
          text: t('segmentsChanged', isolate(part.name ?? before.name)),
          action: { label: () => t('undo'), onClick: () => void put(before) },
        });
      return isKept;
    },

    /** SG4: what came and went. */
    async use(segment: Pick<Segment, 'id'>): Promise<SegmentState | undefined> {
      const outcome = await command('useSegment', { segmentId: segment.id, at: now() });
      return outcome.ok ? outcome.value : undefined;
    },

    async remove(segment: Segment): Promise<void> {
      const outcome = await command('deleteSegment', { segmentId: segment.id });
      if (!outcome.ok) return;
      toast({
        kind: 'done',
        text: t('segmentsDeleted', isolate(segment.name)),
        action: { label: () => t('undo'), onClick: () => void put(segment, outcome.value.use) },
      });
    },
  };
}
