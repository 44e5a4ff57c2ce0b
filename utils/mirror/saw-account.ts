import type { AccountId } from '@/utils/domain/ids.ts';
import type { AccountRow } from '@/utils/store/api.ts';
import { splitByDay } from '@/utils/domain/insight-count.ts';
import { isOpenOn, openSince } from '@/utils/store/open-since.ts';
import { countedFrom } from '@/utils/store/insight-commands.ts';
import { type CommandHandlers, done, refuse, type StoreDeps } from '@/utils/store/deps.ts';

/** MI10, MI15, IN5, IN13. */
export function sawAccount(deps: StoreDeps): CommandHandlers<'sawAccount'>['sawAccount'] {
  const { db } = deps;
  return ({ me, connection, capabilities, at }) =>
    db.transaction('rw', db.accounts, db.settings, db.insightHeard, async () => {
      const known = await db.accounts.toArray();
      const before = known.find((row) => isSame(row, me));
      const own = me.lid ?? me.pn;
      if (own === undefined) return refuse('invalid', 'an account without id');
      const id = before?.id ?? (own as string as AccountId);
      await db.accounts.put({
        id,
        // A form that is not told now is not forgotten.
        me: { ...before?.me, ...withoutUndefined(me) },
        connection,
        capabilities,
        heardAt: at,
        openSince: openSince(before, at),
      });
      const wasOpen = before !== undefined && isOpenOn(before, at);
      if (connection.state === 'ready' && (await countedFrom(db)) !== undefined)
        await heard(deps, id, wasOpen ? before.heardAt : at, at);
      return done({ accountId: id, isNew: before === undefined });
    });
}

/** What was told before reaches to now: two tabs, or the same once more, make no time twice. */
async function heard(
  { db, zoneOffsetMs, ownTimeZone }: StoreDeps,
  accountId: AccountId,
  from: number,
  to: number,
) {
  for (const { day, ms } of splitByDay(zoneOffsetMs, ownTimeZone(), Math.min(from, to), to)) {
    const before = await db.insightHeard.get([accountId, day]);
    await db.insightHeard.put({ accountId, day, ms: (before?.ms ?? 0) + ms });
  }
}

function isSame(row: AccountRow, me: AccountRow['me']): boolean {
  if (row.me.lid !== undefined && me.lid !== undefined) return row.me.lid === me.lid;
  return row.me.pn !== undefined && row.me.pn === me.pn;
}

function withoutUndefined(me: AccountRow['me']): AccountRow['me'] {
  const told = Object.entries(me).filter(([, value]) => value !== undefined);
  return { isBusiness: me.isBusiness, ...Object.fromEntries(told) };
}
