/** Modules of a later WhatsApp Web: missing, late, broken, or with another signature. */
import { afterEach, describe, expect, it } from 'vitest';
import type { PageOptions, SignatureChange } from '@/tests/stand-in/options.ts';
import type { CapabilityId } from '@/utils/domain/connection.ts';
import { asId } from '@/utils/domain/ids.ts';
import { CAPABILITIES, MODULES } from '@/utils/whatsapp/page/modules.ts';
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

describe('what is not as it was', () => {
  it('a missing module greys out what needs it, and nothing else', async () => {
    await open({ missingModules: ['WAWebGroupMembershipRequestsActionJob'] });
    expect(await state('decide-requests')).toBe('waiting');
    await passing(20_000);
    expect(await state('decide-requests')).toBe('missing');
    const rest = value(await harness.gateway.health()).filter(
      ({ id }) => !['decide-requests', 'composer'].includes(id),
    );
    expect(rest.every((each) => each.state === 'ok')).toBe(true);
    const requests = value(await harness.gateway.requests(harness.groups.lid, { refresh: true }));
    const people = requests.map(({ person }) => toTarget(person));
    const groupId = harness.groups.lid;
    expect(
      await harness.gateway.act({ actionId: asId('x'), kind: 'approve', groupId, people }),
    ).toMatchObject({ reason: 'missing-capability', detail: 'WAWebGroupMembershipRequestsActionJob' });
    expect(await harness.standIn.control.errorReports()).toEqual([]);
  });

  it('without the modules of names people come nameless, and everything else works', async () => {
    await open({
      missingModules: [
        'WAWebContactGetters',
        'WAWebFrontendContactGetters',
        'WAWebConnModel',
        'WAWebMemberLabelCollection',
      ],
    });
    const groupId = harness.groups.lid;
    const members = value(await harness.gateway.members(groupId));
    expect(members.every(({ pushName }) => pushName === undefined)).toBe(true);
    expect(value(await harness.gateway.me()).name).toBeUndefined();
    const people = value(await harness.gateway.requests(groupId, { refresh: true })).map(({ person }) =>
      toTarget(person),
    );
    const act = await harness.gateway.act({ actionId: asId('a'), kind: 'approve', groupId, people });
    expect(outcomes(value(act))).toEqual(people.map(() => 'done'));
    expect(await harness.standIn.control.errorReports()).toEqual([]);
  });

  it('a late module is found when it comes, and told', async () => {
    await open({ lateModules: { WAWebGroupModifyParticipantsJob: 60_000 } });
    await passing(30_000);
    expect(await state('remove-members')).toBe('missing');
    harness.events.length = 0;
    await passing(60_000);
    expect(await state('remove-members')).toBe('ok');
    expect(harness.events).toContainEqual({
      type: 'health',
      capabilities: expect.arrayContaining([{ id: 'remove-members', state: 'ok' }]),
    });
  });

  it('a broken module is called so', async () => {
    await open({ brokenModules: ['WAWebMexUpdateGroupPropertyJob'] });
    await passing(20_000);
    expect(await state('add-mode')).toBe('broken');
    expect(
      await harness.gateway.changeSetting(harness.groups.lid, { setting: 'addMode', value: 'all' }),
    ).toMatchObject({ reason: 'missing-capability' });
  });

  const acting = Object.entries({ ...CAPABILITIES }).flatMap(([id, { modules, exports }]) => {
    const own = exports
      ? exports.specs.map((spec) => ({ module: exports.module, spec }))
      : modules.flatMap((module) => MODULES[module].map((spec) => ({ module, spec })));
    return own.flatMap(({ module, spec }) =>
      spec.lengths ? [[id as CapabilityId, module, spec.name] as const] : [],
    );
  });

  it.each(acting)('%s: a changed %s.%s is known before it is used', async (id, module, name) => {
    for (const change of ['gone', 'renamed', 'arity'] as const) {
      const changed: SignatureChange =
        change === 'renamed'
          ? { module, export: name, change, to: `${name}2` }
          : { module, export: name, change };
      await open({ changedSignatures: [changed] });
      await passing(20_000);
      expect([change, await state(id)]).toEqual([change, 'changed']);
      expect(await harness.standIn.control.errorReports()).toEqual([]);
      harness.close();
    }
    await open();
  });

  it.each([
    ['an empty answer', undefined],
    ['a text', 'ok'],
    ['a list of something', [{ status: 'ok' }]],
  ])('%s instead of results is never success by itself', async (_, result) => {
    await open({
      changedSignatures: [
        {
          module: 'WAWebGroupModifyParticipantsJob',
          export: 'removeGroupParticipants',
          change: 'result',
          result,
        },
      ],
    });
    const groupId = harness.groups.lid;
    const members = value(await harness.gateway.members(groupId));
    const people = members
      .filter(({ role, isMe }) => role === 'member' && !isMe)
      .map(toTarget)
      .slice(0, 2);
    harness.standIn.control.fault({ on: 'remove', fault: 'nothing-happens', times: 1 });
    const act = (step: string) =>
      harness.gateway.act({ actionId: asId(step), kind: 'remove', groupId, people });
    expect(outcomes(value(await act('one')))).toEqual(['failed: unknown-code', 'failed: unknown-code']);
    // Done without a readable answer: the state says so.
    expect(outcomes(value(await act('two')))).toEqual(['done', 'done']);
  });

  it('a job that no longer takes our arguments is noticed at its first use', async () => {
    await open();
    const groupId = harness.groups.lid;
    const people = value(await harness.gateway.requests(groupId, { refresh: true })).map(({ person }) =>
      toTarget(person),
    );
    // The same number of parameters, another meaning: only the call shows it.
    const jobs = harness.standIn.page.importNamespace?.('WAWebGroupMembershipRequestsActionJob') as Record<
      string,
      unknown
    >;
    jobs.membershipApprovalRequestAction = (_a: unknown, _b: unknown, _c: unknown) =>
      Promise.reject(new TypeError('e.map is not a function'));
    const act = () => harness.gateway.act({ actionId: asId('a'), kind: 'approve', groupId, people });
    expect(await act()).toMatchObject({ ok: false, reason: 'unexpected-answer' });
    expect(await state('decide-requests')).toBe('changed');
    expect(harness.deeds()).toEqual([]);
  });
});
