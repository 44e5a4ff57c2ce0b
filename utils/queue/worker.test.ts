import { beforeEach, describe, expect, it } from 'vitest';
import { createVirtualTime, type VirtualTime } from '@/tests/fuzz/virtual-time.ts';
import { HOUR, doneFor, items, setUp, step } from '@/tests/queue-worker.ts';

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
