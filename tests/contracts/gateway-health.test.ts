/** What the driver says of a WhatsApp that is not as it was: the parts everything hangs on, and the message field. */
import { afterEach, describe, expect, it } from 'vitest';
import { createInMemoryStandIn } from '@/tests/stand-in/in-memory.ts';
import type { PageOptions } from '@/tests/stand-in/options.ts';
import type { Capability, CapabilityId } from '@/utils/domain/connection.ts';
import { asId, type GroupId } from '@/utils/domain/ids.ts';
import { createDriver } from '@/utils/whatsapp/page/driver.ts';
import type { PageWorld } from '@/utils/whatsapp/page/world.ts';
import { value } from './gateway.contract.ts';
import { createStandInHarness, type StandInHarness } from './gateway-driver.ts';

let harness: StandInHarness;
afterEach(() => harness.close());

async function open(page: PageOptions = {}, isLoaded = true, window: Partial<PageWorld> = {}): Promise<void> {
  harness = await createStandInHarness({ page, isLoaded, window });
}

const passing = (ms: number): Promise<void> =>
  new Promise((resolve) => harness.standIn.clock.after(ms, resolve));
const health = async () => value(await harness.gateway.health());
const stateOf = (capabilities: Capability[] | undefined, id: CapabilityId) =>
  capabilities?.find((each) => each.id === id)?.state;
const lastTold = () =>
  harness.events.flatMap((event) => (event.type === 'health' ? [event.capabilities] : [])).at(-1);
const connection = async () => value(await harness.gateway.connection()).state;

describe('without the part that says who is logged in', () => {
  it('it is named, with all that cannot act without it, and told', async () => {
    await open({ missingModules: ['WAWebUserPrefsMeUser'] });
    await passing(15_000);
    expect(await connection()).toBe('ready');
    expect(await harness.gateway.me()).toMatchObject({ reason: 'missing-capability' });
    for (const id of ['me', 'members', 'decide-requests', 'remove-members'] as const)
      expect([id, stateOf(lastTold(), id)]).toEqual([id, 'missing']);
    expect(stateOf(await health(), 'groups')).toBe('ok');
  });
});

describe('icons in a WhatsApp that changed', () => {
  const picture = { thumbnail: 'data:image/jpeg;base64,AAAA', full: 'data:image/jpeg;base64,BBBB' };
  const module = 'WAWebContactProfilePicThumbBridge';

  it.each<[string, PageOptions]>([
    ['missing', { missingModules: [module] }],
    ['changed', { changedSignatures: [{ module, export: 'sendSetPicture', change: 'arity' }] }],
  ])('%s: it is named, nothing is sent, nothing is reported, and all else works', async (state, page) => {
    await open(page);
    await passing(15_000);
    expect(stateOf(lastTold(), 'icon')).toBe(state);
    expect(stateOf(lastTold(), 'subject')).toBe('ok');
    const { lid } = harness.groups;
    for (const icon of [picture, null])
      expect(await harness.gateway.changeIcon(lid, icon)).toMatchObject({ reason: 'missing-capability' });
    expect(harness.deeds()).toEqual([]);
    expect(await harness.standIn.control.errorReports()).toEqual([]);
  });
});

describe('a WhatsApp like none we know', () => {
  it.each<[string, PageOptions, number]>([
    ['without the model of its stream', { missingModules: ['WAWebStreamModel'] }, 80_000],
    ['with a broken one', { brokenModules: ['WAWebSocketModel'] }, 80_000],
    [
      'with a changed one',
      { changedSignatures: [{ module: 'WAWebStreamModel', export: 'Stream', change: 'gone' }] },
      15_000,
    ],
  ])('%s: it is said what is absent, and nothing is run', async (_title, page, waitMs) => {
    await open(page, false);
    await passing(waitMs);
    expect(await connection()).toBe('unknown');
    expect(['missing', 'changed', 'broken']).toContain(stateOf(lastTold(), 'connection'));
    const pages = await harness.standIn.control.pages();
    expect(
      pages.flatMap(({ executedFactories }) => executedFactories.filter(({ by }) => by === 'others')),
    ).toEqual([]);
  });

  it('has another registry, at the first look already: everything is missing', async () => {
    await open();
    const stop = new AbortController();
    const { clock } = createInMemoryStandIn();
    const strange: PageWorld = { require: () => ({}), importNamespace: () => undefined };
    const driver = createDriver(strange, { timers: clock, signal: stop.signal });
    const told: Capability[][] = [];
    driver.listen((event) => event.type === 'health' && told.push(event.capabilities), stop);
    await new Promise<void>((resolve) => clock.after(6_000, resolve));
    expect(value(await driver.connection()).state).toBe('unknown');
    const modules = told.at(-1)?.filter(({ id }) => id !== 'composer');
    expect(new Set(modules?.map(({ state }) => state))).toEqual(new Set(['missing']));
    stop.abort();
  });
});

describe('[MI20] the message field, in a page that shows none', () => {
  /** Opens the group's chat and says of the field what is said long after. */
  async function fieldIn(group: GroupId): Promise<string | undefined> {
    value(await harness.gateway.openChat(asId(group)));
    await health();
    await passing(6_000);
    return stateOf(await health(), 'composer');
  }

  it('is missing in a group where I may write', async () => {
    await open();
    expect(stateOf(await health(), 'composer')).toBe('waiting');
    expect(await fieldIn(harness.groups.asMember)).toBe('missing');
    expect(await fieldIn(harness.groups.lid)).toBe('missing');
  });

  it('is waited for where only admins write, in a suspended group and in one that I left', async () => {
    await open();
    const { lid, pn, asMember } = harness.groups;
    const { byHand } = harness.standIn.control;
    byHand.setSettings(asMember, { announce: true });
    byHand.setSettings(pn, { announce: true });
    byHand.suspend(lid);
    await passing(1_000);
    expect(await fieldIn(asMember)).toBe('waiting');
    expect(await fieldIn(lid)).toBe('waiting');
    expect(await fieldIn(pn)).toBe('missing');
    byHand.removeMe(pn);
    await passing(1_000);
    expect(await fieldIn(pn)).toBe('waiting');
  });
});
