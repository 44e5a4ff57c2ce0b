/** What screens and the tab ask about jobs. */
import type { GroupId } from '@/utils/domain/ids.ts';
import type { Job } from '@/utils/domain/job.ts';
import { isHeldBack, isOpen } from '@/utils/domain/job-state.ts';
import { undoWay } from '@/utils/domain/undo.ts';
import type { JobRow, ReinviteList } from '@/utils/store/api.ts';
import { done, type QueryHandlers } from '@/utils/store/deps.ts';
import { loadPeople } from '@/utils/store/load-people.ts';
import { heldSettings } from '@/utils/store/lock-items.ts';
import type { QueueDeps } from './deps.ts';
import { itemsToRetry } from './items-to-retry.ts';
import { groupNames } from './log-job.ts';
import { openJobs } from './write-applied.ts';

export type QueueQuery = 'jobs' | 'job' | 'reinviteLists';

export function createQueueQueries(deps: QueueDeps): QueryHandlers<QueueQuery> {
  const { db } = deps;
  return {
    /** Open jobs first, then those that ended; newest first in both. */
    async jobs({ accountId, limit }) {
      const jobs = await db.jobs.where('accountId').equals(accountId).toArray();
      jobs.sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.createdAt - a.createdAt);
      return done(await jobRows(deps, jobs.slice(0, limit)));
    },
    async job({ jobId }) {
      const job = await db.jobs.get(jobId);
      if (!job) return done(null);
      const [row] = await jobRows(deps, [job]);
      if (!row) return done(null);
      const items = await db.items
        .where('[jobId+index]')
        .between([jobId, -Infinity], [jobId, Infinity])
        .toArray();
      const again = row.canRetry ? await itemsToRetry(db, job, items) : [];
      return done({ ...row, items, tryAgain: again.map(({ index }) => index) });
    },
    async reinviteLists({ accountId }) {
      const lists = await db.reinvites.where('accountId').equals(accountId).toArray();
      lists.sort((a, b) => b.at - a.at);
      const names = await groupNames(
        deps,
        { accountId },
        lists.map((list) => list.groupId),
      );
      const people = await loadPeople(
        db,
        lists.flatMap((list) => list.personIds),
      );
      return done(
        lists.map(
          ({ jobId, groupId, at, personIds, isInvite }): ReinviteList => ({
            jobId,
            groupId,
            groupName: names.get(groupId) ?? '',
            at,
            isInvite,
            people: [...new Set(personIds.map(people.rootOf))].map(people.summaryOf),
          }),
        ),
      );
    },
  };
}

async function jobRows(deps: QueueDeps, jobs: readonly Job[]): Promise<JobRow[]> {
  const first = jobs[0];
  if (!first) return [];
  const names = await groupNames(
    deps,
    first,
    jobs.flatMap((job) => job.groupIds),
  );
  const nameOf = (groupId: GroupId): string => names.get(groupId) ?? '';
  const isHeld = jobs.some(({ lock }) => lock) ? await heldSettings(deps.db, first.accountId) : undefined;
  // LK18.
  const isOver = ({ lock, groupIds }: Job): boolean =>
    lock !== undefined && !groupIds.some((id) => isHeld?.(id) === (lock.does === 'lock'));
  const waiting = (await openJobs(deps, first.accountId)).filter(isHeldBack);
  return jobs.map((job) => ({
    ...job,
    isAwaited: waiting.some(({ after }) => after?.jobId === job.id),
    groupNames: job.groupIds.map(nameOf),
    canUndo: undoWay(job) !== undefined,
    canRetry: (job.retryable ?? 0) > 0 && job.retriedBy === undefined && !isOver(job),
  }));
}
