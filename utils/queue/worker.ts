/**
 * The hands in the tab: takes one step of a job, does it through the gateway, reports, and again. Everything it knows is
 * in the store; it may end between any two lines. Rules: `domain/SPEC.md`, "Jobs", "Leases", "Reconcile".
 * Imports nothing of the store but types: it is part of the content script.
 */
import type { Connection } from '@/utils/domain/connection.ts';
import type { Picture } from '@/utils/domain/group-icons.ts';
import { type AccountId, type StepId, type TabId, asId } from '@/utils/domain/ids.ts';
import type { ItemResult, JobItem, JobKind, Step } from '@/utils/domain/job.ts';
import { CALL_EFFECTS } from '@/utils/domain/job-reasons.ts';
import { isUnclear } from '@/utils/domain/job-results.ts';
import { lastingFindings } from '@/utils/domain/reconcile.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import type { Clock } from '@/utils/platform/clock.ts';
import type { Timers } from '@/utils/platform/timers.ts';
import type { CommandName, StorePort } from '@/utils/store/api.ts';
import type { GatewayPort } from '@/utils/whatsapp/gateway.ts';
import { createDeletions } from './handlers/deletions.ts';
import type { StepHandler } from './handlers/handler.ts';
import { createIcons } from './handlers/icons.ts';
import { createMemberActions } from './handlers/member-actions.ts';
import { createRelink } from './handlers/relink.ts';
import { createSettings } from './handlers/settings.ts';
import { createInsistentCall } from './worker-store.ts';
import { createWaker } from './worker-wait.ts';

/** A step taken longer ago (the tab was frozen in between) is given back: another tab may think us gone. LS4. */
const ACT_WITHIN_MS = 10_000;
/** The store refuses to say what to do: a fault that waiting may mend. */
const REFUSED_PAUSE_MS = 30_000;
/** Open jobs come first in the list; more than these never take a step next. */
const WATCHED_JOBS = 20;

export type WorkerOptions = {
  gateway: GatewayPort;
  store: StorePort;
  tabId: TabId;
  accountId: AccountId;
  clock: Clock;
  timers: Pick<Timers, 'after'>;
  newId(): string;
  /** Ends the worker; the store must outlive it for one more call. */
  signal: AbortSignal;
  /** Hears what should not happen: a refused command, an exception of the gateway. */
  onProblem(problem: WorkerProblem): void;
};

export type WorkerProblem = { command: CommandName; reason: string; detail?: string } | { error: unknown };

export type Worker = {
  /** Works until the signal; resolves when the tab was released. To be called once. */
  run(): Promise<void>;
};

export function createWorker(options: WorkerOptions): Worker {
  const { gateway, store, tabId, accountId, clock, timers, newId, onProblem } = options;
  const ending = new AbortController();
  const signal = AbortSignal.any([options.signal, ending.signal]);
  const waker = createWaker({ clock, timers, signal });
  const call = createInsistentCall({ store, waker, signal, onOrphaned: () => ending.abort(), onProblem });
  const members = createMemberActions(gateway, waker.pause);
  const handlers: Record<JobKind, StepHandler> = {
    approve: members,
    reject: members,
    remove: members,
    add: members,
    promote: members,
    demote: members,
    set: createSettings(gateway, waker.pause, clock),
    delete: createDeletions(gateway),
    relink: createRelink(gateway),
    icon: createIcons(gateway),
  };

  async function connection(): Promise<Connection> {
    try {
      const outcome = await gateway.connection();
      return outcome.ok ? outcome.value : { state: 'unknown' };
    } catch (error) {
      onProblem({ error });
      return { state: 'unknown' };
    }
  }

  async function act(step: Step, items: JobItem[], picture?: Picture): Promise<void> {
    const report = (outcome: Outcome<ItemResult[]>) =>
      call('reportStep', { stepId: step.id, tabId, outcome });
    if (clock.now() - step.startedAt > ACT_WITHIN_MS) {
      await report({ ok: false, reason: 'not-ready' });
      return;
    }
    try {
      await report(await handlers[step.kind].act(step, items, picture));
    } catch (error) {
      onProblem({ error });
      await report({ ok: false, reason: 'unclear' });
    }
  }

  async function reconcile(step: Step, items: JobItem[]): Promise<void> {
    const handler = handlers[step.kind];
    const stepOf = { stepId: step.id, tabId };
    const remembered = await handler.remembered(step, items);
    if (remembered.state === 'unreadable') {
      await call('reconcileStep', { ...stepOf, outcome: remembered.failure });
      return;
    }
    let unclear = items;
    if (remembered.state === 'settled') {
      const { outcome } = remembered;
      if (outcome.ok || CALL_EFFECTS[outcome.reason] !== 'reconcile') {
        await call('reportStep', { ...stepOf, outcome });
        if (!outcome.ok) return;
        const open = new Set(outcome.value.filter(isUnclear).map((one) => one.index));
        unclear = items.filter((item) => open.has(item.index));
        if (unclear.length === 0) return;
      }
    }
    const read = await handler.read(step, unclear);
    const outcome = remembered.state === 'pending' ? lastingFindings(read) : read;
    await call('reconcileStep', { ...stepOf, outcome });
  }

  async function tryReconcile(step: Step, items: JobItem[]): Promise<void> {
    try {
      await reconcile(step, items);
    } catch (error) {
      onProblem({ error });
      await call('reconcileStep', {
        stepId: step.id,
        tabId,
        outcome: { ok: false, reason: 'unexpected-answer' },
      });
    }
  }

  /** One question to the store and what it asks for. */
  async function turn(): Promise<void> {
    waker.clear();
    const stepId = asId<StepId>(newId());
    const asked = { accountId, tabId, stepId, connection: await connection() };
    const next = (await call('takeStep', asked))?.value;
    if (!next) return waker.pause(REFUSED_PAUSE_MS);
    if (signal.aborted) return;
    if (next.type === 'act') await act(next.step, next.items, next.picture);
    else if (next.type === 'reconcile') await tryReconcile(next.step, next.items);
    else await waker.until(next.wakeAt);
  }

  return {
    async run() {
      if (signal.aborted) return;
      gateway.listen(
        (event) => {
          if (event.type === 'connection') waker.wake();
        },
        { signal },
      );
      const unsubscribe = store.subscribe('jobs', { accountId, limit: WATCHED_JOBS }, () => waker.wake());
      while (!signal.aborted) await turn();
      unsubscribe();
      if (!ending.signal.aborted) await store.call('releaseTab', { tabId });
    },
  };
}
