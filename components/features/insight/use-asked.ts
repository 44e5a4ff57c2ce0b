import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import type { Live } from '@/components/app/live-queries.ts';
import type { Args, Result } from '@/utils/store/api.ts';
import { afterAnswer, type AskedState } from './asked-state.ts';

/** While much changes, it is asked anew once in so long. */
const CHANGE_MS = 1_000;

type Asked = 'silentAcross' | 'insightBrought';

/**
 * A question that reads too much to be followed: asked once, and again some time after `stamp` is another. The answer
 * before stays until a new one is there; `isOld` says so, `of` to what it is one. PL81: `again` is for one that failed.
 */
export function useAsked<Name extends Asked>(
  name: Name,
  args: Args<Name> | null,
  stamp?: string,
): Live<Result<Name>> & { of: Args<Name> | undefined; isOld: boolean; again(): void } {
  const { store } = useApp();
  const [{ good, refused }, setKnown] = useState<AskedState<Result<Name>>>({});
  const key = args && JSON.stringify(args);
  const latest = useRef(key);
  const ask = useCallback(async () => {
    const asked = latest.current;
    if (asked === null) return;
    const outcome = await store.call(name, JSON.parse(asked) as Args<Name>);
    if (latest.current === asked) setKnown((before) => afterAnswer(before, asked, outcome));
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
  const of = useMemo(() => good && (JSON.parse(good.key) as Args<Name>), [good]);
  const problem = refused?.key === key ? refused?.problem : undefined;
  return {
    value: good?.value,
    of,
    problem,
    idle: key === null,
    isOld: good !== undefined && (good.key !== key || problem !== undefined),
    again: () => void ask(),
  };
}
