import { t } from '@/utils/i18n.ts';
import { useApp } from './context.tsx';
import { reasonText } from './reason-text.ts';
import { useShell } from './shell.tsx';
import { useCopy } from './use-copy.ts';

/** Puts a text into the open chat's message field and says how it went; where it failed, copying is offered. Sends nothing. */
export function useInsert() {
  const { tab } = useApp();
  const { toast } = useShell();
  const copy = useCopy();
  return async (text: string): Promise<void> => {
    const outcome = await tab?.insertText(text);
    if (outcome?.ok) toast({ kind: 'done', text: t('templatesInserted') });
    else if (outcome)
      toast({
        kind: 'error',
        text: t('templatesNotInserted', reasonText(outcome.reason)),
        action: { label: () => t('copy'), onClick: () => void copy(text, t('templatesCopied')) },
      });
  };
}
