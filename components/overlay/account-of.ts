import type { App } from '@/components/app/context.tsx';
import type { AccountRow } from '@/utils/store/api.ts';
import type { TabState } from './ports.ts';

/**
 * The account of this tab. Until WhatsApp says who is logged in, the only one there is: its lists are there at once and
 * stay, and the banner says that they are from last time. Whoever is logged out sees nobody's. `accounts` missing: not
 * read yet.
 */
export function accountOf(
  accounts: readonly AccountRow[] | undefined,
  { accountId, connection: { state } }: Pick<TabState, 'accountId' | 'connection'>,
): Pick<App, 'account' | 'noAccount'> {
  if (!accounts) return { account: undefined };
  if (accountId !== undefined) return { account: accounts.find(({ id }) => id === accountId) };
  if (state === 'logged-out') return { account: undefined, noAccount: 'logged-out' };
  const [only, other] = accounts;
  if (only && !other) return { account: only };
  const isComing = state === 'starting' || state === 'syncing' || state === 'ready';
  return { account: undefined, noAccount: isComing ? undefined : 'unsaid' };
}
