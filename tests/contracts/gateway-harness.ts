/** The two gateways that one contract suite runs on: the fake, and the driver with its bridge on the stand-in. */
import { aMember, aPerson, aRequest, lid, NOON, pn, pnWid } from '@/tests/builders.ts';
import { createInMemoryStandIn, type InMemoryStandIn } from '@/tests/stand-in/in-memory.ts';
import type { PageOptions } from '@/tests/stand-in/options.ts';
import type { RequestKind } from '@/tests/stand-in/server/frames.ts';
import type { LedgerAction } from '@/tests/stand-in/server/ledger.ts';
import type { World } from '@/tests/stand-in/server/model.ts';
import { createRandom } from '@/tests/stand-in/server/random.ts';
import { buildWorld } from '@/tests/stand-in/world.ts';
import { addGroup, addMembers, addPast, addRequest } from '@/tests/stand-in/world/groups.ts';
import { aPerson as aStranger } from '@/tests/stand-in/world/people.ts';
import type { MemberActionKind, Target } from '@/utils/domain/action.ts';
import { asId, type GroupId, type Wid } from '@/utils/domain/ids.ts';
import type { CallReason, PersonReason } from '@/utils/domain/reasons.ts';
import { type Bridge, createBridge } from '@/utils/whatsapp/bridge.ts';
import { createFakeGateway, type FakeGroup } from '@/utils/whatsapp/fake-gateway.ts';
import type { GatewayEvent, GatewayPort } from '@/utils/whatsapp/gateway.ts';
import { createDriver } from '@/utils/whatsapp/page/driver.ts';
import { serveGateway } from '@/utils/whatsapp/page/serve.ts';
import type { PageWorld } from '@/utils/whatsapp/page/world.ts';

export type Deed = { kind: MemberActionKind | 'set'; groupId: GroupId; wid?: Wid };

export type GatewayHarness = {
  gateway: GatewayPort;
  events: GatewayEvent[];
  /** 10 members and 8 requests each, I am admin; in the third I am a plain member. */
  groups: { lid: GroupId; pn: GroupId; asMember: GroupId };
  setOnline(isOnline: boolean): Promise<void>;
  refuse(kind: MemberActionKind | 'set', code: number, reason: CallReason): void;
  refusePerson(kind: MemberActionKind, wid: Wid, code: string, reason: PersonReason): void;
  /** The next such action is done, and its answer is lost until `release`. */
  holdAnswer(kind: MemberActionKind): void;
  release(): Promise<void>;
  /** Somebody who is in none of the groups, by number. */
  stranger(): Target;
  /** What was done by me, in order. */
  deeds(): Deed[];
  byOthers: {
    loseAdmin(groupId: GroupId): void;
    vanish(groupId: GroupId): void;
    ask(groupId: GroupId): void;
    join(groupId: GroupId): void;
  };
  /** Lets everything that was set off come to rest. */
  settle(): Promise<void>;
  close(): void;
};

function listenTo(gateway: GatewayPort, signal: AbortSignal): GatewayEvent[] {
  const events: GatewayEvent[] = [];
  gateway.listen((event) => events.push(event), { signal });
  return events;
}

