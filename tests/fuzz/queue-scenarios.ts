/** Random worlds, jobs and misfortunes. */
import * as fc from 'fast-check';
import type { MemberActionKind } from '@/utils/domain/action.ts';
import { type JobId, type Wid, asId } from '@/utils/domain/ids.ts';
import type { NewJob } from '@/utils/store/api.ts';
import { createModelWhatsApp } from './model-whatsapp.ts';
import type { ModelGroup, WireFault } from './model-server.ts';
import { ACCOUNT, INCIDENTS, type Scenario, groupNamed } from './scenario.ts';

const KINDS = ['approve', 'reject', 'remove', 'add', 'promote', 'demote'] as const;
const wire = fc.oneof(
  fc.record({ fault: fc.constant('refuse' as const), status: fc.constantFrom(400, 423, 429, 486, 500) }),
  fc.record({
    fault: fc.constant('person-code' as const),
    place: fc.nat(50),
    // Both may be lies.
    code: fc.constantFrom('299', '500'),
    isDone: fc.boolean(),
  }),
  fc.record({
    fault: fc.constant('person-code' as const),
    place: fc.nat(50),
    code: fc.constant('405'),
    isDone: fc.constant(false),
  }),
  fc.record({
    fault: fc.constantFrom(
      'unreadable',
      'lose-request',
      'lose-answer',
      'disconnect-before',
      'disconnect-after',
    ),
  }),
) as fc.Arbitrary<WireFault>;

/** What others do at the moment of an action of ours. */
const MEDDLING = ['lose-admin', 'regain-admin', 'group-vanishes', 'other-admin'] as const;

const plan = fc.record({
  jobs: fc.array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      // People per group.
      sizes: fc.tuple(fc.nat(14), fc.nat(14)),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  incidents: fc.array(fc.tuple(fc.nat(60), fc.constantFrom(...INCIDENTS)), { maxLength: 6 }),
  wireFaults: fc.array(fc.tuple(fc.nat(12), wire), { maxLength: 4 }),
  meddling: fc.array(fc.tuple(fc.nat(12), fc.constantFrom(...MEDDLING), fc.nat(1)), { maxLength: 2 }),
  orders: fc.array(
    fc.record({
      atMs: fc.nat(60_000),
      order: fc.constantFrom('pauseJob' as const, 'cancelJob' as const),
      job: fc.nat(2),
    }),
    { maxLength: 2 },
  ),
  maxBatch: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
  poison: fc.array(fc.tuple(fc.nat(2), fc.nat(13)), { maxLength: 1 }),
  undoDelayMs: fc.constantFrom(0, 5_000),
});
export type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never;
export const plans: fc.Arbitrary<Plan> = plan;

const GROUPS = [groupNamed('a'), groupNamed('b')] as const;
/** Each job has its own people, so that what was done to somebody is one job's doing. */
const widOf = (job: number, group: number, n: number): Wid => asId<Wid>(`${job}-${group}-${n}@lid`);

export function scenarioOf(given: Plan): Scenario {
  const groups = GROUPS.map(
    (id): ModelGroup => ({
      id,
      roles: new Map(),
      requests: new Set(),
      amAdmin: true,
      isGone: false,
      announce: false,
    }),
  );
  const jobs = given.jobs.map(({ kind, sizes }, job): NewJob => {
    const items = sizes.flatMap((size, at) => {
      const group = groups[at];
      if (!group) return [];
      return Array.from({ length: size }, (_, n) => {
        const wid = widOf(job, at, n);
        settleIn(group, kind, wid);
        return { groupId: group.id, wid, identities: [], label: wid };
      });
    });
    return { jobId: jobName(job), accountId: ACCOUNT, kind, items };
  });
  const othersDid = new Set<string>();
  const meanwhile = new Map(
    given.meddling.map(([at, what, place]) => [
      at,
      (group: ModelGroup) => {
        if (group.id === GROUPS[place]) meddle(group, what, othersDid);
      },
    ]),
  );
  const wanted = jobs.filter((job) => job.items.length > 0);
  return {
    whatsApp: (time) =>
      createModelWhatsApp(
        {
          groups,
          wireFaults: new Map(given.wireFaults),
          meanwhile,
          othersDid,
          maxBatch: given.maxBatch,
          poison: given.poison.map(([job, n]) => widOf(job, 0, n)),
        },
        time,
      ),
    jobs: wanted,
    incidents: new Map(given.incidents),
    orders: given.orders.flatMap(({ atMs, order, job }) => {
      const jobId = jobName(job);
      return wanted.some((each) => each.jobId === jobId) ? [{ atMs, order, jobId }] : [];
    }),
    undoDelayMs: given.undoDelayMs,
  };
}

const jobName = (job: number): JobId => asId<JobId>(`job-${job}`);

/** Makes the action possible. */
function settleIn(group: ModelGroup, kind: MemberActionKind, wid: Wid): void {
  if (kind === 'approve' || kind === 'reject') group.requests.add(wid);
  else if (kind !== 'add') group.roles.set(wid, kind === 'demote' ? 'admin' : 'member');
}

function meddle(group: ModelGroup, what: (typeof MEDDLING)[number], othersDid: Set<string>): void {
  switch (what) {
    case 'lose-admin':
      group.amAdmin = false;
      return;
    case 'regain-admin':
      group.amAdmin = true;
      return;
    case 'group-vanishes':
      group.isGone = true;
      return;
    case 'other-admin': {
      // Every third person of the group is dealt with by somebody else.
      for (const wid of everyThird(group.requests)) {
        group.requests.delete(wid);
        if (wid.endsWith('0@lid')) group.roles.set(wid, 'member');
        othersDid.add(`${group.id} ${wid}`);
      }
      for (const wid of everyThird(group.roles.keys())) {
        group.roles.delete(wid);
        othersDid.add(`${group.id} ${wid}`);
      }
    }
  }
}

function everyThird(wids: Iterable<Wid>): Wid[] {
  return [...wids].filter((_, n) => n % 3 === 0);
}
