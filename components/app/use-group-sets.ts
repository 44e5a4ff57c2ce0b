import { useMemo } from 'react';
import type { GroupSet } from '@/utils/domain/group-sets.ts';
import { useApp } from './context.tsx';
import { compareNames } from './person-words.ts';
import { useLive } from './use-live.ts';

/** The account's saved sets of groups, by name; empty until they arrive. */
export function useGroupSets(): readonly GroupSet[] {
  const { account } = useApp();
  const sets = useLive('groupSets', account ? { accountId: account.id } : null).value;
  return useMemo(() => (sets ?? []).toSorted((a, b) => compareNames(a.name, b.name)), [sets]);
}
