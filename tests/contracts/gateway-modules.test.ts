/** The driver and WhatsApp's module registry: what it waits for, what it notices, and that it leaves no trace. */
import { afterEach, describe, expect, it } from 'vitest';
import type { PageOptions } from '@/tests/stand-in/options.ts';
import type { CapabilityId } from '@/utils/domain/connection.ts';
import { asId } from '@/utils/domain/ids.ts';
import { MODULES } from '@/utils/whatsapp/page/modules.ts';
import { outcomes, toTarget, value } from './gateway.contract.ts';
import { createStandInHarness, type StandInHarness } from './gateway-driver.ts';

let harness: StandInHarness;
afterEach(() => harness.close());

async function open(page: PageOptions = {}, isLoaded = true): Promise<void> {
  harness = await createStandInHarness({ page, isLoaded });
}

const passing = (ms: number): Promise<void> =>
  new Promise((resolve) => harness.standIn.clock.after(ms, resolve));

async function state(id: CapabilityId): Promise<string> {
  const found = value(await harness.gateway.health()).find((each) => each.id === id);
  return found ? found.state : 'not listed';
}

async function connection(): Promise<string> {
  return value(await harness.gateway.connection()).state;
}

async function ran(): Promise<string[]> {
  const pages = await harness.standIn.control.pages();
  return pages.flatMap((page) =>
    page.executedFactories.filter(({ by }) => by === 'others').map(({ id }) => id),
  );
}

/** Everything the driver can do, once. */
async function tour(): Promise<void> {
  const { gateway, groups } = harness;
  const { lid } = groups;
  for (const group of value(await gateway.groups()).groups) {
    value(await gateway.group(group.id, { refresh: true }));
    value(await gateway.members(group.id, { refresh: true }));
    value(await gateway.pastMembers(group.id));
  }
  const [a, b] = value(await gateway.requests(lid, { refresh: true })).map(({ person }) => toTarget(person));
  if (!a || !b) throw new Error('two requests');
  const act = async (
    kind: 'approve' | 'reject' | 'promote' | 'demote' | 'remove' | 'add',
    target: typeof a,
  ) =>
    outcomes(
      value(await gateway.act({ actionId: asId(`${kind}-step`), kind, groupId: lid, people: [target] })),
    );
  expect(await act('approve', a)).toEqual(['done']);
  expect(await act('reject', b)).toEqual(['done']);
  expect(await act('promote', a)).toEqual(['done']);
  expect(await act('demote', a)).toEqual(['done']);
  expect(await act('remove', a)).toEqual(['done']);
  expect(await act('add', harness.stranger())).toEqual(['done']);
  for (const change of [
    { setting: 'announce', value: true },
    { setting: 'addMode', value: 'all' },
    { setting: 'subject', value: 'Tour' },
    { setting: 'description', value: 'Tour' },
  ] as const)
    value(await gateway.changeSetting(lid, change));
  value(await gateway.inviteLink(lid));
  value(await gateway.resetInviteLink(lid));
  value(await gateway.changeIcon(lid, { thumbnail: 'data:,', full: 'data:,' }));
  value(await gateway.changeIcon(lid, null));
  value(await gateway.openChat(asId(lid)));
  value(await gateway.activeChat());
  const [from] = value(await gateway.members(lid)).filter(({ isMe }) => !isMe);
  const message = harness.byOthers.write(lid, from?.wid ?? asId(''), 'Tour');
  await harness.settle();
  expect(value(await gateway.messages(lid)).map(({ id }) => id)).toContain(message);
  expect(value(await gateway.deleteMessage(lid, message))).toEqual({ outcome: 'done' });
}

describe('leaving no trace', () => {
  it('reports nothing, changes nothing, runs nothing that is not needed', async () => {
    await open({ fillerModules: 3_000 });
    const before = Object.keys(harness.standIn.page).sort();
    await passing(20_000);
    await tour();
    const { control } = harness.standIn;
    const [page] = await control.pages();
    expect(page).toMatchObject({ errorReports: [], tampered: [], newGlobals: [], misused: [] });
    expect(await control.unneededFactories(Object.keys(MODULES))).toEqual([]);
    expect(Object.keys(harness.standIn.page).sort()).toEqual(before);
  });

  it('runs no factory before WhatsApp’s main screen is there', async () => {
    await open({ mainDelayMs: 2_000 }, false);
    await passing(1_500);
    expect(await connection()).toBe('ready');
    await harness.gateway.health();
    expect(await ran()).toEqual([]);
    await harness.standIn.mainLoaded();
    await passing(2_000);
    expect(await state('decide-requests')).toBe('ok');
    expect(await ran()).toContain('WAWebGroupMembershipRequestsActionJob');
  });

  it('looks as often as it likes without a report', async () => {
    await open({ missingModules: ['WAWebGroupInviteJob'], lateModules: { WAWebCmd: 'never' } });
    for (let i = 0; i < 50; i++) await harness.gateway.health();
    await passing(60_000);
    expect(await harness.standIn.control.errorReports()).toEqual([]);
  });
});

