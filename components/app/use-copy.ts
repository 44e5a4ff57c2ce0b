import { useCallback } from 'react';
import { t } from '@/utils/i18n.ts';
import { useShell } from './shell.tsx';

/** Puts text on the clipboard and says so; `done` is what the toast says. Refused by the browser, it says that. */
export function useCopy(): (text: string, done: string) => Promise<void> {
  const { toast } = useShell();
  return useCallback(
    async (text, done) => {
      try {
        await navigator.clipboard.writeText(text);
        toast({ kind: 'done', text: done });
      } catch (error) {
        // NotAllowedError: the document lost the focus, or the browser forbids it.
        toast({ kind: 'error', text: t('copyRefused', error instanceof Error ? error.name : '') });
      }
    },
    [toast],
  );
}
