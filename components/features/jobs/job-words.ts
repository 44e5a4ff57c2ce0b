import { heldUpText, isHeldUp } from '@/components/app/held-up.ts';
import { isolate } from '@/components/app/isolate.ts';
import { groupTitle } from '@/components/app/person-words.ts';
import { reasonText } from '@/components/app/reason-text.ts';
import type { Readiness } from '@/utils/domain/connection.ts';
import type { Job } from '@/utils/domain/job.ts';
import { isOpen } from '@/utils/domain/job-state.ts';
import { timeLeftMs } from '@/utils/domain/pacing.ts';
import type { PacingSettings } from '@/utils/domain/settings.ts';
import { formatDuration, formatList, formatTime, type PluralKey, t, tn, tOf } from '@/utils/i18n.ts';
import type { JobRow } from '@/utils/store/api.ts';

/** Jobs listed: the newest. Their log entries stay for as long as the log is kept. */
export const JOBS_LIMIT = 100;

/** "Remove 25 people from Oak Lane"; of a lock-down with its name: "Lock 2 groups · Adverts". */
export function jobTitle(job: Pick<JobRow, 'kind' | 'counts' | 'groupNames' | 'lock' | 'reason'>): string {
  const [only] = job.groupNames;
  const where =
    job.groupNames.length === 1 && only !== undefined
      ? isolate(groupTitle(only))
      : tn(job.kind === 'remove' ? 'whereFrom' : 'whereInto', job.groupNames.length);
  if (job.lock) {
    const text = t(job.lock.does === 'lock' ? 'jobsLock' : 'jobsUnlock', where);
    return job.reason ? `${text} · ${isolate(job.reason)}` : text;
  }
  return tn(`confirm_${job.kind}` satisfies PluralKey, job.counts.total, where);
}

/** What a job is at, in one line. `readiness` is that of the job's account. */
export function jobStatus(
  job: Job,
  facts: { nowMs: number; pacing: PacingSettings; readiness: Readiness | undefined },
): string {
  const { nowMs, pacing, readiness } = facts;
  const { counts } = job;
  const settled = counts.done + counts.failed + counts.skipped;
  const progress = t('jobsProgress', settled, counts.total);
  if (readiness && isHeldUp(job, readiness, nowMs)) return heldUpText(progress, readiness);
  switch (job.state) {
    case 'delayed':
      return t('jobsStartsIn', formatDuration(job.startAt - nowMs));
    case 'paused':
      return t('jobsPaused', progress);
    case 'stopped':
      return t('jobsStopped', job.stopReason ? reasonText(job.stopReason) : t('jobsUnknownReason'), progress);
    case 'cancelled':
      return t('jobsCancelled', countsText(job));
    case 'done':
      return countsText(job);
    case 'ready':
    case 'waiting': {
      const { waitReason: why, waitUntil = 0 } = job;
      if (job.state === 'waiting' && why && why !== 'pacing') {
        if (why !== 'rate-limited' && why !== 'server-error') return tOf('jobsFor', why, progress);
        if (waitUntil > nowMs) return t('jobsWaits', progress, formatTime(waitUntil), reasonText(why));
      }
      if (counts.todo === 0 && counts.acting > 0) return t('jobsLastAnswer', progress);
      return t('jobsTimeLeft', progress, formatDuration(timeLeftMs(job, pacing, nowMs)));
    }
  }
}

/** "20 done, 3 failed and 2 left out", leaving out what is none. */
export function countsText(job: Pick<Job, 'counts' | 'unproven'>): string {
  const { done, skipped, todo, acting } = job.counts;
  const { unproven = 0 } = job;
  const failed = job.counts.failed - unproven;
  const parts = [
    ...(done > 0 || done + failed + unproven + skipped === 0 ? [tn('jobsDone', done)] : []),
    ...(failed > 0 ? [tn('jobsFailed', failed)] : []),
    ...(unproven > 0 ? [tn('jobsUnproven', unproven)] : []),
    ...(skipped > 0 ? [tn('jobsSkipped', skipped)] : []),
    ...(todo + acting > 0 ? [tn('jobsToDo', todo + acting)] : []),
  ];
  return formatList(parts);
}

/** Whether the clock matters for what is shown of these jobs. */
export function ticks(jobs: readonly Job[]): boolean {
  return jobs.some((job) => isOpen(job) && job.state !== 'paused');
}