describe('waiting', () => {
  it('for the registry, however late', async () => {
    await open({ registryDelayMs: 3_600_000 }, false);
    await passing(3_500_000);
    expect(await connection()).toBe('starting');
    expect(await harness.gateway.groups()).toMatchObject({ reason: 'not-ready' });
    expect(await state('groups')).toBe('waiting');
    await harness.standIn.mainLoaded();
    await passing(5_000);
    expect(await connection()).toBe('ready');
    expect(value(await harness.gateway.groups()).groups).toHaveLength(3);
    expect(await harness.standIn.control.errorReports()).toEqual([]);
  });

  it('never touches stream and socket before WhatsApp ran them', async () => {
    await open({ bootDelayMs: 30_000 }, false);
    await passing(25_000);
    expect(await connection()).toBe('starting');
    await passing(20_000);
    expect(await connection()).toBe('ready');
    expect(harness.standIn.client.isAlive).toBe(true);
  });

  it('for a login, and notices a logout', async () => {
    await open();
    const { control } = harness.standIn;
    control.logout();
    await passing(5_000);
    expect(await connection()).toBe('logged-out');
    expect(await harness.gateway.groups()).toMatchObject({ reason: 'not-ready' });
    control.login();
    await passing(5_000);
    expect(await connection()).toBe('ready');
    expect(harness.events.filter(({ type }) => type === 'connection')).toContainEqual({
      type: 'connection',
      connection: { state: 'logged-out' },
    });
  });

  it('through a conflict with another window', async () => {
    await open();
    const second = harness.standIn.openPage();
    await second.mainLoaded();
    await passing(1_000);
    expect(await connection()).toBe('conflict');
    expect(
      await harness.gateway.changeSetting(harness.groups.lid, { setting: 'announce', value: true }),
    ).toMatchObject({ reason: 'not-ready' });
    second.close();
  });

  it('for groups that are only in WhatsApp’s table, stale, or on the server', async () => {
    await open({}, false);
    for (const [index, group] of [...harness.standIn.control.world.groups.values()].entries())
      group.known = (['local', 'stale', 'server'] as const)[index] ?? 'memory';
    await harness.standIn.mainLoaded();
    const { groups, isComplete } = value(await harness.gateway.groups());
    expect(groups.map(({ size }) => size)).toEqual([10, 10, 10]);
    expect(isComplete).toBe(true);
    expect(harness.standIn.control.wireLog({ kind: 'query-all-groups' })).toEqual([]);
  });

  describe('a group whose data cannot be had', () => {
    /** The first group of the world is not in WhatsApp's memory, and the server answers with this code. */
    async function withFailing(code: number): Promise<void> {
      await open();
      harness.standIn.client.state.groups.forget(harness.groups.lid);
      const { control } = harness.standIn;
      control.fault({ on: 'query-group', group: harness.groups.lid, fault: 'refuse', code, times: 1 });
    }

    it.each([429, 500, 503])(
      'a failed question (%i) leaves the list incomplete, until it goes well',
      async (code) => {
        await withFailing(code);
        const cut = value(await harness.gateway.groups());
        expect([cut.groups.length, cut.isComplete]).toEqual([2, false]);
        const whole = value(await harness.gateway.groups());
        expect([whole.groups.length, whole.isComplete]).toEqual([3, true]);
      },
    );

    it.each([403, 404])("the server's word that it is not mine (%i) is an answer", async (code) => {
      await withFailing(code);
      const list = value(await harness.gateway.groups());
      expect([list.groups.length, list.isComplete]).toEqual([2, true]);
    });

    it('is not called gone when no answer came, and is asked for once', async () => {
      await open();
      const { lid: id } = harness.groups;
      harness.holdGroup(id);
      expect(await harness.gateway.group(id)).toMatchObject({ reason: 'server-error' });
      expect(value(await harness.gateway.groups()).isComplete).toBe(false);
      expect(harness.standIn.control.wireLog({ kind: 'query-group', group: id })).toHaveLength(1);
    });

    it('is not asked for when only what is in memory is wanted', async () => {
      await open();
      const { lid: id, pn } = harness.groups;
      const { groups } = harness.standIn.client.state;
      const model = groups.model(id);
      if (!model) throw new Error('a group in memory');
      model.isStale = true;
      groups.forget(pn);
      expect(value(await harness.gateway.members(id, { onlyMemory: true }))).toHaveLength(10);
      expect(await harness.gateway.members(pn, { onlyMemory: true })).toMatchObject({ ok: false });
      expect(harness.standIn.control.wireLog({ kind: 'query-group' })).toEqual([]);
      expect(value(await harness.gateway.members(id))).toHaveLength(10);
      expect(harness.standIn.control.wireLog({ kind: 'query-group' })).toHaveLength(1);
    });

    it('is not asked for while offline: the list is incomplete', async () => {
      await open();
      harness.standIn.client.state.groups.forget(harness.groups.lid);
      await harness.setOnline(false);
      expect(value(await harness.gateway.groups())).toMatchObject({ isComplete: false });
    });
  });
});
