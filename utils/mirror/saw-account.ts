import type { AccountId } from '@/utils/domain/ids.ts';
import type { AccountRow } from '@/utils/store/api.ts';
import type { Database } from '@/utils/store/db.ts';
import { type CommandHandlers, done, refuse } from '@/utils/store/deps.ts';

/** MI10, MI15. */
export function sawAccount({ db }: { db: Database }): CommandHandlers<'sawAccount'>['sawAccount'] {
  return ({ me, connection, capabilities, at }) =>
    db.transaction('rw', db.accounts, async () => {
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
        openSince: isOpenOn(before, at) ? (before?.openSince ?? at) : at,
      });
      return done({ accountId: id, isNew: before === undefined });
    });
}

/** It tells of itself every fifteen seconds, in a hidden tab every minute (MI15, LS3). */
const BREAK_MS = 90_000;

const isOpenOn = (before: AccountRow | undefined, at: number): boolean =>
  before !== undefined && before.connection.state === 'ready' && at - before.heardAt <= BREAK_MS;

function isSame(row: AccountRow, me: AccountRow['me']): boolean {
  if (row.me.lid !== undefined && me.lid !== undefined) return row.me.lid === me.lid;
  return row.me.pn !== undefined && row.me.pn === me.pn;
}

function withoutUndefined(me: AccountRow['me']): AccountRow['me'] {
  const told = Object.entries(me).filter(([, value]) => value !== undefined);
  return { isBusiness: me.isBusiness, ...Object.fromEntries(told) };
}
