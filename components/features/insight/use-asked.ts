import { useCallback, useEffect, useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import type { Live } from '@/components/app/live-queries.ts';
import type { Args, Result, StoreOutcome } from '@/utils/store/api.ts';

/** While much changes, it is asked anew once in so long. */
const CHANGE_MS = 1_000;

type Asked = 'silentAcross' | 'insightBrought';

/**
 * A question that reads too much to be followed: asked once, and again some time after `stamp` is another. The answer
 * before stays until the new one is there; `isOld` says so.
 */
export function useAsked<Name extends Asked>(
  name: Name,
  args: Args<Name> | null,
  stamp?: string,
): Live<Result<Name>> & { isOld: boolean } {
  const { store } = useApp();
  const [answer, setAnswer] = useState<{ key: string; outcome: StoreOutcome<Result<Name>> }>();
  const key = args && JSON.stringify(args);
  const latest = useRef(key);
  const ask = useCallback(async () => {
    const asked = latest.current;
    if (asked === null) return;
    const outcome = await store.call(name, JSON.parse(asked) as Args<Name>);
    if (latest.current === asked) setAnswer({ key: asked, outcome });
  }, [store, name]);
  useEffect(() => {
    latest.current = key;
    void ask();
  }, [ask, key]);
  const known = useRef(stamp);
  const due = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // The first that is told is no change.
    const isSame = known.current === undefined || known.current === stamp;
    known.current = stamp;
    if (isSame || due.current !== undefined) return;
    due.current = setTimeout(() => {
      due.current = undefined;
      void ask();
    }, CHANGE_MS);
  }, [ask, stamp]);
  useEffect(
    () => () => {
      clearTimeout(due.current);
      due.current = undefined;
      latest.current = null;
    },
    [],
  );
  const outcome = answer?.outcome;
  return {
    value: outcome?.ok ? outcome.value : undefined,
    problem: outcome && !outcome.ok ? outcome : undefined,
    idle: key === null,
    isOld: answer !== undefined && answer.key !== key,
  };
}
