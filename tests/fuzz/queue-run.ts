/** One run of the queue against some WhatsApp: tabs that die at chosen boundaries, a background that is stopped, orders of the admin. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { type TabId, asId } from '@/utils/domain/ids.ts';
import { createQueueCommands } from '@/utils/queue/commands.ts';
import { createQueueQueries } from '@/utils/queue/queries.ts';
import { type WorkerProblem, createWorker } from '@/utils/queue/worker.ts';
import type { StorePort } from '@/utils/store/api.ts';
import { openDatabase } from '@/utils/store/db.ts';
import type { GatewayPort } from '@/utils/whatsapp/gateway.ts';
import { ACCOUNT, type RunPage, type RunResult, type Scenario } from './scenario.ts';
import { createVirtualTime } from './virtual-time.ts';

/** Far above the longest run that ends; a loop shall not cost an hour. */
const BOUNDARY_LIMIT = 3_000;
const LIMIT_MS = 12 * 60 * 60_000;
const FREEZE_MS = 12_000;
const CONFLICT_MS = 4 * 60_000;
const RESTART_MS = 3_000;
const never = <Value>(): Promise<Value> => new Promise(() => {});

export async function runQueue(scenario: Scenario): Promise<RunResult> {
  const time = createVirtualTime(Date.UTC(2026, 10, 23, 9));
  const startMs = time.now();
  const whatsApp = scenario.whatsApp(time);
  const db = openDatabase('fuzz', { indexedDB: new IDBFactory(), IDBKeyRange });
  let ids = 0;
  const newId = (): string => `id-${++ids}`;
  const deps = { db, clock: { now: time.now }, newId };
  const commands = createQueueCommands(deps);
  const queries = createQueueQueries(deps);
  const boundaries: string[] = [];
  const problems: WorkerProblem[] = [];
  const tabs: Tab[] = [];

  type Tab = { id: TabId; page: RunPage; isAlive: boolean; onJobs: Set<() => void>; stop: AbortController };

  let lastJobs = '';
  async function tellJobs(): Promise<void> {
    const jobs = JSON.stringify(await queries.jobs({ accountId: ACCOUNT, limit: 100 }));
    if (jobs === lastJobs) return;
    lastJobs = jobs;
    for (const tab of tabs) {
      for (const listener of tab.onJobs) time.after(5, () => tab.isAlive && listener());
    }
  }

  async function execute(name: string, args: unknown): Promise<unknown> {
    const handler = (commands as Record<string, (args: never) => Promise<unknown>>)[name];
    if (!handler) throw new Error(`no command ${name}`);
    return time.busy(
      handler(args as never).then(async (outcome) => {
        await tellJobs();
        return outcome;
      }),
    );
  }

  function kill(tab: Tab): void {
    tab.isAlive = false;
    tab.onJobs.clear();
    tab.page.close();
    const newest = tabs.findLast((each) => each.isAlive);
    if (newest) time.after(1_000, () => newest.isAlive && newest.page.takeOver());
    else time.after(RESTART_MS, () => tabs.some((each) => each.isAlive) || openTab());
  }

  /** Comes to a boundary; says what the store shall answer, if the background was stopped. */
  async function boundary(tab: Tab, name: string): Promise<'go' | 'stopped'> {
    if (!tab.isAlive) return never();
    const incident = scenario.incidents.get(boundaries.length);
    boundaries.push(name);
    switch (incident) {
      case 'close':
        kill(tab);
        void execute('releaseTab', { tabId: tab.id });
        return never();
      case 'crash':
        kill(tab);
        return never();
      case 'stop-background':
        return 'stopped';
      case 'second-tab':
        openTab();
        return 'go';
      case 'disconnect':
        tab.page.disconnect(8_000);
        return 'go';
      case 'freeze':
        await new Promise<void>((resolve) => time.after(FREEZE_MS, resolve));
        return tab.isAlive ? 'go' : never();
      default:
        return 'go';
    }
  }

  function storeOf(tab: Tab): StorePort {
    const stopped = { ok: false as const, reason: 'disconnected' as const };
    const port = {
      async call(name: string, args: unknown) {
        if ((await boundary(tab, `before ${name}`)) === 'stopped') return stopped;
        const outcome = await execute(name, args);
        if ((await boundary(tab, `after ${name}`)) === 'stopped') return stopped;
        return outcome;
      },
      subscribe(_name: string, _args: unknown, onValue: () => void) {
        tab.onJobs.add(onValue);
        return () => tab.onJobs.delete(onValue);
      },
    };
    return port as unknown as StorePort;
  }

  function gatewayOf(tab: Tab): GatewayPort {
    const { gateway } = tab.page;
    const around = async <Value>(name: string, run: () => Promise<Value>): Promise<Value> => {
      await boundary(tab, `before ${name}`);
      const work = run();
      await boundary(tab, `during ${name}`);
      const value = await work;
      await boundary(tab, `after ${name}`);
      return value;
    };
    return {
      ...gateway,
      act: (action) => around('act', () => gateway.act(action)),
      members: (...args) => around('members', () => gateway.members(...args)),
      requests: (...args) => around('requests', () => gateway.requests(...args)),
      group: (...args) => around('group', () => gateway.group(...args)),
      changeSetting: (...args) => around('changeSetting', () => gateway.changeSetting(...args)),
    };
  }

  function openTab(): void {
    const id = asId<TabId>(`tab-${tabs.length}`);
    for (const other of tabs.filter((each) => each.isAlive)) {
      // Nobody keeps a tab for ever that says that WhatsApp is open elsewhere.
      time.after(CONFLICT_MS, () => other.isAlive && kill(other));
    }
    const page = whatsApp.openPage(id);
    const tab: Tab = { id, page, isAlive: true, onJobs: new Set(), stop: new AbortController() };
    tabs.push(tab);
    const worker = createWorker({
      gateway: gatewayOf(tab),
      store: storeOf(tab),
      tabId: id,
      accountId: ACCOUNT,
      clock: { now: time.now },
      timers: {
        after: (delayMs, callback, signal) =>
          time.after(delayMs, () => tab.isAlive && !signal.aborted && callback()),
      },
      newId,
      signal: tab.stop.signal,
      onProblem: (problem) => problems.push(problem),
    });
    void worker.run();
  }

  await db.settings.put({ key: 'undoDelayMs', value: scenario.undoDelayMs ?? 0 });
  openTab();
  for (const job of scenario.jobs) {
    const made = await commands.createJob(job);
    if (!made.ok) throw new Error(`${made.reason}: ${made.detail}`);
  }
  await tellJobs();
  let orders = scenario.orders.length;
  for (const { atMs, order, jobId } of scenario.orders) {
    time.after(atMs, () => {
      orders--;
      void execute(order, { jobId });
      // Whoever pauses comes back.
      if (order === 'pauseJob') time.after(60_000, () => void execute('resumeJob', { jobId }));
    });
  }
  let isOver = false;
  const check = async (): Promise<void> => {
    const jobs = await db.jobs.toArray();
    isOver = orders <= 0 && jobs.every((job) => job.finishedAt !== undefined);
    if (!isOver) time.after(1_000, () => void time.busy(check()));
  };
  void time.busy(check());
  await time.run(() => isOver || boundaries.length > BOUNDARY_LIMIT, LIMIT_MS);
  const result: RunResult = {
    isOver,
    jobs: await db.jobs.toArray(),
    items: await db.items.toArray(),
    touches: whatsApp.touches(),
    othersDid: whatsApp.othersDid(),
    log: await db.log.toArray(),
    boundaries,
    problems,
    tookMs: time.now() - startMs,
  };
  db.close();
  // A signal with listeners that never fires is kept for ever, and with it all that a run consists of.
  for (const tab of tabs) {
    tab.isAlive = false;
    tab.page.close();
    tab.stop.abort();
  }
  return result;
}
