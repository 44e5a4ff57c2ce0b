/** Every incident at every boundary, with the real driver, compared with the ledger of the stand-in's server. */
import { describe, expect, it } from 'vitest';
import { type GroupId, type JobId, asId } from '@/utils/domain/ids.ts';
import { checkRun } from './queue-check.ts';
import { runQueue } from './queue-run.ts';
import { ACCOUNT, INCIDENTS, type RunResult, type Scenario } from './scenario.ts';
import { type StandInWorld, createStandInWhatsApp, createStandInWorld } from './stand-in-whatsapp.ts';

const SEED = 5;

const scenario = (made: StandInWorld): Scenario => ({
  whatsApp: (time) => createStandInWhatsApp(made, time, () => undefined, SEED),
  jobs: made.jobs,
  incidents: new Map(),
  orders: [],
});

/** One batch in the LID group, one in the PN group. */
const people = (): StandInWorld => createStandInWorld([{ kind: 'approve', sizes: [6, 3] }], SEED);

/** "Only admins send", in both groups. */
function settings(): StandInWorld {
  const made = createStandInWorld([], SEED);
  const items = made.groups.map((group) => ({
    groupId: asId<GroupId>(group.id),
    identities: [],
    label: group.subject,
    change: { setting: 'announce' as const, value: true },
  }));
  return { ...made, jobs: [{ jobId: asId<JobId>('job'), accountId: ACCOUNT, kind: 'set', items }] };
}

async function atEveryBoundary(
  make: () => StandInWorld,
  incident: (typeof INCIDENTS)[number],
  check: (result: RunResult, made: StandInWorld, where: string) => void,
): Promise<void> {
  const undisturbed = await runQueue(scenario(make()));
  expect(undisturbed.boundaries.length).toBeGreaterThan(8);
  for (const [at, name] of undisturbed.boundaries.entries()) {
    const made = make();
    const result = await runQueue({ ...scenario(made), incidents: new Map([[at, incident]]) });
    check(result, made, `${incident} ${name} (${at})`);
  }
}

describe.each(INCIDENTS)('%s at every boundary', { timeout: 120_000 }, (incident) => {
  it('of approvals: everybody once', () =>
    atEveryBoundary(people, incident, (result, _made, where) => {
      checkRun(result);
      expect(result.jobs[0]?.counts, where).toMatchObject({ total: 9, done: 9 });
      expect(result.touches, where).toHaveLength(9);
    }));

  it('of settings: all as wanted', () =>
    atEveryBoundary(settings, incident, (result, made, where) => {
      expect(result.jobs[0], where).toMatchObject({ state: 'done', counts: { done: 2 } });
      expect(made.groups.map((group) => group.settings.announce)).toEqual([true, true]);
    }));
});
