/** Answers of the tab: what WhatsApp said, and what its state says. Rules JB7–JB14, RC5–RC11, LS3. */
import { asId, type TabId } from '@/utils/domain/ids.ts';
import type { ItemResult, Step } from '@/utils/domain/job.ts';
import { applyAnswer, unclearStep } from '@/utils/domain/job-results.ts';
import { recount, waiting } from '@/utils/domain/job-state.ts';
import { applyReconciled, applyWhileOtherTabLives } from '@/utils/domain/reconcile.ts';
import { done, type Handler } from '@/utils/store/deps.ts';
import type { LeaseStored } from '@/utils/store/rows.ts';
import type { QueueDeps } from './deps.ts';
import { writeKnownEffects } from './known-effects.ts';
import { aliveUntil, givenUp, readLease } from './lease.ts';
import { logItems } from './log-job.ts';
import { readSettings } from '@/utils/store/settings-handlers.ts';
import { actingItems } from './take-step.ts';
import { tellTabs } from './tell-tabs.ts';
import { inQueue } from './transaction.ts';
import { writeApplied, writeJob } from './write-applied.ts';

/** Only from the tab that acted; after the step was settled, only what was done counts. */
export function reportStep(deps: QueueDeps): Handler<'reportStep'> {
  return ({ stepId, tabId, outcome }) =>
    inQueue(deps, async () => {
      const step = await deps.db.steps.get(stepId);
      if (!step || step.tabId !== tabId) return done(null);
      if (step.state === 'settled') {
        if (outcome.ok) await applyLate(deps, step, outcome.value);
        return done(null);
      }
      const input = await inputOf(deps, step);
      if (input) await writeApplied(deps, applyAnswer(input, outcome));
      return done(null);
    });
}

/** Only from the tab that works, or that acted. RC3. */
export function reconcileStep(deps: QueueDeps): Handler<'reconcileStep'> {
  return ({ stepId, tabId, outcome }) =>
    inQueue(deps, async () => {
      const step = await deps.db.steps.get(stepId);
      if (step?.state !== 'acting') return done(null);
      const lease = await readLease(deps, step.accountId);
      if (lease.tabId !== tabId && step.tabId !== tabId) return done(null);
      const input = await inputOf(deps, step);
      const isOthers = step.tabId !== tabId && aliveUntil(lease, step.tabId) > deps.clock.now();
      const apply = isOthers ? applyWhileOtherTabLives : applyReconciled;
      if (input) await writeApplied(deps, apply(input, outcome));
      return done(null);
    });
}

async function inputOf(deps: QueueDeps, step: Step) {
  const job = await deps.db.jobs.get(step.jobId);
  if (!job) {
    await deps.db.steps.delete(step.id);
    return undefined;
  }
  const { pacing } = await readSettings(deps.db);
  return { job, step, items: await actingItems(deps, step), pacing, now: deps.clock.now() };
}

/** JB14. */
async function applyLate(deps: QueueDeps, step: Step, results: readonly ItemResult[]): Promise<void> {
  const { db, clock } = deps;
  const now = clock.now();
  const doneIndexes = new Set(results.filter(({ outcome }) => outcome === 'done').map(({ index }) => index));
  const before = (await db.items.where('stepId').equals(step.id).toArray()).filter(
    (item) => doneIndexes.has(item.index) && item.state !== 'acting' && item.state !== 'done',
  );
  const job = await db.jobs.get(step.jobId);
  if (!job || before.length === 0) return;
  const after = before.map((item) => ({
    ...item,
    state: 'done' as const,
    reason: undefined,
    code: undefined,
    finishedAt: now,
  }));
  await db.items.bulkPut(after);
  await logItems(deps, job, after, now);
  await writeKnownEffects(deps, job, after, now);
  await writeJob(deps, recount(job, before, after));
}

/** The tab is gone: its lease is free, and its steps are unclear from now on. */
export function releaseTab(deps: QueueDeps): Handler<'releaseTab'> {
  return ({ tabId }) =>
    inQueue(deps, async () => {
      for (const lease of await deps.db.leases.toArray()) await release(deps, lease, tabId);
      return done(null);
    });
}

/** For the start of the browser: no tab of before is alive. */
export function releaseAllTabs(deps: QueueDeps): Promise<void> {
  return inQueue(deps, async () => {
    for (const lease of await deps.db.leases.toArray()) {
      const tabs = new Set(Object.keys(lease.tabs ?? {}).map((text) => asId<TabId>(text)));
      if (lease.tabId !== undefined) tabs.add(lease.tabId);
      for (const tabId of tabs) await release(deps, await readLease(deps, lease.accountId), tabId);
    }
  });
}

async function release(deps: QueueDeps, lease: LeaseStored, tabId: TabId): Promise<void> {
  const { db, clock } = deps;
  if (lease.tabs?.[tabId] === undefined && lease.tabId !== tabId) return;
  const { [tabId]: _gone, ...others } = lease.tabs ?? {};
  await db.leases.put({ ...givenUp(lease, tabId), tabs: others });
  const acting = await db.steps.where('[accountId+state]').equals([lease.accountId, 'acting']).toArray();
  const left = acting.filter((step) => step.tabId === tabId).map((step) => unclearStep(step, clock.now()));
  await db.steps.bulkPut(left);
  for (const { jobId, nextCheckAt } of left) {
    const job = await db.jobs.get(jobId);
    if (job) await writeJob(deps, waiting(job, nextCheckAt ?? clock.now(), 'unclear'));
  }
  await tellTabs(deps, lease.accountId);
}
