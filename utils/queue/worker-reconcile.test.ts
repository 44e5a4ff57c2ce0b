import { beforeEach, describe, expect, it } from 'vitest';
import { createVirtualTime, type VirtualTime } from '@/tests/fuzz/virtual-time.ts';
import { HOUR, doneFor, items, setUp, step } from '@/tests/queue-worker.ts';
import { lidWid } from '@/tests/builders.ts';
import type { PersonResult } from '@/utils/domain/action.ts';
import type { JobKind } from '@/utils/domain/job.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import type { NextStep } from '@/utils/store/api.ts';

let time: VirtualTime;
beforeEach(() => {
  time = createVirtualTime(0);
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
