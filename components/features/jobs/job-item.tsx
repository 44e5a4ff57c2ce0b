import { useApp } from '@/components/app/context.tsx';
import { useReadiness } from '@/components/app/held-up.ts';
import { Icon, type IconName } from '@/components/ui/icon.tsx';
import { ProgressBar, RelativeTime } from '@/components/ui/states.tsx';
import { isOpen } from '@/utils/domain/job-state.ts';
import type { PacingSettings } from '@/utils/domain/settings.ts';
import { formatDateTime, formatRelative } from '@/utils/i18n.ts';
import type { JobRow } from '@/utils/store/api.ts';
import { JobControls } from './job-controls.tsx';
import { jobStatus, jobTitle } from './job-words.ts';
import styles from './jobs.module.css';

type JobItemProps = { job: JobRow; nowMs: number; pacing: PacingSettings; onOpen(): void };

/** One job: what, how far, what holds it up, and its buttons. */
export function JobListItem({ job, nowMs, pacing, onOpen }: JobItemProps) {
  const title = jobTitle(job);
  const mark = markOf(job);
  return (
    <li className={styles.job}>
      <span className={styles.mark} data-mark={mark.kind}>
        <Icon name={mark.icon} size={18} />
      </span>
      <div className={styles.words}>
        <div className={styles.head}>
          <button type="button" className={styles.open} onClick={onOpen}>
            {title}
          </button>
          <span className={styles.when}>
            <RelativeTime
              atMs={job.createdAt}
              text={formatRelative(job.createdAt, nowMs)}
              exact={formatDateTime(job.createdAt)}
            />
          </span>
        </div>
        <JobProgress job={job} title={title} />
        <div className={styles.line}>
          <JobStatus job={job} nowMs={nowMs} pacing={pacing} />
          <span className={styles.controls}>
            <JobControls job={job} title={title} />
          </span>
        </div>
      </div>
    </li>
  );
}

export function JobProgress({ job, title }: { job: JobRow; title: string }) {
  if (!isOpen(job)) return null;
  const { done, failed, skipped, total } = job.counts;
  return (
    <ProgressBar
      value={done + failed + skipped}
      max={total}
      label={title}
      paused={job.state !== 'ready' && job.waitReason !== 'pacing'}
    />
  );
}

export function JobStatus({ job, nowMs, pacing }: { job: JobRow; nowMs: number; pacing: PacingSettings }) {
  const { account } = useApp();
  const ready = useReadiness(nowMs);
  const known = account?.id === job.accountId ? ready : undefined;
  return (
    <span className={styles.status} data-mark={markOf(job).kind}>
      {jobStatus(job, { nowMs, pacing, readiness: known })}
    </span>
  );
}

function markOf(job: JobRow): { icon: IconName; kind: 'plain' | 'good' | 'warn' | 'bad' } {
  switch (job.state) {
    case 'stopped':
      return { icon: 'ban', kind: 'bad' };
    case 'paused':
      return { icon: 'pause', kind: 'plain' };
    case 'cancelled':
      return { icon: 'close', kind: 'plain' };
    case 'waiting':
      return job.waitReason === 'pacing' ? { icon: 'jobs', kind: 'plain' } : { icon: 'clock', kind: 'warn' };
    case 'done':
      return job.counts.failed > 0 ? { icon: 'warning', kind: 'warn' } : { icon: 'check', kind: 'good' };
    case 'delayed':
    case 'ready':
      return { icon: 'jobs', kind: 'plain' };
  }
}
