import Dexie from 'dexie';
import type { GroupId } from '@/utils/domain/ids.ts';
import type { Database } from './db.ts';
import { done, type QueryHandlers } from './deps.ts';

export function groupQueries({ db }: { db: Database }): QueryHandlers<'accounts' | 'groups'> {
  return {
    async accounts() {
      const rows = await db.accounts.toArray();
      return done(rows.sort((a, b) => b.heardAt - a.heardAt));
    },

    async groups({ accountId }) {
      const [groups, keys] = await Promise.all([
        db.groups.where('accountId').equals(accountId).toArray(),
        // Keys only: there may be thousands of requests.
        db.requests
          .where('[accountId+groupId]')
          .between([accountId, Dexie.minKey], [accountId, Dexie.maxKey])
          .primaryKeys(),
      ]);
      const pending = new Map<GroupId, number>();
      for (const [, groupId] of keys) pending.set(groupId, (pending.get(groupId) ?? 0) + 1);
      return done(groups.map((group) => ({ ...group, pendingCount: pending.get(group.id) ?? 0 })));
    },
  };
}
