import { beforeEach, describe, expect, it } from 'vitest';
import { aMember, aRequest, lid, lidWid } from '@/tests/builders.ts';
import { createVirtualTime, type VirtualTime } from '@/tests/fuzz/virtual-time.ts';
import type { ActionState, PersonResult } from '@/utils/domain/action.ts';
import type { MemberFacts, RequestFacts } from '@/utils/domain/group.ts';
import { asId } from '@/utils/domain/ids.ts';
import type { JobItem, JobKind, Step } from '@/utils/domain/job.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import type { NextStep, StorePort } from '@/utils/store/api.ts';
import type { GatewayEvent, GatewayPort } from '@/utils/whatsapp/gateway.ts';
import { createWorker, type WorkerProblem } from './worker.ts';

const HOUR = 3_600_000;
const step: Step = {
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
const item = (index: number): JobItem => ({
  jobId: asId('job'),
  index,
  groupId: asId('g'),
  wid: lidWid(index),
  identities: [lid(index)],
  label: '',
  state: 'acting',
  attempts: 1,
});
const items = [item(0), item(1)];
const doneFor = (...people: number[]): Outcome<PersonResult[]> => ({
  ok: true,
  value: people.map((n) => ({ wid: lidWid(n), outcome: 'done' })),
});

type Call = { name: string; args: Record<string, unknown> };
type Answer = Outcome<unknown, string>;

/** A worker whose store answers `takeStep` from a list, then with "nothing to do". */
function setUp(time: VirtualTime, answers: (NextStep | Answer)[]) {
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

let time: VirtualTime;
beforeEach(() => {
  time = createVirtualTime(0);
});

describe('the worker', () => {
  it('acts, reports, and asks again', async () => {
    const worker = setUp(time, [{ type: 'act', step, items }]);
    await worker.pass(HOUR);
    expect(worker.names()).toEqual(['takeStep', 'reportStep', 'takeStep']);
    expect(worker.of('reportStep')).toEqual([
      {
        stepId: 'step',
        tabId: 'tab',
        outcome: {
          ok: true,
          value: [
            { index: 0, outcome: 'done' },
            { index: 1, outcome: 'done' },
          ],
        },
      },
    ]);
    expect(worker.of('takeStep').map((args) => args.stepId)).toEqual(['s1', 's2']);
  });

  it('[LS6] asks once when there is nothing to do, then when jobs or the connection change', async () => {
    const worker = setUp(time, []);
    await worker.pass(HOUR);
    expect(worker.names()).toEqual(['takeStep']);
    worker.jobsChange();
    await worker.pass(HOUR);
    expect(worker.names()).toHaveLength(2);
    worker.world.connection = 'offline';
    worker.connectionChanges();
    await worker.pass(HOUR);
    expect(worker.of('takeStep').map((args) => args.connection)).toEqual([
      { state: 'ready' },
      { state: 'ready' },
      { state: 'offline' },
    ]);
  });

  it('[JB18] asks again at the time it was told, and no earlier', async () => {
    const worker = setUp(time, [
      { type: 'idle', wakeAt: 60_000 },
      { type: 'elsewhere', wakeAt: 90_000 },
    ]);
    await worker.pass(59_000);
    expect(worker.names()).toHaveLength(1);
    await worker.pass(1_000);
    expect(worker.names()).toHaveLength(2);
    await worker.pass(30_000);
    expect(worker.names()).toHaveLength(3);
  });

  it('does not spin when something is due that it is not given', async () => {
    const worker = setUp(
      time,
      Array.from({ length: 5_000 }, () => ({ type: 'idle' as const, wakeAt: 0 })),
    );
    await worker.pass(1_000);
    expect(worker.names().length).toBeLessThan(25);
  });

  it('[LS5] asks with the same id until it has an answer', async () => {
    const worker = setUp(time, [
      { ok: false, reason: 'disconnected' },
      { ok: false, reason: 'timeout' },
      { ok: false, reason: 'internal' },
    ]);
    await worker.pass(HOUR);
    expect(worker.of('takeStep').map((args) => args.stepId)).toEqual(['s1', 's1', 's1', 's1']);
    expect(worker.problems).toEqual([{ command: 'takeStep', reason: 'internal' }]);
  });

  it('reports until it is heard', async () => {
    const worker = setUp(time, [{ type: 'act', step, items }]);
    worker.world.others = Array.from({ length: 50 }, () => ({ ok: false, reason: 'disconnected' }));
    await worker.pass(HOUR);
    expect(worker.of('reportStep')).toHaveLength(51);
  });

  it('waits half a minute when the store refuses to say what to do', async () => {
    const worker = setUp(time, [{ ok: false, reason: 'invalid', detail: 'why' }]);
    await worker.pass(29_000);
    expect(worker.names()).toHaveLength(1);
    await worker.pass(1_000);
    expect(worker.names()).toHaveLength(2);
    expect(worker.problems).toEqual([{ command: 'takeStep', reason: 'invalid', detail: 'why' }]);
  });

  it('[LS4] gives a step back that it has had for too long', async () => {
    const worker = setUp(time, [{ type: 'act', step: { ...step, startedAt: -10_001 }, items }]);
    worker.world.act = () => Promise.reject(new Error('must not act'));
    await worker.pass(HOUR);
    expect(worker.of('reportStep')[0]?.outcome).toEqual({ ok: false, reason: 'not-ready' });
    expect(worker.problems).toEqual([]);
  });

  it('[JB12] calls it unclear when the gateway breaks, and says so', async () => {
    const error = new Error('broken');
    const worker = setUp(time, [{ type: 'act', step, items }]);
    worker.world.act = () => Promise.reject(error);
    await worker.pass(HOUR);
    expect(worker.of('reportStep')[0]?.outcome).toEqual({ ok: false, reason: 'unclear' });
    expect(worker.problems).toEqual([{ error }]);
  });

  it('[JB12] calls a person unclear whom the answer leaves out', async () => {
    const worker = setUp(time, [{ type: 'act', step, items }]);
    worker.world.act = async () => doneFor(1);
    await worker.pass(HOUR);
    expect(worker.of('reportStep')[0]?.outcome).toEqual({
      ok: true,
      value: [
        { index: 0, outcome: 'unclear' },
        { index: 1, outcome: 'done' },
      ],
    });
  });

  it('ends with its signal and says so to the store', async () => {
    const worker = setUp(time, []);
    await worker.pass(1_000);
    worker.stop.abort();
    await worker.ended;
    expect(worker.names()).toEqual(['takeStep', 'releaseTab']);
    expect(worker.isSubscribed()).toBe(false);
    worker.jobsChange();
    await worker.pass(HOUR);
    expect(worker.names()).toHaveLength(2);
  });

  it('ends without a word when the extension is gone', async () => {
    const worker = setUp(time, [{ ok: false, reason: 'orphaned' }]);
    await worker.pass(HOUR);
    expect(worker.hasEnded()).toBe(true);
    expect(worker.names()).toEqual(['takeStep']);
  });
});

describe('reconciling', () => {
  const look: NextStep = { type: 'reconcile', step, items };

  it('[RC6] [RC12] reads the state a second after asking for it', async () => {
    const worker = setUp(time, [look]);
    await worker.pass(900);
    expect(worker.names()).toEqual(['takeStep']);
    await worker.pass(HOUR);
    expect(worker.of('reconcileStep')).toEqual([
      {
        stepId: 'step',
        tabId: 'tab',
        outcome: {
          ok: true,
          value: [
            { index: 0, found: 'done' },
            { index: 1, found: 'not-done' },
          ],
        },
      },
    ]);
    expect(worker.world.reads).toBe(2);
  });

  it('[RC4] uses what the page remembers, and reads nothing then', async () => {
    const worker = setUp(time, [look]);
    worker.world.outcomeOf = () => ({ ok: true, value: { state: 'settled', outcome: doneFor(0, 1) } });
    await worker.pass(HOUR);
    expect(worker.names()).toEqual(['takeStep', 'reportStep', 'takeStep']);
    expect(worker.world.reads).toBe(0);
  });

  it('[RC4] uses a refusal that the page remembers', async () => {
    const worker = setUp(time, [look]);
    const refusal = { ok: false, reason: 'rate-limited' } as const;
    worker.world.outcomeOf = () => ({ ok: true, value: { state: 'settled', outcome: refusal } });
    await worker.pass(HOUR);
    expect(worker.of('reportStep')[0]?.outcome).toEqual(refusal);
    expect(worker.world.reads).toBe(0);
  });

  it('[RC4] reads the state of those whom the remembered answer leaves unclear', async () => {
    const worker = setUp(time, [look]);
    const outcome: Outcome<PersonResult[]> = {
      ok: true,
      value: [
        { wid: lidWid(0), outcome: 'done' },
        { wid: lidWid(1), outcome: 'failed', reason: 'unknown-code', code: '299' },
      ],
    };
    worker.world.outcomeOf = () => ({ ok: true, value: { state: 'settled', outcome } });
    await worker.pass(HOUR);
    expect(worker.names()).toEqual(['takeStep', 'reportStep', 'reconcileStep', 'takeStep']);
    expect(worker.of('reconcileStep')[0]?.outcome).toEqual({
      ok: true,
      value: [{ index: 1, found: 'not-done' }],
    });
  });

  it('[RC4] reads the state when the remembered answer is no answer', async () => {
    const worker = setUp(time, [look]);
    const outcome = { ok: false, reason: 'unclear' } as const;
    worker.world.outcomeOf = () => ({ ok: true, value: { state: 'settled', outcome } });
    await worker.pass(HOUR);
    expect(worker.names()).toEqual(['takeStep', 'reconcileStep', 'takeStep']);
  });

  it('[RC5] never says "not done" while WhatsApp has not answered', async () => {
    const worker = setUp(time, [look]);
    worker.world.outcomeOf = () => ({ ok: true, value: { state: 'pending' } });
    await worker.pass(HOUR);
    expect(worker.of('reconcileStep')[0]?.outcome).toEqual({
      ok: true,
      value: [{ index: 0, found: 'done' }],
    });
  });

  it.each<[JobKind, unknown[]]>([
    [
      'approve',
      [
        { index: 0, found: 'done' },
        { index: 1, found: 'gone', reason: 'unclear' },
      ],
    ],
    [
      'reject',
      [
        { index: 0, found: 'gone', reason: 'unclear' },
        { index: 1, found: 'gone', reason: 'unclear' },
      ],
    ],
  ])('[RC11] admits what an admin of before cannot see after %s', async (kind, value) => {
    const worker = setUp(time, [{ type: 'reconcile', step: { ...step, kind }, items }]);
    worker.world.requests = () => ({ ok: false, reason: 'not-admin' });
    await worker.pass(HOUR);
    expect(worker.of('reconcileStep')[0]?.outcome).toEqual({ ok: true, value });
  });

  it('tells why nothing could be read', async () => {
    const worker = setUp(time, [look]);
    worker.world.members = () => ({ ok: false, reason: 'offline' });
    await worker.pass(HOUR);
    expect(worker.of('reconcileStep')[0]?.outcome).toEqual({ ok: false, reason: 'offline' });
  });
});
