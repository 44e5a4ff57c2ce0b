import type { AccountId } from '@/utils/domain/ids.ts';
import type { Database } from './db.ts';

/** Name of the account that acts, for log entries and notes. */
export async function actorOf(db: Database, accountId: AccountId): Promise<string | undefined> {
  return (await db.accounts.get(accountId))?.me.name;
}
