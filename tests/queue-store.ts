/** The queue on a real (in-memory) IndexedDB with a clock that stands still, for tests. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { asId } from '@/utils/domain/ids.ts';
import type { AccountId, GroupId, JobId, StepId, TabId, Wid } from '@/utils/domain/ids.ts';
import type { ItemResult, JobKind, ReconciledItem } from '@/utils/domain/job.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import { createQueueCommands } from '@/utils/queue/commands.ts';
import { createQueueQueries } from '@/utils/queue/queries.ts';
import type { JobDetail, NewJob, NextStep } from '@/utils/store/api.ts';
import { openDatabase } from '@/utils/store/db.ts';

export const account = asId<AccountId>('1@lid');
export const tabA = asId<TabId>('tab-a');
export const tabB = asId<TabId>('tab-b');
export const jobId = (text: string): JobId => asId<JobId>(text);
export const groupId = (text: string): GroupId => asId<GroupId>(`${text}@g.us`);
export const wid = (text: string | number): Wid => asId<Wid>(`${text}@lid`);
export const READY = { state: 'ready' } as const;

export const person = (name: string | number, group = 'g1'): NewJob['items'][number] => ({
  groupId: groupId(group),
  wid: wid(name),
  identities: [{ kind: 'lid', value: wid(name) }],
  label: `Person ${name}`,
});
export const people = (count: number, group = 'g1'): NewJob['items'] =>
  Array.from({ length: count }, (_, index) => person(`${group}-${index}`, group));

export function createQueueStore() {
  let now = 1_000_000;
  let ids = 0;
  const newId = (): string => `id-${++ids}`;
  const db = openDatabase('queue', { indexedDB: new IDBFactory(), IDBKeyRange });
  const deps = { db, clock: { now: () => now }, newId };
  const commands = createQueueCommands(deps);
  const queries = createQueueQueries(deps);

  const job = async (id: string): Promise<JobDetail> => {
    const outcome = await queries.job({ jobId: jobId(id) });
    if (!outcome.ok || !outcome.value) throw new Error(`no job ${id}`);
    return outcome.value;
  };

  return {
    db,
    deps,
    commands,
    queries,
    job,
    now: () => now,
    pass(ms: number) {
      now += ms;
    },
    create: (id: string, kind: JobKind, items: NewJob['items'], more: Partial<NewJob> = {}) =>
      commands.createJob({ jobId: jobId(id), accountId: account, kind, items, ...more }),
    /** A job past its time for reflection. */
    async start(id: string, kind: JobKind, items: NewJob['items'], more: Partial<NewJob> = {}) {
      const outcome = await commands.createJob({
        jobId: jobId(id),
        accountId: account,
        kind,
        items,
        ...more,
      });
      if (!outcome.ok) throw new Error(`${outcome.reason}: ${outcome.detail}`);
      now = Math.max(now, outcome.value.startAt);
    },
    async take(
      options: { tab?: TabId; stepId?: string; connection?: { state: 'ready' | 'offline' } } = {},
    ): Promise<NextStep> {
      const { tab = tabA, stepId = newId(), connection = READY } = options;
      const outcome = await commands.takeStep({
        accountId: account,
        tabId: tab,
        stepId: asId<StepId>(stepId),
        connection,
      });
      if (!outcome.ok) throw new Error(outcome.reason);
      return outcome.value;
    },
    report: (next: NextStep, outcome: Outcome<ItemResult[]>, tab = tabA) =>
      commands.reportStep({ stepId: acted(next).id, tabId: tab, outcome }),
    reconcile: (next: NextStep, outcome: Outcome<ReconciledItem[]>, tab = tabA) =>
      commands.reconcileStep({ stepId: acted(next).id, tabId: tab, outcome }),
    states: async (id: string) => (await job(id)).items.map((item) => item.state),
    log: async () => (await db.log.toArray()).sort((a, b) => Number(a.id.slice(3)) - Number(b.id.slice(3))),
  };
}

export type QueueStore = ReturnType<typeof createQueueStore>;

function acted(next: NextStep) {
  if (next.type !== 'act' && next.type !== 'reconcile') throw new Error(`nothing to do: ${next.type}`);
  return next.step;
}

export function itemsOf(next: NextStep) {
  if (next.type !== 'act' && next.type !== 'reconcile') throw new Error(`nothing to do: ${next.type}`);
  return next.items;
}

/** The same answer for every item of a step. */
export const all = (
  next: NextStep,
  outcome: ItemResult['outcome'],
  more: Partial<ItemResult> = {},
): Outcome<ItemResult[]> => ({
  ok: true,
  value: itemsOf(next).map(({ index }) => ({ index, outcome, ...more })),
});

/** Carries out one step, and lets a minute pass; what is not named is done. */
export async function carryOut(
  store: QueueStore,
  results: Readonly<Record<string, Partial<ItemResult>>> = {},
): Promise<NextStep> {
  const step = await store.take();
  const value = itemsOf(step).map(
    ({ index, label }): ItemResult => ({ index, outcome: 'done', ...results[label] }),
  );
  await store.report(step, { ok: true, value });
  store.pass(60_000);
  return step;
}
