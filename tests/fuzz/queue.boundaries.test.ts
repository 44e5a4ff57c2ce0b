import { describe, expect, it } from 'vitest';
import type { MemberActionKind } from '@/utils/domain/action.ts';
import { type JobId, type Wid, asId } from '@/utils/domain/ids.ts';
import type { ModelGroup } from './model-server.ts';
import { type ModelWorld, createModelWhatsApp } from './model-whatsapp.ts';
import { checkRun } from './queue-check.ts';
import { runQueue } from './queue-run.ts';
import { ACCOUNT, INCIDENTS, type Scenario, groupNamed } from './scenario.ts';

const wids = (count: number): Wid[] => Array.from({ length: count }, (_, n) => asId<Wid>(`${n}@lid`));

/** Twelve people of one group: two batches. */
function plain(kind: MemberActionKind, world: Partial<ModelWorld> = {}): Scenario {
  const people = wids(12);
  const isAsking = kind === 'approve' || kind === 'reject';
  const group: ModelGroup = {
    id: groupNamed('g'),
    roles: new Map(isAsking || kind === 'add' ? [] : people.map((wid) => [wid, 'member'])),
    requests: new Set(isAsking ? people : []),
    amAdmin: true,
    isGone: false,
    announce: false,
  };
  if (kind === 'demote') for (const wid of people) group.roles.set(wid, 'admin');
  return {
    whatsApp: (time) => createModelWhatsApp({ groups: [group], ...world }, time),
    jobs: [
      {
        jobId: asId<JobId>('job'),
        accountId: ACCOUNT,
        kind,
        items: people.map((wid) => ({ groupId: group.id, wid, identities: [], label: wid })),
      },
    ],
    incidents: new Map(),
    orders: [],
  };
}

describe('a job that nothing disturbs', () => {
  it.each(['approve', 'reject', 'remove', 'add', 'promote', 'demote'] as const)('%s', async (kind) => {
    const result = await runQueue(plain(kind));
    checkRun(result);
    expect(result.jobs[0]).toMatchObject({ state: 'done', counts: { done: 12 } });
    expect(result.touches).toHaveLength(12);
  });
});

describe.each(INCIDENTS)('%s at every boundary', (incident) => {
  it.each(['approve', 'promote'] as const)('of %s: everybody once', async (kind) => {
    const undisturbed = await runQueue(plain(kind));
    expect(new Set(undisturbed.boundaries)).toEqual(
      new Set([
        'before takeStep',
        'after takeStep',
        'before act',
        'during act',
        'after act',
        'before reportStep',
        'after reportStep',
      ]),
    );
    for (let at = 0; at < undisturbed.boundaries.length; at++) {
      const result = await runQueue({ ...plain(kind), incidents: new Map([[at, incident]]) });
      checkRun(result);
      expect(result.jobs[0]?.counts, `${incident} ${undisturbed.boundaries[at]} (${at})`).toMatchObject({
        done: 12,
      });
    }
  });
});

describe('a page that still holds a request', () => {
  // The request never left the first page; a second tab takes over at that moment and is then closed, now or later.
  it.each(['lose-request', 'disconnect-before'] as const)('[RC3] after %s: everybody once', async (fault) => {
    const world = () => plain('approve', { wireFaults: new Map([[0, { fault }]]) });
    const at = (await runQueue(world())).boundaries.indexOf('during act');
    expect(at).toBeGreaterThan(0);
    const both = await runQueue({ ...world(), incidents: new Map([[at, 'second-tab']]) });
    for (let later = at + 1; later < both.boundaries.length; later += 8) {
      const result = await runQueue({
        ...world(),
        incidents: new Map([
          [at, 'second-tab'],
          [later, 'close'],
        ]),
      });
      checkRun(result);
      expect(result.jobs[0]?.counts, `closed ${both.boundaries[later]} (${later})`).toMatchObject({
        done: 12,
      });
    }
  });
});
