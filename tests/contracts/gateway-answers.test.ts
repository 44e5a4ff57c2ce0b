/** Answers of WhatsApp that are not what they seem (traps of August 2026), and connections that break. */
import { describe, expect, it } from 'vitest';
import type { MemberActionKind, Target } from '@/utils/domain/action.ts';
import { asId, type StepId } from '@/utils/domain/ids.ts';
import { onDriver } from './driver-test.ts';
import { outcomes, value } from './gateway.contract.ts';
import { createStandInHarness } from './gateway-driver.ts';

const t = onDriver();

describe('answers that are not what they seem', () => {
  it.each<MemberActionKind>(['approve', 'reject', 'remove', 'promote', 'demote'])(
    '%s: a code nobody knows is no success, and the others are done',
    async (kind) => {
      const id = t().groups.lid;
      const [a, b, c] = await t().three(kind, id);
      t().standIn.control.fault({ on: kind, fault: 'person', person: b.wid, code: '477', times: 1 });
      expect(outcomes(value(await t().act(kind, id, [a, b, c])))).toEqual([
        'done',
        'failed: unknown-code',
        'done',
      ]);
      expect(t().doneTo(kind)).toEqual([a.wid, c.wid]);
    },
  );

  it('add: a 403 without its invite reads as 200 and is no success', async () => {
    const id = t().groups.lid;
    const [first, second] = [t().stranger(), t().stranger()];
    const { lid } = t().standIn.control.person(second.wid);
    t().standIn.control.fault({ on: 'add', fault: 'person', person: lid ?? '', code: '403', times: 1 });
    t().standIn.control.fault({ on: 'add', fault: 'person', person: second.wid, code: '403', times: 1 });
    expect(outcomes(value(await t().act('add', id, [first, second])))).toEqual([
      'done',
      'failed: unknown-code',
    ]);
  });

  it.each<MemberActionKind>(['approve', 'reject', 'remove', 'promote', 'demote'])(
    '%s: answered as done, but nothing happens',
    async (kind) => {
      const id = t().groups.pn;
      const people = await t().three(kind, id);
      t().standIn.control.fault({ on: kind, fault: 'nothing-happens', times: 1 });
      expect(outcomes(value(await t().act(kind, id, people)))).toEqual(
        people.map(() => 'failed: unknown-code'),
      );
    },
  );

  it.each<MemberActionKind>(['approve', 'reject', 'remove', 'promote', 'demote'])(
    '%s: a lost notice costs time, not the result',
    async (kind) => {
      const id = t().groups.lid;
      const people = await t().three(kind, id);
      t().standIn.control.fault({ on: kind, fault: 'lose-notice', times: 1 });
      expect(outcomes(value(await t().act(kind, id, people)))).toEqual(people.map(() => 'done'));
    },
  );

  it.each<MemberActionKind>(['approve', 'reject', 'remove', 'promote', 'demote'])(
    '%s: after an unreadable answer the state is read back',
    async (kind) => {
      const id = t().groups.lid;
      const people = await t().three(kind, id);
      t().standIn.control.fault({ on: kind, fault: 'unreadable', times: 1 });
      expect(outcomes(value(await t().act(kind, id, people)))).toEqual(people.map(() => 'done'));
      expect(t().doneTo(kind)).toHaveLength(3);
    },
  );

  it('is unclear when neither the answer nor the state can be had', async () => {
    const id = t().groups.lid;
    const people = await t().three('approve', id);
    t().standIn.control.fault({ on: 'approve', fault: 'unreadable', times: 1 });
    t().standIn.control.fault({ on: ['query-requests', 'query-group'], fault: 'lose-answer', times: 2 });
    t().standIn.control.fault({ on: 'approve', fault: 'lose-notice', times: 1 });
    expect(outcomes(value(await t().act('approve', id, people)))).toEqual(people.map(() => 'unclear'));
  });
});

describe('a connection that breaks', () => {
  it.each(['before', 'after'] as const)(
    'broken %s the server did it: WhatsApp sends again, nobody is acted on twice',
    async (when) => {
      const id = t().groups.lid;
      const people = await t().three('remove', id);
      const step = asId<StepId>('broken');
      t().standIn.control.fault({ on: 'remove', fault: 'disconnect', when, times: 1 });
      expect(outcomes(value(await t().act('remove', id, people, step)))).toEqual(people.map(() => 'done'));
      expect(t().doneTo('remove')).toEqual(people.map(({ wid }) => wid));
      expect(
        t()
          .standIn.control.wireLog({ kind: 'remove' })
          .map(({ id: sent }) => sent),
      ).toHaveLength(2);
    },
  );

  it('offline in the middle: unclear, and done when WhatsApp is back', async () => {
    const id = t().groups.lid;
    const people = await t().three('approve', id);
    const { control, clock } = t().standIn;
    control.setLatency({ answerMs: [500, 500] });
    clock.after(100, () => control.goOffline());
    const step = asId<StepId>('interrupted');
    expect(await t().act('approve', id, people, step)).toMatchObject({ ok: false, reason: 'unclear' });
    expect(value(await t().gateway.outcomeOf(step))).toEqual({ state: 'pending' });
    await t().setOnline(true);
    await t().release();
    const state = value(await t().gateway.outcomeOf(step));
    expect(state.state === 'settled' && state.outcome.ok && outcomes(state.outcome.value)).toEqual([
      'done',
      'done',
      'done',
    ]);
    expect(t().doneTo('approve')).toHaveLength(3);
  });

  it('offline while it is still being planned: nothing is sent, then or later', async () => {
    const id = t().groups.lid;
    const { control, clock } = t().standIn;
    // Not in memory yet, so the server is asked first; the connection breaks during that.
    const stranger: Target = { wid: asId('5550001@lid'), identities: [] };
    control.setLatency({ answerMs: [500, 500] });
    clock.after(100, () => control.goOffline());
    const step = asId<StepId>('planned');
    expect(await t().act('approve', id, [stranger], step)).toMatchObject({ ok: false, reason: 'offline' });
    expect(value(await t().gateway.outcomeOf(step))).toEqual({ state: 'unknown' });
    await t().setOnline(true);
    await t().settle();
    expect(control.wireLog({ kind: 'approve' })).toEqual([]);
  });

  it('offline between the last question and the sending: nothing is sent, then or later', async () => {
    const id = t().groups.lid;
    const { control, clock } = t().standIn;
    const [known] = await t().asking(id);
    if (!known) throw new Error('a request');
    control.setLatency({ answerMs: [100, 100] });
    // The stranger is looked for on the server (0.1 s) and waited for (0.5 s); meanwhile the connection breaks.
    clock.after(300, () => control.goOffline());
    const stranger: Target = { wid: asId('5550001@lid'), identities: [] };
    expect(await t().act('approve', id, [known, stranger])).toMatchObject({ ok: false, reason: 'offline' });
    await t().setOnline(true);
    await t().settle();
    expect(control.wireLog({ kind: 'approve' })).toEqual([]);
  });

  it('a reloaded page knows nothing of the attempt, and the state tells', async () => {
    const id = t().groups.lid;
    const people = await t().three('approve', id);
    t().holdAnswer('approve');
    const step = asId<StepId>('lost-by-reload');
    expect(await t().act('approve', id, people, step)).toMatchObject({ reason: 'unclear' });
    const fresh = await createStandInHarness();
    expect(value(await fresh.gateway.outcomeOf(step))).toEqual({ state: 'unknown' });
    fresh.close();
    expect(await t().asking(id)).toHaveLength(5);
  });
});
