/** Every query of the store port but those about jobs, which are the queue's. */
import type { QueryName } from './api.ts';
import { backupDueQueries } from './backup/backup-due.ts';
import { backupQueries } from './backup/handlers.ts';
import type { QueryDeps, QueryHandlers } from './deps.ts';
import { acrossQueries } from './across-queries.ts';
import { groupQueries } from './group-queries.ts';
import { groupSetQueries } from './group-set-handlers.ts';
import { insightQueries } from './insight.ts';
import { insightByQueries } from './insight-by.ts';
import { insightPeopleQueries } from './insight-people.ts';
import { leaverQueries } from './leavers.ts';
import { listQueries } from './list-handlers.ts';
import { lockQueries } from './lock-handlers.ts';
import { logQueries } from './log-handlers.ts';
import { memberQueries } from './member-queries.ts';
import { messageQueries } from './message-handlers.ts';
import { noteQueries } from './note-queries.ts';
import { numberQueries } from './number-queries.ts';
import { createFindPeople, peopleListQueries } from './people-list.ts';
import { partQueries } from './part-queries.ts';
import { personQueries } from './person-queries.ts';
import { requestQueries } from './request-queries.ts';
import { rightsQueries } from './rights-handlers.ts';
import { ruleQueries } from './rule-handlers.ts';
import { segmentQueries } from './segment-handlers.ts';
import { settingsQueries } from './settings-handlers.ts';
import { snapshotQueries } from './snapshot-queries.ts';
import { storageQueries } from './storage-queries.ts';
import { tagQueries } from './tag-queries.ts';
import { templateQueries } from './template-handlers.ts';

export function createQueries(
  deps: QueryDeps,
): QueryHandlers<Exclude<QueryName, 'jobs' | 'job' | 'reinviteLists'>> {
  const findPeople = createFindPeople(deps);
  return {
    ...groupQueries(deps),
    ...acrossQueries(deps),
    ...peopleListQueries(deps, findPeople),
    ...segmentQueries(deps, findPeople),
    ...groupSetQueries(deps),
    ...insightQueries(deps),
    ...insightByQueries(deps),
    ...insightPeopleQueries(deps),
    ...requestQueries(deps),
    ...memberQueries(deps),
    ...personQueries(deps),
    ...partQueries(deps),
    ...rightsQueries(deps),
    ...leaverQueries(deps),
    ...numberQueries(deps),
    ...tagQueries(deps),
    ...noteQueries(deps),
    ...templateQueries(deps),
    ...ruleQueries(deps),
    ...listQueries(deps),
    ...lockQueries(deps),
    ...messageQueries(deps),
    ...logQueries(deps),
    ...settingsQueries(deps),
    ...snapshotQueries(deps),
    ...storageQueries(deps),
    ...backupDueQueries(deps),
    ...backupQueries(deps),
  };
}
