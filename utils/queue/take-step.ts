/** What a tab shall do next. Rules JB2–JB5, JB13, JB18, LS1–LS6, RC1–RC3, SN62. */
import type { AccountId, StepId, TabId } from '@/utils/domain/ids.ts';
import type { Job, JobItem, Step } from '@/utils/domain/job.ts';
import { applyAnswer, unclearStep } from '@/utils/domain/job-results.ts';
import { byTurn, dueAt, isOpen, nextBatch, recount, waiting } from '@/utils/domain/job-state.ts';
import type { NextStep } from '@/utils/store/api.ts';
import { pictureOf } from '@/utils/store/pictures.ts';
import { done, type Handler } from '@/utils/store/deps.ts';
import type { QueueDeps } from './deps.ts';
import { asKnownNow } from './follow-job.ts';
import { leaveToAdmin } from './leave-to-admin.ts';
import { HEARTBEAT_MS, givenUp, heard, isHeldByOther, readLease, taken } from './lease.ts';
import { readSettings } from '@/utils/store/settings-handlers.ts';
import { inQueue } from './transaction.ts';
import { tellTabs } from './tell-tabs.ts';
import { openJobs, writeApplied, writeJob } from './write-applied.ts';

type Asked = { accountId: AccountId; tabId: TabId; stepId: StepId; isReady: boolean; now: number };

export function takeStep(deps: QueueDeps): Handler<'takeStep'> {
  return ({ accountId, tabId, stepId, connection }) =>
    inQueue(deps, async () => {
      const asked = {
        accountId,
        tabId,
        stepId,
        isReady: connection.state === 'ready',
        now: deps.clock.now(),
      };
      return done(await next(deps, asked));
    });
}

async function next(deps: QueueDeps, asked: Asked): Promise<NextStep> {
  const { db } = deps;
  const { accountId, tabId, stepId, isReady, now } = asked;
  const jobs = await openJobs(deps, accountId);
  const acting = await db.steps.where('[accountId+state]').equals([accountId, 'acting']).sortBy('startedAt');
  const lease = await readLease(deps, accountId);
  if (acting.length === 0 && jobs.every((job) => dueAt(job) === undefined)) {
    if (lease.tabId === tabId) await db.leases.put(givenUp(lease, tabId));
    return { type: 'idle' };
  }
  const soon = now + HEARTBEAT_MS;
  const isElsewhere = isHeldByOther(lease, tabId, now);
  const mayWork = isReady && !isElsewhere;
  const mine = heard(mayWork ? taken(lease, tabId, now) : givenUp(lease, tabId), tabId, now);
  await db.leases.put(mine);
  if (lease.tabId === tabId && !mayWork) await tellTabs(deps, accountId);
  const known = await db.steps.get(stepId);
  if (known) return again(deps, asked, known, mayWork);
  if (!isReady) return { type: 'idle', wakeAt: soon };

  const wakes = [soon];
  const own = acting.filter((step) => step.tabId === tabId);
  const unsettled = await firstToReconcile(deps, asked, isElsewhere ? own : acting, wakes);
  if (unsettled) return unsettled;
  if (isElsewhere) return { type: 'elsewhere', wakeAt: Math.min(lease.until, ...wakes) };
  const blocked = new Set(acting.map((step) => step.jobId));
  for (const job of jobs.filter((each) => !blocked.has(each.id)).sort(byTurn)) {
    const due = dueAt(job);
    if (due === undefined) continue;
    const at = Math.max(due, mine.notBefore ?? 0);
    if (at > now) wakes.push(at);
    else {
      const taking = await begin(deps, asked, job);
      if (taking) return taking;
    }
  }
  return { type: 'idle', wakeAt: Math.min(...wakes) };
}

/** The tab did not get our answer, so it has not acted: LS5. */
async function again(deps: QueueDeps, asked: Asked, step: Step, mayWork: boolean): Promise<NextStep> {
  const { db } = deps;
  const { now, tabId } = asked;
  const nothing: NextStep = { type: 'idle', wakeAt: now };
  if (step.state !== 'acting' || step.tabId !== tabId || step.unclearAt !== undefined) return nothing;
  const job = await db.jobs.get(step.jobId);
  const items = await actingItems(deps, step);
  if (!job) return nothing;
  if (job.state === 'ready' && mayWork) {
    const renewed = { ...step, startedAt: now };
    await db.steps.put(renewed);
    return { type: 'act', step: renewed, items, ...(await pictureOf(db, items[0])) };
  }
  const { pacing } = await readSettings(deps.db);
  const input = { job, step, items, pacing, now };
  await writeApplied(deps, applyAnswer(input, { ok: false, reason: 'not-ready' }));
  return nothing;
}

async function firstToReconcile(
  deps: QueueDeps,
  { now }: Asked,
  acting: readonly Step[],
  wakes: number[],
): Promise<NextStep | undefined> {
  const { db } = deps;
  for (const known of acting) {
    let step = known;
    if (step.unclearAt === undefined) {
      step = unclearStep(step, now);
      await db.steps.put(step);
      const job = await db.jobs.get(step.jobId);
      if (job) await writeJob(deps, waiting(job, step.nextCheckAt ?? now, 'unclear'));
    }
    const at = step.nextCheckAt ?? now;
    if (at <= now) return { type: 'reconcile', step, items: await actingItems(deps, step) };
    wakes.push(at);
  }
  return undefined;
}

/** Write before acting: JB4. What a rule decided by itself is looked at again: SC50. */
async function begin(deps: QueueDeps, asked: Asked, job: Job): Promise<NextStep | undefined> {
  const { db } = deps;
  const { accountId, tabId, stepId, now } = asked;
  const todo = await db.items
    .where('[jobId+state]')
    .equals([job.id, 'todo'])
    .limit(Math.max(1, job.batchSize))
    .toArray();
  const batch = await asKnownNow(deps, job, nextBatch(job, todo));
  const first = batch[0];
  if (!first) {
    await writeJob(deps, job);
    return undefined;
  }
  const left = await leaveToAdmin(deps, job, batch, now);
  if (left) return isOpen(left) ? begin(deps, asked, left) : undefined;
  const items = batch.map(
    (item): JobItem => ({
      ...item,
      state: 'acting',
      stepId,
      attempts: item.attempts + 1,
      reason: undefined,
      code: undefined,
    }),
  );
  const step: Step = {
    id: stepId,
    jobId: job.id,
    accountId,
    groupId: first.groupId,
    kind: job.kind,
    itemIndexes: items.map((item) => item.index),
    state: 'acting',
    tabId,
    startedAt: now,
  };
  await db.steps.add(step);
  await db.items.bulkPut(items);
  await writeJob(deps, { ...recount(job, batch, items), waitUntil: undefined, waitReason: undefined });
  return { type: 'act', step, items, ...(await pictureOf(db, first)) };
}

/** Items under way in this step, in order. */
export async function actingItems({ db }: QueueDeps, step: Step): Promise<JobItem[]> {
  const items = await db.items.where('stepId').equals(step.id).toArray();
  return items.filter((item) => item.state === 'acting').sort((a, b) => a.index - b.index);
}
