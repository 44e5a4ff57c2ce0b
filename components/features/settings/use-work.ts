import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

export type Working = {
  signal: AbortSignal;
  /** In words, and as a share of the whole, 0 to 1. */
  say(words: string, share: number): void;
};

/** What takes a while: one piece at a time, which says how far it is and can be given up. It ends with its view. */
export function useWork() {
  const [progress, setProgress] = useState<{ words: string; share: number }>();
  const current = useRef<AbortController>(undefined);
  const giveUp = useCallback(() => current.current?.abort(), []);
  useEffect(() => giveUp, [giveUp]);

  /** `given-up` at once when it is, whatever is still on its way. */
  const run = useCallback(
    async <Value>(work: (working: Working) => Promise<Value>): Promise<Value | 'given-up'> => {
      current.current?.abort();
      const stop = new AbortController();
      const { signal } = stop;
      current.current = stop;
      const givenUp = new Promise<'given-up'>((resolve) => {
        signal.addEventListener('abort', () => resolve('given-up'), { once: true });
      });
      const say: Working['say'] = (words, share) => {
        if (!signal.aborted) setProgress({ words, share });
      };
      const done = work({ signal, say }).catch((error: unknown) => {
        if (signal.aborted) return 'given-up' as const;
        throw error;
      });
      try {
        return await Promise.race([done, givenUp]);
      } finally {
        if (current.current === stop) setProgress(undefined);
      }
    },
    [],
  );
  return { progress, run, giveUp };
}

/** The button that gives up or closes. It takes the focus when work begins: the field that had it is gone then. */
export function useLeaveButton(isWorking: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isWorking) button.current?.focus();
  }, [isWorking]);
  return button;
}
