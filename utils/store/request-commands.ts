import type { Database } from './db.ts';
import { type CommandHandlers, done } from './deps.ts';

export function requestCommands({ db }: { db: Database }): CommandHandlers<'postponeRequests'> {
  return {
    /** Requests that are gone meanwhile are left out. */
    postponeRequests: ({ accountId, requests, until }) =>
      db.transaction('rw', db.requests, async () => {
        const rows = await db.requests.bulkGet(requests.map(({ groupId, wid }) => [accountId, groupId, wid]));
        await db.requests.bulkPut(
          rows.flatMap((row) => (row ? [{ ...row, laterUntil: until ?? undefined }] : [])),
        );
        return done(null);
      }),
  };
}
