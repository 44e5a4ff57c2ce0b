/** The driver with its bridge, on the stand-in in virtual time, under the gateway's contract. */
import { createInMemoryStandIn, type InMemoryStandIn } from '@/tests/stand-in/in-memory.ts';
import type { PageOptions } from '@/tests/stand-in/options.ts';
import type { RequestKind } from '@/tests/stand-in/server/frames.ts';
import type { LedgerAction } from '@/tests/stand-in/server/ledger.ts';
import type { World } from '@/tests/stand-in/server/model.ts';
import { createRandom } from '@/tests/stand-in/server/random.ts';
import { buildWorld } from '@/tests/stand-in/world.ts';
import { addGroup, addMembers, addPast, addRequest } from '@/tests/stand-in/world/groups.ts';
import { aPerson as aStranger } from '@/tests/stand-in/world/people.ts';
import type { MemberActionKind } from '@/utils/domain/action.ts';
import { asId, type GroupId, type MessageId, type Wid } from '@/utils/domain/ids.ts';
import { type Bridge, createBridge } from '@/utils/whatsapp/bridge.ts';
import type { GatewayPort } from '@/utils/whatsapp/gateway.ts';
import { createDriver } from '@/utils/whatsapp/page/driver.ts';
import { serveGateway } from '@/utils/whatsapp/page/serve.ts';
import type { PageWorld } from '@/utils/whatsapp/page/world.ts';
import { type Deed, type GatewayHarness, listenTo } from './gateway-harness.ts';

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
  picture: 'icon',
  revoked: 'delete',
};

export type StandInHarness = GatewayHarness & {
  standIn: InMemoryStandIn;
  bridge: Bridge;
  /** The driver alone, without port and bridge. */
  driver: GatewayPort;
  /** Ends driver and bridge; the page lives on. */
  stop(): void;
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
  const kindOf = (kind: MemberActionKind | 'set' | 'icon' | 'delete'): RequestKind | RequestKind[] =>
    kind === 'delete'
      ? 'revoke-message'
      : kind === 'icon'
        ? ['set-picture', 'delete-picture']
        : kind === 'set'
          ? ['set-property', 'mex-property', 'set-subject', 'set-description']
          : kind;
  const idOf = (subject: string): GroupId => {
    for (const group of control.world.groups.values())
      if (group.subject === subject) return asId<GroupId>(group.id);
    return asId<GroupId>('0@g.us');
  };
  return {
    standIn,
    bridge,
    driver,
    stop: () => stop.abort(),
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
    holdAnswer: (kind) =>
      void control.fault({ on: kindOf(kind), fault: 'slow-answer', delayMs: 90_000, times: 1 }),
    rejectIcon: () => void control.fault({ on: 'query-picture', fault: 'refuse', code: 404, times: 1 }),
    holdGroup(id) {
      standIn.client.state.groups.forget(id);
      control.fault({ on: 'query-group', group: id, fault: 'slow-answer', delayMs: 90_000, times: 1 });
    },
    release: () => new Promise((resolve) => clock.after(120_000, resolve)),
    stranger() {
      const { pn: number } = control.byHand.person();
      return {
        wid: asId<Wid>(number ?? ''),
        identities: [{ kind: 'pn', value: `+${number?.split('@')[0]}` }],
      };
    },
    deeds: () =>
      control.ledger({ by: 'me' }).flatMap(({ action, group, personId, detail, picture }) => {
        const kind = kindOfDeed[action];
        if (!kind) return [];
        return {
          kind,
          groupId: asId<GroupId>(group),
          ...(personId ? { wid: asId<Wid>(personId) } : {}),
          ...(kind === 'icon' ? { picture: picture ?? null } : {}),
          ...(kind === 'delete' ? { message: asId<MessageId>(detail ?? '') } : {}),
        };
      }),
    byOthers: {
      loseAdmin: (id) => control.byHand.loseAdmin(id),
      vanish: (id) => control.byHand.vanish(id, { tell: true }),
      ask: (id) => control.byHand.request(id, control.byHand.person().key),
      join: (id) => control.byHand.join(id, control.byHand.person().key),
      write: (id, from, text, { ageMs = 0, forwards, isPicture } = {}) =>
        asId<MessageId>(
          control.byHand.message(id, from, isPicture ? '/9j/4AAQSkZJRg' : text, {
            ageS: Math.floor(ageMs / 1_000),
            ...(isPicture ? { type: 'image', caption: text } : {}),
            ...(forwards === undefined ? {} : { forwardingScore: forwards }),
          }),
        ),
      deleteMessage: (id, message) => control.byHand.revoke(id, message),
      loseMessage: (id, message) => control.byHand.loseMessage(id, message),
    },
    settle: () => new Promise((resolve) => clock.after(3_000, resolve)),
    close() {
      stop.abort();
      standIn.close();
    },
  };
}
