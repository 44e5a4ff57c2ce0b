import { useState } from 'react';
import { useApp } from './context.tsx';
import { heldUpText, isHeldUp, useReadiness } from './held-up.ts';
import { reasonText } from './reason-text.ts';
import { useShell } from './shell.tsx';
import { useCommand } from './use-command.ts';
import { useLive } from './use-live.ts';
import { useNow } from './use-now.ts';
import { useSettings } from './use-settings.ts';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { ProgressBar } from '@/components/ui/states.tsx';
import type { Readiness } from '@/utils/domain/connection.ts';
import { timeLeftMs } from '@/utils/domain/pacing.ts';
import type { JobId } from '@/utils/domain/ids.ts';
import type { PacingSettings } from '@/utils/domain/settings.ts';
import { formatDuration, formatTime, t, tn, tOf } from '@/utils/i18n.ts';
import type { JobRow } from '@/utils/store/api.ts';
import styles from './job-line.module.css';

/** An ended job stays in view this long. */
const SHOWN_AFTER_MS = 15_000;
/** One that was stopped waits for somebody to come back and see it. */
const STOPPED_SHOWN_MS = 24 * 3_600_000;
const LOOKED_AT = 20;
/** Stopped jobs that were seen; for the life of the page. */
const seen = new Set<JobId>();

/** The job under way, at the foot of every tab: bar, how far, how long, pause, details. */
export function JobLine() {
  const { account } = useApp();
  const { openFeature } = useShell();
  const settings = useSettings();
  const call = useCommand();
  const jobs = useLive('jobs', account ? { accountId: account.id, limit: LOOKED_AT } : null).value ?? [];
  const open = jobs.filter(
    (job) => job.state !== 'done' && job.state !== 'cancelled' && job.state !== 'stopped',
  );
  const [, redraw] = useState(0);
  const nowMs = useNow(open.length > 0 || jobs.some(mayStay) ? 1_000 : null);
  const ready = useReadiness(nowMs);
  const justEnded = jobs.find(
    (one) =>
      mayStay(one) &&
      nowMs - (one.finishedAt ?? 0) < (one.state === 'stopped' ? STOPPED_SHOWN_MS : SHOWN_AFTER_MS),
  );
  // The oldest open one is the one that is worked on; paused ones let the others pass.
  const isPaused = (one: JobRow) => Number(one.state === 'paused');
  const job = open.toSorted((a, b) => isPaused(a) - isPaused(b) || a.createdAt - b.createdAt)[0] ?? justEnded;
  if (!job) return null;
  const markSeen = () => {
    seen.add(job.id);
    redraw((times) => times + 1);
  };
  const { counts } = job;
  const finished = counts.done + counts.failed + counts.skipped;
  const more = open.length - 1;
  const canPause = job.state === 'ready' || job.state === 'waiting' || job.state === 'delayed';
  return (
    <section className={styles.jobLine} aria-label={t('jobLineLabel')}>
      <ProgressBar
        value={finished}
        max={counts.total}
        label={t('jobLineLabel')}
        paused={
          job.state === 'waiting'
            ? job.waitReason !== 'pacing'
            : job.state === 'paused' || job.state === 'stopped'
        }
      />
      <div className={styles.jobRow}>
        <div className={styles.jobWords} data-bad={job.state === 'stopped' || undefined}>
          <strong>{tOf('jobLine', job.kind)}</strong>{' '}
          <span>{stateText(job, settings.pacing, nowMs, ready)}</span>
          {more > 0 && <span className={styles.jobMore}>{tn('jobLineMore', more)}</span>}
        </div>
        {canPause && (
          <IconButton
            icon="pause"
            size="s"
            label={t('jobPause')}
            onClick={() => void call('pauseJob', { jobId: job.id })}
          />
        )}
        {job.state === 'paused' && (
          <IconButton
            icon="play"
            size="s"
            label={t('jobResume')}
            onClick={() => void call('resumeJob', { jobId: job.id })}
          />
        )}
        <Button
          variant="plain"
          size="s"
          onClick={() => {
            if (job.state === 'stopped') markSeen();
            openFeature('jobs');
          }}
        >
          {t('jobDetails')}
        </Button>
        {job.state === 'stopped' && (
          <IconButton icon="close" size="s" label={t('dismiss')} onClick={markSeen} />
        )}
      </div>
    </section>
  );
}

/** Ended by itself or by WhatsApp, and not yet put away. */
function mayStay(job: JobRow): boolean {
  if (job.finishedAt === undefined) return false;
  return job.state === 'done' || (job.state === 'stopped' && !seen.has(job.id));
}

function stateText(job: JobRow, pacing: PacingSettings, nowMs: number, ready: Readiness): string {
  const { counts } = job;
  const progress = t('jobLineProgress', counts.done + counts.failed + counts.skipped, counts.total);
  if (isHeldUp(job, ready, nowMs)) return heldUpText(progress, ready);
  const { waitReason: why, waitUntil = nowMs } = job;
  if (job.state === 'waiting' && why && why !== 'pacing')
    return `${progress}, ${tOf('jobLineFor', why, formatTime(waitUntil))}`;
  switch (job.state) {
    case 'delayed':
      return t('jobLineStarts', formatDuration(job.startAt - nowMs));
    case 'paused':
      return `${progress}, ${t('jobLinePaused')}`;
    case 'waiting':
    case 'ready':
      return `${progress}, ${t('jobLineLeft', formatDuration(timeLeftMs(job, pacing, nowMs)))}`;
    case 'stopped':
      return t('jobLineStopped', job.stopReason ? reasonText(job.stopReason) : progress);
    case 'done':
    case 'cancelled': {
      const { unproven = 0 } = job;
      const failed = counts.failed + counts.skipped - unproven;
      return [
        tn('jobLineDone', counts.done),
        failed > 0 && tn('jobLineFailed', failed),
        unproven > 0 && tn('jobLineUnproven', unproven),
      ]
        .filter(Boolean)
        .join(', ');
    }
  }
}
