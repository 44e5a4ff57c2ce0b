import type { GroupFacts } from '@/utils/domain/group.ts';
import type { AccountId } from '@/utils/domain/ids.ts';
import { type HeldSets, heldSets, namesSets, NO_SETS, type Scope } from '@/utils/domain/scope.ts';
import type { Database } from './db.ts';
import { requestCounts } from './ranges.ts';

/** What the sets hold now that any of these names. GM50. `groups`: all of the account, where they are at hand. */
export async function readHeldSets(
  db: Database,
  accountId: AccountId,
  scopes: readonly Scope[],
  nowMs: number,
  groups?: readonly GroupFacts[],
): Promise<HeldSets> {
  const named = new Set(scopes.flatMap((scope) => (namesSets(scope) ? (scope.setIds ?? []) : [])));
  if (named.size === 0) return NO_SETS;
  const [sets, facts, counts] = await Promise.all([
    db.groupSets.bulkGet([...named]),
    groups ?? db.groups.where('accountId').equals(accountId).toArray(),
    requestCounts(db, accountId),
  ]);
  return heldSets(
    facts.map((group) => ({ ...group, pendingCount: counts.get(group.id) ?? 0 })),
    sets.filter((set) => set !== undefined),
    nowMs,
  );
}
