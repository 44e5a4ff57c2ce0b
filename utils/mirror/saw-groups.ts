import { cutText, NAME_LIMIT } from '@/utils/domain/cut-text.ts';
import type { AccountId } from '@/utils/domain/ids.ts';
import type { GroupFacts } from '@/utils/domain/group.ts';
import { sameData } from '@/utils/domain/same-data.ts';
import { localTime } from '@/utils/domain/zoned-time.ts';
import { type CommandHandlers, done, refuse, type StoreDeps } from '@/utils/store/deps.ts';
import { countedFrom } from '@/utils/store/insight-commands.ts';
import type { GroupStored } from '@/utils/store/rows.ts';

/** MI1, MI3, MI4, MI11, IN5, IN13. */
export function sawGroups(deps: StoreDeps): CommandHandlers<'sawGroups'>['sawGroups'] {
  const { db } = deps;
  return ({ accountId, groups, complete, at }) =>
    db.transaction('rw', db.accounts, db.groups, db.requests, db.settings, db.insightDays, async () => {
      if (!(await db.accounts.get(accountId))) return refuse('not-found', 'account');
      const before = new Map(
        (await db.groups.where('accountId').equals(accountId).toArray()).map((row) => [row.id, row]),
      );
      const changed: GroupStored[] = [];
      const sizes = groups.map(({ id, size }) => ({ id, size }));
      for (const facts of groups) {
        const old = before.get(facts.id);
        const row: GroupStored = {
          ...facts,
          subject: cutText(facts.subject, NAME_LIMIT),
          accountId,
          membersReadAt: old?.membersReadAt,
          requestsReadAt: old?.requestsReadAt,
          joinsSeenFrom: old?.joinsSeenFrom,
          linkResetAt: old?.linkResetAt,
        };
        if (!sameData(old, row)) changed.push(row);
      }
      if (complete && groups.length > 0) {
        const listed = new Set(groups.map((group) => group.id));
        for (const old of before.values())
          if (!listed.has(old.id) && old.goneAt === undefined) {
            changed.push({ ...old, goneAt: at });
            sizes.push({ id: old.id, size: 0 });
          }
      }
      await db.groups.bulkPut(changed);
      if ((await countedFrom(db)) !== undefined) await countSizes(deps, accountId, sizes, at);

      for (const row of changed) {
        const requests = db.requests.where('[accountId+groupId]').equals([accountId, row.id]);
        if (!administers(row)) await requests.delete();
        else if (before.get(row.id)?.subject !== row.subject)
          await requests.modify({ groupName: row.subject });
      }
      return done(null);
    });
}

async function countSizes(
  { db, zoneOffsetMs, ownTimeZone }: StoreDeps,
  accountId: AccountId,
  sizes: readonly Pick<GroupFacts, 'id' | 'size'>[],
  at: number,
): Promise<void> {
  const { day } = localTime(zoneOffsetMs, ownTimeZone(), at);
  const row = (await db.insightDays.get([accountId, day])) ?? { accountId, day, groups: {} };
  const changed = sizes.filter(({ id, size }) => row.groups[id]?.size !== size);
  for (const { id, size } of changed) row.groups[id] = { ...row.groups[id], size };
  if (changed.length > 0) await db.insightDays.put(row);
}

/** Whether requests of this group are mine to see. */
export function administers(group: Pick<GroupStored, 'goneAt'> & Pick<GroupFacts, 'myRole'>): boolean {
  return group.goneAt === undefined && (group.myRole === 'admin' || group.myRole === 'superadmin');
}