export function createFakeHarness(): Promise<GatewayHarness> {
  const stop = new AbortController();
  const makeGroup = (n: number, addressing: 'lid' | 'pn', myRole: 'admin' | 'member'): FakeGroup => {
    const wid = (k: number): Wid => (addressing === 'lid' ? asId(`${k}@lid`) : pnWid(k));
    const members = Array.from({ length: 10 }, (_, i) =>
      aMember(n * 100 + i, {
        wid: i === 1 ? wid(900) : wid(n * 100 + i),
        identities: i === 1 ? [lid(900), pn(900)] : [lid(n * 100 + i), pn(n * 100 + i)],
        role: i === 0 ? 'superadmin' : i === 1 ? myRole : 'member',
        isMe: i === 1,
      }),
    );
    const requests = Array.from({ length: 8 }, (_, i) =>
      aRequest(n * 100 + 50 + i, { person: aPerson(n * 100 + 50 + i, { wid: wid(n * 100 + 50 + i) }) }),
    );
    return {
      facts: {
        id: asId<GroupId>(`120363000000${n}@g.us`),
        subject: `Group ${n}`,
        kind: 'group',
        size: members.length,
        addressing,
        myRole,
        settings: { announce: false, restrict: true, approval: true, addMode: 'admins', ephemeralS: 0 },
        unreadCount: 0,
        archived: false,
        suspended: false,
        terminated: false,
      },
      members,
      past: [],
      requests,
    };
  };
  const groups = [makeGroup(1, 'lid', 'admin'), makeGroup(2, 'pn', 'admin'), makeGroup(3, 'lid', 'member')];
  const fake = createFakeGateway({
    me: { lid: asId('900@lid'), pn: pnWid(900), name: 'Nora', isBusiness: false },
    groups,
    now: () => NOON,
  });
  const [first, second, third] = groups;
  if (!first || !second || !third) throw new Error('three groups were made');
  const of = (id: GroupId): FakeGroup => {
    const found = groups.find(({ facts }) => facts.id === id);
    if (!found) throw new Error(`no group ${id}`);
    return found;
  };
  let strangers = 500;
  const next = (): Target => {
    const n = ++strangers;
    return { wid: pnWid(n), identities: [pn(n)] };
  };
  return Promise.resolve({
    gateway: fake,
    events: listenTo(fake, stop.signal),
    groups: { lid: first.facts.id, pn: second.facts.id, asMember: third.facts.id },
    setOnline: (isOnline) => Promise.resolve(fake.setConnection(isOnline ? 'ready' : 'offline')),
    refuse: (kind, _code, reason) => fake.fail(kind, { fault: 'refuse', reason }),
    refusePerson: (kind, wid, code, reason) => fake.fail(kind, { fault: 'person', wid, code, reason }),
    holdAnswer: (kind) => fake.fail(kind, { fault: 'hang', isDone: true }),
    release: () => Promise.resolve(fake.release()),
    stranger: next,
    deeds: () => fake.deeds.map((deed) => ({ ...deed })),
    byOthers: {
      loseAdmin(id) {
        of(id).facts.myRole = 'member';
        fake.emit({ type: 'groups-changed', groupIds: [id] });
      },
      vanish(id) {
        groups.splice(groups.indexOf(of(id)), 1);
      },
      ask(id) {
        of(id).requests.push(aRequest(++strangers));
        fake.emit({ type: 'requests-changed', groupId: id });
      },
      join(id) {
        of(id).members.push(aMember(++strangers));
        fake.emit({ type: 'members-changed', groupId: id });
        fake.emit({ type: 'groups-changed', groupIds: [id] });
      },
    },
    settle: () => Promise.resolve(),
    close: () => stop.abort(),
  } satisfies GatewayHarness);
}

/** Three groups as the contract wants them. */
export function contractWorld(): World {
  const world = buildWorld({ groups: 0 });
  const random = createRandom(11);
  const add = (subject: string, addressing: 'lid' | 'pn', myRole: 'admin' | 'member') => {
    const group = addGroup(world, random, { subject, addressing, myRole });
    addMembers(world, random, group, 8);
    addPast(world, random, group, 2);
    for (let i = 0; i < 8; i++) {
      const person = { ...aStranger(random, `asking-${subject}-${i}`), isNumberHidden: i % 3 === 0 };
      world.people.set(person.key, person);
      addRequest(world, group, person.key, { ageS: 60 * (i + 1) });
    }
  };
  add('By LID', 'lid', 'admin');
  add('By number', 'pn', 'admin');
  add('As member', 'lid', 'member');
  return world;
}

const kindOfDeed: Partial<Record<LedgerAction, Deed['kind']>> = {
  approved: 'approve',
  rejected: 'reject',
  removed: 'remove',
  added: 'add',
  promoted: 'promote',
  demoted: 'demote',
  setting: 'set',
  subject: 'set',
  description: 'set',
};

