import { type Readiness, readiness } from '@/utils/domain/connection.ts';
import type { Job } from '@/utils/domain/job.ts';
import { t } from '@/utils/i18n.ts';
import { useApp } from './context.tsx';

/** Whether the account acts now. In WhatsApp's own tab by what the tab says: the store still holds what was so last time. */
export function useReadiness(nowMs: number): Readiness {
  const { account, tab } = useApp();
  return readiness(tab ? { connection: tab.connection, heardAt: nowMs } : account, nowMs);
}

/** Whether a job would go on by itself but for WhatsApp: a time that counts down would be a lie. */
export function isHeldUp(job: Pick<Job, 'state' | 'startAt'>, readiness: Readiness, nowMs: number): boolean {
  if (readiness === 'ready') return false;
  return (
    job.state === 'ready' || job.state === 'waiting' || (job.state === 'delayed' && job.startAt <= nowMs)
  );
}

/** "18 of 25 · waits until WhatsApp Web is open"; `what` comes first. */
export function heldUpText(what: string, readiness: Readiness): string {
  return t(readiness === 'silent' ? 'jobsWaitsForOpen' : 'jobsWaitsForWhatsApp', what);
}
