import type { Database } from './db.ts';
import { done, type QueryHandlers } from './deps.ts';
import { pendingSettings } from './pending-jobs.ts';
import { requestCounts } from './ranges.ts';

export function groupQueries({
  db,
}: {
  db: Database;
}): QueryHandlers<'accounts' | 'groups' | 'pendingSettings'> {
  return {
    async accounts() {
      const rows = await db.accounts.toArray();
      return done(rows.sort((a, b) => b.heardAt - a.heardAt));
    },

    pendingSettings: async ({ accountId }) => done(await pendingSettings(db, accountId)),

    async groups({ accountId }) {
      const [groups, pending] = await Promise.all([
        db.groups.where('accountId').equals(accountId).toArray(),
        requestCounts(db, accountId),
      ]);
      return done(groups.map((group) => ({ ...group, pendingCount: pending.get(group.id) ?? 0 })));
    },
  };
}