export type StandInHarness = GatewayHarness & {
  standIn: InMemoryStandIn;
  bridge: Bridge;
  /** The driver alone, without port and bridge. */
  driver: GatewayPort;
};

/** Driver and bridge joined by a real message channel, on the stand-in in virtual time. */
export async function createStandInHarness(
  options: { world?: World; page?: PageOptions; window?: Partial<PageWorld>; isLoaded?: boolean } = {},
): Promise<StandInHarness> {
  const stop = new AbortController();
  const standIn = createInMemoryStandIn({
    world: options.world ?? contractWorld(),
    ...(options.page ? { page: options.page } : {}),
  });
  const { control, clock } = standIn;
  // The loader's functions come later: the driver must find them on the very object the page has.
  const page: PageWorld = options.window ? Object.assign(standIn.page, options.window) : standIn.page;
  const driver = createDriver(page, { timers: clock, signal: stop.signal });
  const channel = new MessageChannel();
  serveGateway(channel.port2, driver, { signal: stop.signal });
  const bridge = createBridge(channel.port1, { timers: clock, signal: stop.signal });
  const events = listenTo(bridge, stop.signal);
  if (options.isLoaded !== false) await standIn.mainLoaded();
  const kindOf = (kind: MemberActionKind | 'set'): RequestKind | RequestKind[] =>
    kind === 'set' ? ['set-property', 'mex-property', 'set-subject', 'set-description'] : kind;
  const idOf = (subject: string): GroupId => {
    for (const group of control.world.groups.values())
      if (group.subject === subject) return asId<GroupId>(group.id);
    return asId<GroupId>('0@g.us');
  };
  return {
    standIn,
    bridge,
    driver,
    gateway: bridge,
    events,
    groups: { lid: idOf('By LID'), pn: idOf('By number'), asMember: idOf('As member') },
    async setOnline(isOnline) {
      if (isOnline) control.goOnline();
      else control.goOffline();
      const wanted = isOnline ? 'ready' : 'offline';
      for (;;) {
        const now = await bridge.connection();
        if (now.ok && now.value.state === wanted) return;
        await new Promise<void>((resolve) => clock.after(10, resolve));
      }
    },
    refuse: (kind, code) => void control.fault({ on: kindOf(kind), fault: 'refuse', code, times: 1 }),
    refusePerson: (kind, person, code) =>
      void control.fault({
        on: kind,
        fault: 'person',
        person,
        code,
        times: 1,
        ...(code === '403' ? { inviteCode: 'PersonalCode', inviteExpiresS: 1_800_000_000 } : {}),
      }),
    holdAnswer: (kind) => void control.fault({ on: kind, fault: 'slow-answer', delayMs: 90_000, times: 1 }),
    release: () => new Promise((resolve) => clock.after(120_000, resolve)),
    stranger() {
      const { pn: number } = control.byHand.person();
      return {
        wid: asId<Wid>(number ?? ''),
        identities: [{ kind: 'pn', value: `+${number?.split('@')[0]}` }],
      };
    },
    deeds: () =>
      control.ledger({ by: 'me' }).flatMap(({ action, group, personId }) => {
        const kind = kindOfDeed[action];
        if (!kind) return [];
        return { kind, groupId: asId<GroupId>(group), ...(personId ? { wid: asId<Wid>(personId) } : {}) };
      }),
    byOthers: {
      loseAdmin: (id) => control.byHand.loseAdmin(id),
      vanish: (id) => control.byHand.vanish(id, { tell: true }),
      ask: (id) => control.byHand.request(id, control.byHand.person().key),
      join: (id) => control.byHand.join(id, control.byHand.person().key),
    },
    settle: () => new Promise((resolve) => clock.after(3_000, resolve)),
    close() {
      stop.abort();
      standIn.close();
    },
  };
}
