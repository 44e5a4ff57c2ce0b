import type { RequestRow } from './api.ts';
import { done, type QueryHandlers, type StoreDeps } from './deps.ts';
import { readListed } from './listed.ts';
import { loadPeople } from './load-people.ts';
import { pendingJobs } from './pending-jobs.ts';
import { readStruck } from './struck.ts';
import { requestsOf } from './ranges.ts';

export function requestQueries(deps: StoreDeps): QueryHandlers<'requests'> {
  const { db } = deps;
  return {
    async requests({ accountId, groupId }) {
      const rows = await requestsOf(db, accountId, groupId);
      const [people, pending] = await Promise.all([
        loadPeople(
          db,
          rows.flatMap((row) =>
            row.addedById === undefined ? [row.personId] : [row.personId, row.addedById],
          ),
        ),
        pendingJobs(db, accountId, groupId),
      ]);
      const [listed, struck] = await Promise.all([readListed(deps, people), readStruck(deps, people)]);
      return done(
        rows
          .map((row): RequestRow => {
            const addedBy = row.addedById === undefined ? undefined : people.summaryOf(row.addedById);
            return {
              ...people.summaryOf(row.personId),
              listed: listed(row.personId)[0],
              strikes: struck(row.personId),
              wid: row.wid,
              groupId: row.groupId,
              groupName: row.groupName,
              requestedAt: row.requestedAt,
              method: row.method,
              addedBy: addedBy && { personId: addedBy.personId, displayName: addedBy.displayName },
              laterUntil: row.laterUntil,
              pendingJob: pending.kindOf(row.groupId, row.wid),
            };
          })
          .sort((a, b) => a.requestedAt - b.requestedAt),
      );
    },
  };
}
