import { useApp } from '@/components/app/context.tsx';
import type { Live } from '@/components/app/live-queries.ts';
import { useLive } from '@/components/app/use-live.ts';
import type { StoreApi } from '@/utils/store/api.ts';

export type Locks = StoreApi['queries']['locks']['result'];

/** What is locked now, the plans and the raids, of the account in view. */
export function useLocks(): Live<Locks> {
  const { account } = useApp();
  return useLive('locks', account ? { accountId: account.id } : null);
}
