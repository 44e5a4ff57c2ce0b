import type { MemberRow, PastMemberRow } from './api.ts';
import { done, type QueryHandlers, type StoreDeps } from './deps.ts';
import { readListed } from './listed.ts';
import { loadPeople } from './load-people.ts';
import { pendingJobs } from './pending-jobs.ts';
import { readStruck } from './struck.ts';
import { membersOf, membershipsOf } from './ranges.ts';

/** Members and past members of one group: one range and one read by primary key. */
export function memberQueries(deps: StoreDeps): QueryHandlers<'members' | 'pastMembers'> {
  const { db } = deps;
  return {
    async members({ accountId, groupId }) {
      const rows = await membersOf(db, accountId, groupId);
      const [people, pending] = await Promise.all([
        loadPeople(
          db,
          rows.map((row) => row.personId),
        ),
        pendingJobs(db, accountId, groupId),
      ]);
      const [listed, struck] = await Promise.all([readListed(deps, people), readStruck(deps, people)]);
      return done(
        rows.map(
          (row): MemberRow => ({
            ...people.summaryOf(row.personId),
            listed: listed(row.personId)[0],
            strikes: struck(row.personId, groupId),
            wid: row.wid,
            groupId,
            role: row.role,
            firstSeenAt: row.firstSeenAt,
            joinedAt: row.joinedAt,
            memberLabel: row.memberLabel,
            pendingJob: pending.kindOf(groupId, row.wid),
          }),
        ),
      );
    },

    async pastMembers({ accountId, groupId }) {
      const all = await membershipsOf(db, accountId, groupId);
      const rows = all.filter((row) => row.state === 'left');
      const people = await loadPeople(
        db,
        rows.map((row) => row.personId),
      );
      return done(
        rows
          .map(
            (row): PastMemberRow => ({
              ...people.summaryOf(row.personId),
              wid: row.wid,
              groupId,
              leftAt: row.leftAt ?? row.firstSeenAt,
              leaveReason: row.leaveReason ?? 'unknown',
            }),
          )
          .sort((a, b) => b.leftAt - a.leftAt),
      );
    },
  };
}
