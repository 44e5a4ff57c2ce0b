/** What can honestly be undone. Rules UN1–UN6, LK50: `SPEC.md`. */
import type { Job, JobItem, JobKind } from './job.ts';
import { isOpen } from './job-state.ts';

export type UndoWay = 'before-start' | 'reversed' | 'reinvite-list';

const OPPOSITE: Partial<Record<JobKind, JobKind>> = { promote: 'demote', demote: 'promote', set: 'set' };

/** The kind of the job that reverses this one. */
export function oppositeKind(kind: JobKind): JobKind | undefined {
  return OPPOSITE[kind];
}

/** How a job can be undone now, or nothing. */
export function undoWay(job: Job): UndoWay | undefined {
  if (job.undoneBy) return undefined;
  // What a lock-down holds is read from its jobs: the way back is its end.
  if (job.lock) return undefined;
  if (isOpen(job) && job.counts.todo === job.counts.total) return 'before-start';
  if (job.counts.done === 0 && job.counts.acting === 0) return undefined;
  if (job.kind === 'remove') return 'reinvite-list';
  return oppositeKind(job.kind) ? 'reversed' : undefined;
}

/** The items that this job itself brought about. */
export function broughtAbout(items: readonly JobItem[]): JobItem[] {
  return items.filter((item) => item.state === 'done' && item.reason !== 'already-done');
}

/** What the opposite job has to do. UN2–UN4. */
export function reversal(items: readonly JobItem[]): JobItem[] {
  const reversed: JobItem[] = [];
  for (const item of broughtAbout(items)) {
    const { jobId, index, groupId, personId, wid, identities, label, change, before } = item;
    if (change && !before) continue;
    // DR2: of a person who was erased nothing is left to act on.
    if (!change && wid === undefined) continue;
    reversed.push({
      jobId,
      index,
      groupId,
      personId,
      wid,
      identities,
      label,
      change: before,
      before: change,
      onlyIf: change,
      state: 'todo',
      attempts: 0,
    });
  }
  return reversed;
}
