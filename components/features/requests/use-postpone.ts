import { useApp } from '@/components/app/context.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import type { MenuItem } from '@/components/ui/menu.tsx';
import { formatDateTime, t, tn } from '@/utils/i18n.ts';
import type { RequestRow } from '@/utils/store/api.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Deciding later: the requests leave the queue until a time, in Muster only. WhatsApp hears nothing of it. */
export function usePostpone(onDone: () => void): { items(rows: readonly RequestRow[]): MenuItem[] } {
  const { account, now } = useApp();
  const { toast } = useShell();
  const call = useCommand();

  const putOff = async (
    rows: readonly RequestRow[],
    until: number | null,
    undoable = true,
  ): Promise<void> => {
    if (!account || rows.length === 0) return;
    const requests = rows.map(({ groupId, wid }) => ({ groupId, wid }));
    const outcome = await call('postponeRequests', { accountId: account.id, requests, until });
    if (!outcome.ok) return;
    onDone();
    if (until === null || !undoable) return;
    toast({
      kind: 'done',
      text: tn('laterDone', rows.length, formatDateTime(until)),
      undo: () => void putOff(rows, null, false),
    });
  };

  return {
    items(rows) {
      const entry = (id: string, label: string, until: () => number | null): MenuItem => ({
        id,
        label,
        onSelect: () => void putOff(rows, until()),
      });
      return [
        entry('hour', t('laterHour'), () => now() + hourMs),
        entry('day', t('laterDay'), () => now() + dayMs),
        entry('week', t('laterWeek'), () => now() + 7 * dayMs),
        ...(rows.some((row) => row.laterUntil !== undefined)
          ? [entry('back', t('laterBack'), () => null)]
          : []),
      ];
    },
  };
}
