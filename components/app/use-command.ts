import { useCallback } from 'react';
import type { StorePort } from '@/utils/store/api.ts';
import { useApp } from './context.tsx';
import { troubleText } from './reason-text.ts';
import { useShell } from './shell.tsx';

/** Orders (and single questions) to the store. A refusal is told in a toast; the outcome comes back all the same. */
export function useCommand(): StorePort['call'] {
  const { store } = useApp();
  const { toast } = useShell();
  return useCallback<StorePort['call']>(
    async (name, args) => {
      const outcome = await store.call(name, args);
      if (!outcome.ok) {
        toast({ kind: 'error', text: troubleText(outcome.reason) });
      }
      return outcome;
    },
    [store, toast],
  );
}
