/** The tab's worker between a scripted store and a scripted gateway, for tests. */
import { aMember, aRequest, lid, lidWid } from './builders.ts';
import type { VirtualTime } from './fuzz/virtual-time.ts';
import type { ActionState, PersonResult } from '@/utils/domain/action.ts';
import type { MemberFacts, RequestFacts } from '@/utils/domain/group.ts';
import { asId } from '@/utils/domain/ids.ts';
import type { JobItem, Step } from '@/utils/domain/job.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import type { NextStep, StorePort } from '@/utils/store/api.ts';
import type { GatewayEvent, GatewayPort } from '@/utils/whatsapp/gateway.ts';
import { createWorker, type WorkerProblem } from '@/utils/queue/worker.ts';

export const HOUR = 3_600_000;
export const step: Step = {
  id: asId('step'),
  jobId: asId('job'),
  accountId: asId('me'),
  groupId: asId('g'),
  kind: 'approve',
  itemIndexes: [0, 1],
  state: 'acting',
  tabId: asId('tab'),
  startedAt: 0,
};
export const item = (index: number): JobItem => ({
  jobId: asId('job'),
  index,
  groupId: asId('g'),
  wid: lidWid(index),
  identities: [lid(index)],
  label: '',
  state: 'acting',
  attempts: 1,
});
export const items = [item(0), item(1)];
export const doneFor = (...people: number[]): Outcome<PersonResult[]> => ({
  ok: true,
  value: people.map((n) => ({ wid: lidWid(n), outcome: 'done' })),
});

type Call = { name: string; args: Record<string, unknown> };
type Answer = Outcome<unknown, string>;

/** A worker whose store answers `takeStep` from a list, then with "nothing to do". */
export function setUp(time: VirtualTime, answers: (NextStep | Answer)[]) {
  const calls: Call[] = [];
  const problems: WorkerProblem[] = [];
  const stop = new AbortController();
  let onJobs: (() => void) | undefined;
  let onEvent: ((event: GatewayEvent) => void) | undefined;
  const world = {
    connection: 'ready' as 'ready' | 'offline',
    act: (): Promise<Outcome<PersonResult[]>> => Promise.resolve(doneFor(0, 1)),
    outcomeOf: (): Outcome<ActionState> => ({ ok: true, value: { state: 'unknown' } }),
    members: (): Outcome<MemberFacts[]> => ({ ok: true, value: [aMember(0)] }),
    requests: (): Outcome<RequestFacts[]> => ({ ok: true, value: [aRequest(1)] }),
    /** Answers of other commands, before they succeed. */
    others: [] as Answer[],
    reads: 0,
  };
  const store = {
    async call(name: string, args: Record<string, unknown>): Promise<Answer> {
      calls.push({ name, args });
      if (name !== 'takeStep') return world.others.shift() ?? { ok: true, value: null };
      const answer = answers.shift() ?? { type: 'idle' };
      return 'ok' in answer ? answer : { ok: true, value: answer };
    },
    subscribe(_name: string, _args: unknown, listener: () => void) {
      onJobs = listener;
      return () => {
        onJobs = undefined;
      };
    },
  };
  const gateway = {
    connection: async () => ({ ok: true, value: { state: world.connection } }),
    act: () => world.act(),
    outcomeOf: async () => world.outcomeOf(),
    members: async () => {
      world.reads++;
      return world.members();
    },
    requests: async () => world.requests(),
    listen(listener: (event: GatewayEvent) => void) {
      onEvent = listener;
    },
  };
  let ids = 0;
  const worker = createWorker({
    gateway: gateway as unknown as GatewayPort,
    store: store as unknown as StorePort,
    tabId: asId('tab'),
    accountId: asId('me'),
    clock: time,
    timers: {
      after: (delayMs, callback, signal) => time.after(delayMs, () => !signal.aborted && callback()),
    },
    newId: () => `s${++ids}`,
    signal: stop.signal,
    onProblem: (problem) => problems.push(problem),
  });
  let hasEnded = false;
  const ended = worker.run().then(() => {
    hasEnded = true;
  });
  return {
    world,
    calls,
    problems,
    stop,
    ended,
    hasEnded: () => hasEnded,
    isSubscribed: () => onJobs !== undefined,
    jobsChange: () => onJobs?.(),
    connectionChanges: () => onEvent?.({ type: 'connection', connection: { state: world.connection } }),
    names: () => calls.map((call) => call.name),
    of: (name: string) => calls.filter((call) => call.name === name).map((call) => call.args),
    /** Lets time pass. */
    pass: (ms: number) => time.run(() => false, ms),
  };
}
