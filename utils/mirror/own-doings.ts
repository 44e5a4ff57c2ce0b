import type { AccountId, GroupId, PersonId, Wid } from '@/utils/domain/ids.ts';
import type { LogAction } from '@/utils/domain/log.ts';
import type { Database } from '@/utils/store/db.ts';
import { logSince } from '@/utils/store/ranges.ts';

/** MI6: how long Muster's own entry keeps the mirror quiet about the same person and group. */
export const OWN_ENTRY_MS = 5 * 60_000;

/** What Muster does itself and WhatsApp shows back. */
const DOINGS: readonly LogAction[] = ['approve', 'add', 'remove', 'promote', 'demote'];

/** Whether a change of somebody in this group is Muster's own work, done just now or under way. */
export async function ownDoings(
  db: Database,
  { accountId, groupId, at }: { accountId: AccountId; groupId: GroupId; at: number },
): Promise<{ has(person: PersonId, wid: Wid): boolean }> {
  const [acting, entries] = await Promise.all([
    db.items.where('[groupId+state]').equals([groupId, 'acting']).toArray(),
    logSince(db, accountId, at - OWN_ENTRY_MS).toArray(),
  ]);
  const wids = new Set(acting.map((item) => item.wid));
  const people = new Set(
    entries
      .filter(
        (entry) => entry.groupId === groupId && entry.result === 'done' && DOINGS.includes(entry.action),
      )
      .map((entry) => entry.personId),
  );
  return { has: (person, wid) => wids.has(wid) || people.has(person) };
}
