/** Lines of the log that jobs leave. Rule JB16. */
import type { SettingChange } from '@/utils/domain/group.ts';
import { asId, type GroupId, type LogId } from '@/utils/domain/ids.ts';
import type { Job, JobItem, JobKind } from '@/utils/domain/job.ts';
import type { LogAction, LogEntry } from '@/utils/domain/log.ts';
import type { QueueDeps } from './deps.ts';

type Line = Pick<LogEntry, 'action' | 'result'> &
  Partial<Pick<LogEntry, 'groupId' | 'groupName' | 'resultReason' | 'detail'>>;

function entry({ newId }: QueueDeps, job: Job, at: number, line: Line): LogEntry {
  return {
    id: asId<LogId>(newId()),
    at,
    accountId: job.accountId,
    actor: job.actor,
    jobId: job.id,
    why: job.reason,
    rule: job.rule?.name,
    ruleId: job.rule?.id,
    ...line,
  };
}

/** One line about a job as a whole, or about what it had to do in one group. */
export async function logJob(deps: QueueDeps, job: Job, at: number, line: Line): Promise<void> {
  const groupId = line.groupId ?? (job.groupIds.length === 1 ? job.groupIds[0] : undefined);
  const names = await groupNames(deps, job, groupId === undefined ? [] : [groupId]);
  const groupName = groupId === undefined ? undefined : names.get(groupId);
  await deps.db.log.add(entry(deps, job, at, { ...line, groupId, groupName }));
}

/** Sent before, and nothing came of it: such items get a line of their own when they are skipped. */
export const wasSent = (item: JobItem): boolean => item.attempts > 0;

/** One line for each item that ended. */
export async function logItems(
  deps: QueueDeps,
  job: Job,
  items: readonly JobItem[],
  at: number,
): Promise<void> {
  const names = await groupNames(
    deps,
    job,
    items.map((item) => item.groupId),
  );
  const lines: LogEntry[] = [];
  for (const item of items) {
    if (item.state === 'todo' || item.state === 'acting') continue;
    lines.push({
      ...entry(deps, job, at, {
        action: actionOf(job.kind, item),
        result: item.state,
        resultReason: item.reason,
        groupId: item.groupId,
        groupName: names.get(item.groupId),
        detail: item.change ? describeChange(item.change) : undefined,
      }),
      ...(item.ruleName !== undefined && { rule: item.ruleName, ruleId: item.ruleId }),
      personId: item.personId,
      personLabel: item.personId || item.wid ? item.label : undefined,
    });
  }
  await deps.db.log.bulkAdd(lines);
}

function actionOf(kind: JobKind, item: JobItem): LogAction {
  if (kind === 'relink') return 'invite-link-reset';
  if (kind === 'icon') return item.picture === null ? 'icon-removed' : 'icon-changed';
  return kind;
}

/** Closed words and the value: `announce: true`. */
function describeChange({ setting, value }: SettingChange): string {
  return `${setting}: ${value}`;
}

export async function groupNames(
  { db }: QueueDeps,
  job: Pick<Job, 'accountId'>,
  ids: readonly GroupId[],
): Promise<Map<GroupId, string>> {
  const wanted = [...new Set(ids)];
  const rows = await db.groups.bulkGet(wanted.map((id) => [job.accountId, id]));
  return new Map(rows.flatMap((row) => (row ? [[row.id, row.subject] as const] : [])));
}
