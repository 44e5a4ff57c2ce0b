import { useEffect, useMemo, useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import type { RequestRow, RuleMark } from '@/utils/store/api.ts';

export type RuleMarks = ReadonlyMap<string, RuleMark>;

/** The queue has rested for so long. */
const QUIET_MS = 300;
const NONE: RuleMarks = new Map();

export const keyOf = (row: Pick<RequestRow, 'groupId' | 'wid'>): string => `${row.groupId} ${row.wid}`;

/**
 * SC18: what the rules say of those who wait, by `keyOf`. Asked apart from the list, which waits for nothing, whenever the
 * queue, the rules or the groups have changed and at every `nowMs`: ages, places and other groups move with them. One
 * question at a time. Without rules that are on nothing is asked; where the store has no answer, nothing is said.
 */
export function useRuleMarks(rows: readonly RequestRow[], nowMs: number): RuleMarks {
  const { store, account } = useApp();
  const { group, groups } = useShell();
  const accountId = account?.id;
  const groupId = group?.id;
  const rules = useLive('rules', accountId === undefined ? null : { accountId }).value;
  const isAny = rules?.some(({ isOn }) => isOn);
  const question = useMemo(() => ({ rows, rules, groups, nowMs }), [rows, rules, groups, nowMs]);
  const [answer, setAnswer] = useState<{ to?: typeof question; marks: RuleMarks }>({ marks: NONE });
  const isAsking = useRef(false);
  useEffect(() => {
    if (accountId === undefined || !isAny || isAsking.current || answer.to === question) return;
    const ask = async (): Promise<void> => {
      isAsking.current = true;
      const outcome = await store.call('screenRequests', { accountId, groupId });
      isAsking.current = false;
      const marks = outcome.ok ? outcome.value : [];
      setAnswer({ to: question, marks: new Map(marks.map((mark) => [keyOf(mark), mark])) });
    };
    const timer = setTimeout(() => void ask(), QUIET_MS);
    return () => clearTimeout(timer);
  }, [store, accountId, groupId, isAny, question, answer]);
  // Of other rules than those of now, an answer is none.
  return isAny && answer.to?.rules === rules ? answer.marks : NONE;
}
