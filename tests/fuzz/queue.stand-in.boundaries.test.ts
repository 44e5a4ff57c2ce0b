/** Every incident at every boundary, with the real driver, compared with the ledger of the stand-in's server. */
import { describe, expect, it } from 'vitest';
import type { StandInControl } from '@/tests/stand-in/control.ts';
import type { LedgerEntry } from '@/tests/stand-in/server/ledger.ts';
import type { MemberActionKind } from '@/utils/domain/action.ts';
import { type GroupId, type JobId, type MessageId, type Wid, asId } from '@/utils/domain/ids.ts';
import { checkRun } from './queue-check.ts';
import { runQueue } from './queue-run.ts';
import { ACCOUNT, INCIDENTS, type Incident, type RunResult, type Scenario } from './scenario.ts';
import { type StandInWorld, createStandInWhatsApp, createStandInWorld } from './stand-in-whatsapp.ts';

const SEED = 5;

/** `told` gets the server's hand once it is there. */
const scenario = (made: StandInWorld, told?: (control: StandInControl) => void): Scenario => ({
  whatsApp: (time) => createStandInWhatsApp(made, time, (control) => told?.(control), SEED),
  jobs: made.jobs,
  incidents: new Map(),
  orders: [],
});

/** One batch in the LID group, one in the PN group. */
const people = (kind: MemberActionKind, sizes: [number, number]) => (): StandInWorld =>
  createStandInWorld([{ kind, sizes }], SEED);

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

/** Two messages of the owner in the one group, one in the other. */
function messages(): StandInWorld {
  const made = createStandInWorld([], SEED);
  const items = made.groups.flatMap((group, place) => {
    const owner = made.world.people.get(group.owner ?? '');
    const wid = (group.addressing === 'lid' ? owner?.lid : owner?.pn) ?? '';
    const atS = Math.floor(made.world.startMs / 1_000) - 3_600;
    const chat = made.world.chats.get(group.id);
    return Array.from({ length: 2 - place }, (_, n) => {
      const id = `false_${group.id}_3EB0SPAM${n}_${wid}`;
      chat?.messages.push({ id, chat: group.id, from: group.owner ?? '', body: 'Buy now', atS });
      const message = { id: asId<MessageId>(id), at: atS * 1_000 };
      return { groupId: asId<GroupId>(group.id), wid: asId<Wid>(wid), identities: [], label: '', message };
    });
  });
  return { ...made, jobs: [{ jobId: asId<JobId>('job'), accountId: ACCOUNT, kind: 'delete', items }] };
}

/** The incident at this boundary, if there is one. */
type Incidents = (at: number) => Incident | undefined;
const always =
  (incident: Incident): Incidents =>
  () =>
    incident;

async function atEveryBoundary(
  make: () => StandInWorld,
  incidentAt: Incidents,
  check: (result: RunResult, made: StandInWorld, where: string, ledger: readonly LedgerEntry[]) => void,
): Promise<void> {
  const undisturbed = await runQueue(scenario(make()));
  expect(undisturbed.boundaries.length).toBeGreaterThan(8);
  for (const [at, name] of undisturbed.boundaries.entries()) {
    const incident = incidentAt(at);
    if (!incident) continue;
    const made = make();
    let control: StandInControl | undefined;
    const run = scenario(made, (given) => {
      control = given;
    });
    const result = await runQueue({ ...run, incidents: new Map([[at, incident]]) });
    check(result, made, `${incident} ${name} (${at})`, control?.ledger({ by: 'me' }) ?? []);
  }
}

function everybodyOnce(
  kind: MemberActionKind,
  sizes: [number, number],
  incidentAt: Incidents,
): Promise<void> {
  return atEveryBoundary(people(kind, sizes), incidentAt, (result, _made, where) => {
    checkRun(result);
    const total = sizes[0] + sizes[1];
    expect(result.jobs[0]?.counts, where).toMatchObject({ total, done: total });
    expect(result.touches, where).toHaveLength(total);
  });
}

// They are reconciled as their counterparts are, and each of a thousand runs costs a twentieth of a second.
describe.each([
  ['reject', 0],
  ['add', 2],
  ['demote', 4],
] as const)('one incident after the other, boundary by boundary, of %s', (kind, first) => {
  it('everybody once', () => everybodyOnce(kind, [2, 1], (at) => INCIDENTS[(at + first) % INCIDENTS.length]));
});

it('[SN60] [SN61] one incident after the other, boundary by boundary, of additions with roles after them: everybody once in each', () =>
  atEveryBoundary(
    () => createStandInWorld([{ kind: 'add', sizes: [2, 1], makesAdmins: true }], SEED),
    (at) => INCIDENTS[at % INCIDENTS.length],
    (result, _made, where, ledger) => {
      checkRun(result);
      expect(
        result.jobs.map(({ kind, state, counts }) => [kind, state, counts.done]),
        where,
      ).toEqual([
        ['add', 'done', 3],
        ['promote', 'done', 2],
      ]);
      const did = ledger.map(({ action, person }) => `${person} ${action}`);
      expect(did.length, where).toBe(new Set(did).size);
      expect(did.findIndex((what) => what.endsWith('promoted'))).toBe(3);
    },
  ));

describe.each(INCIDENTS)('%s at every boundary', (incident) => {
  it.each([
    ['approve', 6, 3],
    ['remove', 2, 1],
    ['promote', 2, 1],
  ] as const)('of %s: everybody once', (kind, inFirst, inSecond) =>
    everybodyOnce(kind, [inFirst, inSecond], always(incident)),
  );

  it('[MO11] [MO12] of messages: all deleted, each once', () =>
    atEveryBoundary(messages, always(incident), (result, made, where, ledger) => {
      expect(result.jobs[0], where).toMatchObject({ state: 'done', counts: { total: 3, done: 3 } });
      const all = made.groups.flatMap((group) => made.world.chats.get(group.id)?.messages ?? []);
      expect(
        all.filter((each) => each.isRevoked === true),
        where,
      ).toHaveLength(3);
      const deleted = ledger.filter(({ action }) => action === 'revoked').map(({ detail }) => detail);
      expect(new Set(deleted).size, where).toBe(3);
      expect(deleted, where).toHaveLength(3);
    }));

  it('of settings: all as wanted', () =>
    atEveryBoundary(settings, always(incident), (result, made, where) => {
      expect(result.jobs[0], where).toMatchObject({ state: 'done', counts: { done: 2 } });
      expect(made.groups.map((group) => group.settings.announce)).toEqual([true, true]);
    }));
});
