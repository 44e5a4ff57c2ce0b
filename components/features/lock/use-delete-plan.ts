import { isolate } from '@/components/app/isolate.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import type { LockPlan } from '@/utils/domain/locks.ts';
import { t } from '@/utils/i18n.ts';

/** LK42: deletes a plan; its toast brings it back. */
export function useDeletePlan(): (plan: LockPlan) => Promise<void> {
  const { toast } = useShell();
  const command = useCommand();
  return async ({ updatedAt: _kept, released, ...plan }) => {
    const outcome = await command('deleteLockPlan', { lockId: plan.id });
    if (!outcome.ok) return;
    toast({
      kind: 'done',
      text: t('plansDeleted', isolate(plan.name)),
      undo: () => void command('putLockPlan', { plan, released }),
    });
  };
}
