import { missingNeeds } from '@/components/app/feature-state.ts';
import type { App } from '@/components/app/context.tsx';
import type { AccountRow } from '@/utils/store/api.ts';
import type { TabState } from './ports.ts';

type Told = Pick<TabState, 'accountId' | 'connection'> & Partial<Pick<TabState, 'capabilities'>>;

/**
 * The account of this tab. Until WhatsApp says who is logged in, the only one there is: its lists are there at once and
 * stay, and the banner says that they are from last time. Whoever is logged out sees nobody's. `accounts` missing: not
 * read yet.
 */
export function accountOf(
  accounts: readonly AccountRow[] | undefined,
  { accountId, connection: { state }, capabilities = [] }: Told,
): Pick<App, 'account' | 'noAccount'> {
  if (!accounts) return { account: undefined };
  if (accountId !== undefined) return { account: accounts.find(({ id }) => id === accountId) };
  if (state === 'logged-out') return { account: undefined, noAccount: 'logged-out' };
  const [only, other] = accounts;
  if (only && !other) return { account: only };
  // A WhatsApp whose part that says who is logged in is gone will never say it.
  const cannotSay = missingNeeds({ needs: ['me'] }, capabilities).length > 0;
  const isComing = !cannotSay && (state === 'starting' || state === 'syncing' || state === 'ready');
  return { account: undefined, noAccount: isComing ? undefined : 'unsaid' };
}
