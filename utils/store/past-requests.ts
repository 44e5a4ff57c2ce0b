import type { Database } from './db.ts';
import type { PastRequestStored, RequestStored } from './rows.ts';

/** Rules are tried on so much of the past; older requests are forgotten. */
export const PAST_DAYS = 90;

/** Requests that end now. To be called in a transaction that holds both tables. */
export async function endRequests(
  db: Database,
  requests: readonly RequestStored[],
  end: { at: number; outcome: PastRequestStored['outcome'] },
): Promise<void> {
  await db.pastRequests.bulkPut(
    requests.map(({ laterUntil: _over, takenUpAt: _done, ...request }) => ({
      ...request,
      endedAt: end.at,
      outcome: end.outcome,
    })),
  );
  await db.requests.bulkDelete(
    requests.map(({ accountId, groupId, wid }): [typeof accountId, typeof groupId, typeof wid] => [
      accountId,
      groupId,
      wid,
    ]),
  );
}
