import { isolate } from '@/components/app/isolate.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import type { ScreeningRule } from '@/utils/domain/screening.ts';
import { t } from '@/utils/i18n.ts';
import { draftOf, ruleOf } from './rule-draft.ts';

/** SC42: deletes a rule; its toast brings it back to its place. */
export function useDeleteRule(): (rule: ScreeningRule) => Promise<void> {
  const { toast } = useShell();
  const command = useCommand();
  return async (rule) => {
    const outcome = await command('deleteRule', { ruleId: rule.id });
    if (!outcome.ok) return;
    toast({
      kind: 'done',
      text: t('rulesDeleted', isolate(rule.name)),
      undo: () => void command('putRule', { rule: ruleOf(draftOf(rule), rule), order: rule.order }),
    });
  };
}
