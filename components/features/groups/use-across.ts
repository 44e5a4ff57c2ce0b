import { useEffect, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import type { Args, GroupRow, Result, StoreOutcome } from '@/utils/store/api.ts';

/** Typing rests this long before the store is asked. */
const REST_MS = 150;

/** Changes when somebody came or went, and when members were read: with many groups that goes on for minutes after the start. */
export const acrossStamp = (groups: readonly Pick<GroupRow, 'size' | 'membersReadAt'>[]): string =>
  groups.map(({ size, membersReadAt }) => `${size} ${membersReadAt}`).join();

/**
 * People in several groups: asked anew when the question or `stamp` changes. The answer before stays until the new one is
 * there; `isOld` says so.
 */
export function useAcross(question: Omit<Args<'peopleAcross'>, 'accountId'>, stamp: string) {
  const { store, account } = useApp();
  const [answer, setAnswer] = useState<{ key: string; outcome: StoreOutcome<Result<'peopleAcross'>> }>();
  const accountId = account?.id;
  const key = accountId === undefined ? undefined : JSON.stringify({ ...question, accountId });
  useEffect(() => {
    if (key === undefined) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void store.call('peopleAcross', JSON.parse(key) as Args<'peopleAcross'>).then((outcome) => {
        if (isCurrent) setAnswer({ key, outcome });
      });
    }, answerDelayMs(question.text));
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
    // `stamp` asks the same question again.
  }, [store, key, question.text, stamp]);
  return { outcome: answer?.outcome, isOld: answer !== undefined && answer.key !== key };
}

const answerDelayMs = (text: string): number => (text === '' ? 0 : REST_MS);
