/**
 * The same promise as `queue.fuzz.test.ts`, with the real driver on the stand-in of WhatsApp Web: slower, so fewer worlds.
 * `MUSTER_SEED` and `MUSTER_RUNS` as there.
 */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StandInControl } from '@/tests/stand-in/control.ts';
import type { FaultRule } from '@/tests/stand-in/server/faults.ts';
import { type JobId, asId } from '@/utils/domain/ids.ts';
import { checkRun } from './queue-check.ts';
import { runQueue } from './queue-run.ts';
import { INCIDENTS, type Scenario } from './scenario.ts';
import { type StandInWorld, createStandInWhatsApp, createStandInWorld } from './stand-in-whatsapp.ts';

const seed = Number(process.env.MUSTER_SEED ?? 20_261_123);
const numRuns = Number(process.env.MUSTER_RUNS ?? 60);

const KINDS = ['approve', 'reject', 'remove', 'add', 'promote', 'demote'] as const;
const ACTIONS = [...KINDS];

const faults = fc.oneof(
  fc.constantFrom(400, 423, 429, 486, 500).map((code) => ({ fault: 'refuse' as const, code })),
  fc.constantFrom<FaultRule>(
    { fault: 'lose-answer' },
    { fault: 'lose-request' },
    { fault: 'disconnect', when: 'before' },
    { fault: 'disconnect', when: 'after' },
    { fault: 'slow-answer', delayMs: 40_000 },
    { fault: 'slow-server', delayMs: 2_000 },
    { fault: 'unreadable' },
    { fault: 'nothing-happens' },
    { fault: 'lose-notice' },
  ),
);
/** A code nobody knows, for the person at this place, who was done or not. */
const personFaults = fc.record({ place: fc.nat(20), isDone: fc.boolean() });
const meddling = fc.record({
  after: fc.nat(15),
  what: fc.constantFrom('lose-admin' as const, 'vanish' as const, 'remove-me' as const),
});
/** Another admin deals with the first people of a request at the moment it arrives. */
const otherAdmins = fc.record({
  at: fc.nat(4),
  what: fc.constantFrom('approve' as const, 'reject' as const, 'remove' as const, 'promote' as const),
  people: fc.integer({ min: 1, max: 4 }),
});

const plans = fc.record({
  seed: fc.nat(1_000),
  jobs: fc.array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      sizes: fc.tuple(fc.nat(14), fc.nat(8)),
      makesAdmins: fc.boolean(),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  incidents: fc.array(fc.tuple(fc.nat(60), fc.constantFrom(...INCIDENTS)), { maxLength: 4 }),
  faults: fc.array(fc.tuple(fc.nat(6), faults), { maxLength: 3 }),
  personFaults: fc.array(personFaults, { maxLength: 1 }),
  meddling: fc.array(meddling, { maxLength: 1 }),
  otherAdmins: fc.array(otherAdmins, { maxLength: 1 }),
  maxBatch: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
  /** Additions of more people are refused by the 429 that names this number. */
  mostAdded: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
  /** The collections follow so long after the answer to a refresh. */
  followDelayMs: fc.constantFrom(0, 40, 400, 900),
  cancelAtMs: fc.option(fc.nat(40_000), { nil: undefined }),
});
type Plan = typeof plans extends fc.Arbitrary<infer Value> ? Value : never;

function prepare(control: StandInControl, plan: Plan, { groups, jobs }: StandInWorld): void {
  for (const [skip, fault] of plan.faults) control.fault({ on: ACTIONS, ...fault, skip, times: 1 });
  if (plan.maxBatch !== undefined) control.fault({ on: ACTIONS, fault: 'max-batch', people: plan.maxBatch });
  if (plan.mostAdded !== undefined)
    control.fault({ on: 'add', fault: 'max-batch', people: plan.mostAdded, isNamed: true });
  for (const { place, isDone } of plan.personFaults) {
    const items = jobs[0]?.items ?? [];
    const person = items[place % Math.max(1, items.length)]?.wid;
    if (person) control.fault({ fault: isDone ? 'person-done' : 'person', person, code: '299', times: 1 });
  }
  for (const { at, what, people } of plan.otherAdmins) {
    control.fault({
      on: ACTIONS,
      fault: 'meanwhile',
      run: (group, asked) => control.byHand[what](group, asked.slice(0, people)),
      skip: at,
      times: 1,
    });
  }
  for (const { after, what } of plan.meddling) {
    const [group] = groups;
    if (!group) continue;
    control.afterActions(group.id, after, () => {
      if (what === 'lose-admin') control.byHand.loseAdmin(group.id);
      else if (what === 'vanish') control.byHand.vanish(group.id);
      else control.byHand.removeMe(group.id);
    });
  }
}

function scenarioOf(plan: Plan): Scenario {
  const made = createStandInWorld(plan.jobs, plan.seed);
  return {
    whatsApp: (time) =>
      createStandInWhatsApp(made, time, (control) => prepare(control, plan, made), plan.seed, {
        followDelayMs: plan.followDelayMs,
      }),
    jobs: made.jobs,
    incidents: new Map(plan.incidents),
    orders:
      plan.cancelAtMs === undefined || !made.jobs.some((job) => job.jobId === 'job-0')
        ? []
        : [{ atMs: plan.cancelAtMs, order: 'cancelJob', jobId: asId<JobId>('job-0') }],
  };
}

it(`with the driver on the stand-in: nobody twice, nobody forgotten (seed ${seed}, ${numRuns} worlds)`, async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const scenario = scenarioOf(plan);
      const result = await runQueue(scenario);
      expect(result.isOver || scenario.jobs.length === 0).toBe(true);
      checkRun(result);
      seen += result.touches.length;
    }),
    { seed, numRuns },
  );
  expect(seen).toBeGreaterThan(numRuns);
});
