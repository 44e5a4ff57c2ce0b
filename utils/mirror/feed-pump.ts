/** Works through the list of tasks, one at a time, and tries again what failed. Rules MI12–MI14. */
import type { Clock } from '@/utils/platform/clock.ts';
import type { Timers } from '@/utils/platform/timers.ts';
import { isOver, type ReadFailure } from './feed-read.ts';
import { createTaskList, type Task } from './feed-tasks.ts';

/** Between two questions to WhatsApp's server that nobody waits for: 300 groups are known after three minutes. */
const SERVER_PAUSE_MS = 500;
const IDLE_TIMEOUT_MS = 5_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 5 * 60_000;

export type Pump = {
  mark(task: Task, notBefore: number): void;
  wakeAll(): void;
};

export function createPump(options: {
  clock: Clock;
  timers: Timers;
  signal: AbortSignal;
  isReady(): boolean;
  read(task: Task): Promise<{ ok: true } | ({ ok: false } & ReadFailure)>;
  onProblem(problem: ReadFailure | { error: unknown }): void;
  onOrphaned(): void;
  onGroupsUnknown(): void;
}): Pump {
  const { clock, timers, signal } = options;
  const tasks = createTaskList();
  let busy = false;
  let idleAsked = false;
  let serverFreeAt = 0;
  let cancelWake: (() => void) | undefined;

  const retryAt = (failures: number): number =>
    clock.now() + Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));

  function pump(isIdle = false): void {
    if (busy || signal.aborted || !options.isReady()) return;
    cancelWake?.();
    const next = tasks.next(clock.now(), { serverFreeAt, isIdle });
    if (!next.task) {
      if (next.wakeAt !== undefined)
        cancelWake = timers.after(next.wakeAt - clock.now(), () => pump(), signal);
      if (next.wantsIdle) askForIdle();
      return;
    }
    const { task, marks } = next;
    busy = true;
    run(task, marks).catch((error: unknown) => {
      options.onProblem({ error });
      tasks.failed(task, retryAt);
      busy = false;
      pump();
    });
  }

  function askForIdle(): void {
    if (idleAsked) return;
    idleAsked = true;
    const onIdle = (): void => {
      idleAsked = false;
      pump(true);
    };
    timers.whenIdle(onIdle, { timeoutMs: IDLE_TIMEOUT_MS, signal });
  }

  async function run(task: Task, marks: number): Promise<void> {
    const result = await options.read(task);
    busy = false;
    if (signal.aborted) return;
    if (task.refresh) serverFreeAt = clock.now() + SERVER_PAUSE_MS;
    if (result.ok) tasks.done(task, marks);
    else settleFailure(task, result);
    pump();
  }

  /** MI13. */
  function settleFailure(task: Task, failure: ReadFailure): void {
    if (failure.from === 'whatsapp') {
      if (!isOver(failure.reason)) return tasks.failed(task, retryAt);
      tasks.drop(task);
      return options.onGroupsUnknown();
    }
    if (failure.reason === 'orphaned') return options.onOrphaned();
    if (failure.reason === 'invalid') {
      options.onProblem(failure);
      return tasks.drop(task);
    }
    tasks.failed(task, retryAt);
    if (failure.reason === 'not-found' && task.kind !== 'groups') options.onGroupsUnknown();
  }

  return {
    mark(task, notBefore) {
      tasks.mark(task, notBefore);
      pump();
    },
    wakeAll() {
      tasks.wakeAll();
      pump();
    },
  };
}
