/** Who works for an account. Rules LS1–LS6. To be called inside a transaction of the queue. */
import type { AccountId, TabId } from '@/utils/domain/ids.ts';
import type { LeaseStored } from '@/utils/store/rows.ts';
import type { QueueDeps } from './deps.ts';

/** Longer than the longest call of the gateway, and than the minute between two timers of a hidden tab. */
export const LEASE_MS = 90_000;
/** A tab with open work asks at least so often; that keeps its lease. */
export const HEARTBEAT_MS = 30_000;

export async function readLease({ db }: QueueDeps, accountId: AccountId): Promise<LeaseStored> {
  return (await db.leases.get(accountId)) ?? { accountId, until: 0 };
}

/** The lease with this tab heard of, and without tabs that are long gone. */
export function heard(lease: LeaseStored, tabId: TabId, now: number): LeaseStored {
  const living = Object.entries(lease.tabs ?? {}).filter(([, at]) => at > now - LEASE_MS);
  return { ...lease, tabs: { ...Object.fromEntries(living), [tabId]: now } };
}

export function taken(lease: LeaseStored, tabId: TabId, now: number): LeaseStored {
  return { ...lease, tabId, until: now + LEASE_MS };
}

export function givenUp(lease: LeaseStored, tabId: TabId): LeaseStored {
  return lease.tabId === tabId ? { ...lease, tabId: undefined, until: 0 } : lease;
}

export function isHeldByOther(lease: LeaseStored, tabId: TabId, now: number): boolean {
  return lease.tabId !== undefined && lease.tabId !== tabId && lease.until > now;
}

/** Until when a tab counts as alive, unless it is heard of again. */
export function aliveUntil(lease: LeaseStored, tabId: TabId): number {
  const at = lease.tabs?.[tabId];
  return at === undefined ? 0 : at + LEASE_MS;
}

/** No batch of this account before this time. A shorter wait never cuts a longer one. */
export async function holdBack(deps: QueueDeps, accountId: AccountId, notBefore: number): Promise<void> {
  const lease = await readLease(deps, accountId);
  await deps.db.leases.put({ ...lease, notBefore: Math.max(lease.notBefore ?? 0, notBefore) });
}
