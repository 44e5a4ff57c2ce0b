import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { useLive } from '@/components/app/use-live.ts';
import type { PeopleFilter, PeopleSort } from '@/utils/domain/people-list.ts';
import type { PeopleRow, Result, StoreOutcome } from '@/utils/store/api.ts';

/** People read at once. */
const PAGE = 200;
/** Typing rests this long before the store is asked. */
const REST_MS = 150;
/** While much changes, the list is asked for anew once in so long. */
const CHANGE_MS = 1_000;

/** A row of the table; one that is not read yet has no person. */
export type Line = { index: number; person?: PeopleRow | undefined };

type Head = Omit<Result<'peopleList'>, 'rows'>;
type Answer = { key: string; head: Head; pages: ReadonlyMap<number, readonly PeopleRow[]> };
type Problem = Extract<StoreOutcome<never>, { ok: false }>;

/** The last answer outlives the view: whoever comes back finds the table at once, and it is asked for anew behind it. */
let kept: (Answer & { stamp: string | undefined }) | undefined;

/**
 * Everybody found, a page at a time: 100,000 rows would take the port seconds. `want` is told of the rows that are drawn
 * and not read yet. The answer before stays until the new one is there; `isOld` says so. PL8.
 */
export function usePeople(question: { filter: PeopleFilter; sort: PeopleSort }) {
  const { store, account } = useApp();
  const stamp = useLive('peopleVersion', {}).value?.version;
  const [problem, setProblem] = useState<Problem>();
  /** The page drawn last: the one to read first when all is read anew. */
  const lastWanted = useRef(0);
  const asking = useRef(new Set<string>());
  const accountId = account?.id;
  const { filter, sort } = question;
  const key = accountId && JSON.stringify({ accountId, filter, sort });
  const [answer, setAnswer] = useState<Answer | undefined>(() => (kept?.key === key ? kept : undefined));
  /** The state of the store that the answer is of; the first that is told is no change. */
  const shownStamp = useRef(kept?.key === key ? kept?.stamp : undefined);
  const shownKey = useRef(answer?.key);
  const latest = useRef({ key, stamp });
  useEffect(() => {
    latest.current = { key, stamp };
  });
  const read = useCallback(
    (askedKey: string, page: number) =>
      store.call('peopleList', { ...JSON.parse(askedKey), offset: page * PAGE, limit: PAGE }),
    [store],
  );
  const readAnew = useCallback(
    async (askedKey: string) => {
      const page = lastWanted.current;
      const { stamp: askedAt } = latest.current;
      const outcome = await read(askedKey, page);
      // Asked something else meanwhile.
      if (latest.current.key !== askedKey) return;
      if (!outcome.ok) {
        setProblem(outcome);
        return;
      }
      const { rows, ...head } = outcome.value;
      const next = { key: askedKey, head, pages: new Map([[page, rows]]) };
      shownKey.current = askedKey;
      shownStamp.current = askedAt;
      kept = { ...next, stamp: askedAt };
      setProblem(undefined);
      setAnswer(next);
    },
    [read],
  );
  useEffect(() => {
    if (key === undefined || shownKey.current === key) return;
    lastWanted.current = 0;
    const timer = setTimeout(() => void readAnew(key), filter.text === '' ? 0 : REST_MS);
    return () => clearTimeout(timer);
  }, [readAnew, key, filter.text]);
  const due = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    shownStamp.current ??= stamp;
    if (stamp === undefined || stamp === shownStamp.current || due.current !== undefined) return;
    due.current = setTimeout(() => {
      due.current = undefined;
      if (latest.current.key !== undefined) void readAnew(latest.current.key);
    }, CHANGE_MS);
  }, [readAnew, stamp, answer]);
  useEffect(
    () => () => {
      clearTimeout(due.current);
      due.current = undefined;
    },
    [],
  );

  const want = useCallback(
    (index: number) => {
      const page = Math.floor(index / PAGE);
      const shown = shownKey.current;
      lastWanted.current = page;
      if (shown === undefined || asking.current.has(`${page} ${shown}`)) return;
      asking.current.add(`${page} ${shown}`);
      void read(shown, page).then((outcome) => {
        asking.current.delete(`${page} ${shown}`);
        if (!outcome.ok) return;
        const { rows, ...head } = outcome.value;
        setAnswer((before) =>
          before?.key === shown
            ? { key: shown, head, pages: new Map([...before.pages, [page, rows]]) }
            : before,
        );
      });
    },
    [read],
  );

  const lines = useMemo(() => {
    const { pages, head } = answer ?? { pages: new Map<number, readonly PeopleRow[]>(), head: { total: 0 } };
    return Array.from({ length: head.total }, (_, index): Line => {
      const person = pages.get(Math.floor(index / PAGE))?.[index % PAGE];
      return { index, person };
    });
  }, [answer]);
  return {
    head: answer?.head,
    lines,
    problem: answer ? undefined : problem,
    isOld: answer !== undefined && answer.key !== key,
    want,
  };
}
