/** Ranges of compound keys, for parts that do not know Dexie. */
import Dexie from 'dexie';
import type { AccountId, GroupId } from '@/utils/domain/ids.ts';
import type { LogEntry } from '@/utils/domain/log.ts';
import type { Database } from './db.ts';
import type { MembershipStored } from './rows.ts';

/** Members and past members of one group. */
export function membershipsOf(
  db: Database,
  accountId: AccountId,
  groupId: GroupId,
): { toArray(): PromiseLike<MembershipStored[]> } {
  return db.memberships
    .where('[accountId+groupId+wid]')
    .between([accountId, groupId, Dexie.minKey], [accountId, groupId, Dexie.maxKey]);
}

/** Log entries of one account, from a time on (or all), oldest first. */
export function logSince(
  db: Database,
  accountId: AccountId,
  from: number = Number.NEGATIVE_INFINITY,
): { toArray(): PromiseLike<LogEntry[]> } {
  return db.log.where('[accountId+at]').between([accountId, from], [accountId, Dexie.maxKey]);
}
