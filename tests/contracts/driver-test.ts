/** For tests of the driver on the stand-in: a fresh page each, the usual calls, and an eye on WhatsApp's error log. */
import { afterEach, beforeEach, expect } from 'vitest';
import type { World } from '@/tests/stand-in/server/model.ts';
import type { MemberActionKind, PersonResult, Target } from '@/utils/domain/action.ts';
import { asId, type GroupId, type StepId, type Wid } from '@/utils/domain/ids.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import { toTarget, value } from './gateway.contract.ts';
import { createStandInHarness, type StandInHarness } from './gateway-driver.ts';

export type DriverTest = StandInHarness & {
  act(
    kind: MemberActionKind,
    groupId: GroupId,
    people: Target[],
    actionId?: StepId,
  ): Promise<Outcome<PersonResult[]>>;
  /** Those who ask to join, refreshed, and WhatsApp's collection has followed. */
  asking(id: GroupId): Promise<Target[]>;
  /** Members who are neither admins nor me. */
  plain(id: GroupId): Promise<Target[]>;
  /** Three people whom the action is possible for. */
  three(kind: MemberActionKind, id: GroupId): Promise<[Target, Target, Target]>;
  /** Whom I did this to, in order. */
  doneTo(kind: MemberActionKind): (Wid | undefined)[];
};

function extend(harness: StandInHarness): DriverTest {
  let steps = 0;
  const { gateway } = harness;
  const act: DriverTest['act'] = (kind, groupId, people, actionId = asId(`step-${++steps}`)) =>
    gateway.act({ actionId, kind, groupId, people });
  const asking = async (id: GroupId): Promise<Target[]> => {
    const requests = value(await gateway.requests(id, { refresh: true }));
    await harness.settle();
    return requests.map(({ person }) => toTarget(person));
  };
  const plain = async (id: GroupId): Promise<Target[]> =>
    value(await gateway.members(id))
      .filter(({ role, isMe }) => role === 'member' && !isMe)
      .map(toTarget);
  return {
    ...harness,
    act,
    asking,
    plain,
    async three(kind, id) {
      const people = kind === 'approve' || kind === 'reject' ? await asking(id) : await plain(id);
      if (kind === 'demote') value(await act('promote', id, people.slice(0, 3)));
      const [a, b, c] = people;
      if (!a || !b || !c) throw new Error('three people');
      return [a, b, c];
    },
    doneTo: (kind) =>
      harness
        .deeds()
        .filter((deed) => deed.kind === kind)
        .map(({ wid }) => wid),
  };
}

/** Registers the set-up; call it at the top of a test file. */
export function onDriver(makeWorld?: () => World): () => DriverTest {
  let current: DriverTest | undefined;
  const get = (): DriverTest => {
    if (!current) throw new Error('only inside a test');
    return current;
  };
  beforeEach(async () => {
    current = extend(await createStandInHarness(makeWorld ? { world: makeWorld() } : {}));
  });
  afterEach(async () => {
    // Whatever went wrong, WhatsApp's own error log never hears of us.
    const reports = await get().standIn.control.errorReports();
    get().close();
    expect(reports).toEqual([]);
  });
  return get;
}
