/** What WhatsApp's page can show of its connection: the gateway says so, sends nothing meanwhile, and acts again after. */
import { describe, expect, it } from 'vitest';
import type { SeenConnection } from '@/tests/stand-in/client/connection.ts';
import type { MemberActionKind, Target } from '@/utils/domain/action.ts';
import type { Connection } from '@/utils/domain/connection.ts';
import { asId, type GroupId, type StepId } from '@/utils/domain/ids.ts';
import type { CallReason } from '@/utils/domain/reasons.ts';
import { onDriver } from './driver-test.ts';
import { outcomes, value } from './gateway.contract.ts';

const t = onDriver();

const CONNECTED: SeenConnection = { mode: 'MAIN', info: 'NORMAL', state: 'CONNECTED' };

/** On the driver itself: a refusal takes no time, and over the port virtual time could run past the bridge's limit. */
function act(kind: MemberActionKind, groupId: GroupId, people: Target[], step: string) {
  return t().driver.act({ actionId: asId<StepId>(step), kind, groupId, people });
}

describe('a page that is not connected', () => {
  it.each<[SeenConnection, Connection['state'], CallReason]>([
    [{ state: 'SCREEN_LOCKED' }, 'screen-locked', 'not-ready'],
    [{ state: 'PROXYBLOCK' }, 'blocked', 'not-ready'],
    [{ mode: 'PROXYBLOCK' }, 'blocked', 'not-ready'],
    [{ state: 'TOS_BLOCK' }, 'blocked', 'not-ready'],
    [{ mode: 'TOS_BLOCK', state: 'TOS_BLOCK' }, 'blocked', 'not-ready'],
    [{ mode: 'SMB_TOS_BLOCK', state: 'SMB_TOS_BLOCK' }, 'blocked', 'not-ready'],
    [{ state: 'UNPAIRED_IDLE' }, 'logged-out', 'not-ready'],
    [{ mode: 'OFFLINE', info: 'OFFLINE' }, 'offline', 'offline'],
    [{ info: 'OFFLINE', state: 'OPENING' }, 'offline', 'offline'],
  ])('%o: says %s, refuses to act, and acts again after', async (seen, state, reason) => {
    const { driver: gateway, groups, standIn, settle, deeds } = t();
    const states: string[] = [];
    const people = await t().three('approve', groups.lid);
    const { control } = standIn;
    control.clearLogs();
    gateway.listen((event) => event.type === 'connection' && states.push(event.connection.state), {
      signal: new AbortController().signal,
    });
    await control.setConnection(seen);
    expect(await gateway.connection()).toEqual({ ok: true, value: { state } });
    const refused = { ok: false, reason };
    expect(await act('approve', groups.lid, people, 'refused')).toMatchObject(refused);
    expect(await gateway.changeSetting(groups.lid, { setting: 'announce', value: true })).toMatchObject(
      refused,
    );
    expect(await gateway.requests(groups.lid, { refresh: true })).toMatchObject(refused);
    expect(await gateway.members(groups.lid, { refresh: true })).toMatchObject(refused);
    expect(await gateway.resetInviteLink(groups.lid)).toMatchObject(refused);
    await settle();
    expect(states).toEqual([state]);

    await control.setConnection(CONNECTED);
    await settle();
    // Nothing was left behind in WhatsApp's queue, to be sent now.
    expect(control.wireLog()).toEqual([]);
    expect(await gateway.connection()).toEqual({ ok: true, value: { state: 'ready' } });
    expect(outcomes(value(await act('approve', groups.lid, people, 'done')))).toEqual([
      'done',
      'done',
      'done',
    ]);
    expect(deeds()).toHaveLength(3);
  });

  it('that is locked while an answer is awaited: it counts when it comes', async () => {
    const { groups, standIn, deeds } = t();
    const people = await t().three('remove', groups.lid);
    const { control, clock } = standIn;
    control.setLatency({ answerMs: [500, 500] });
    clock.after(100, () => void control.setConnection({ state: 'SCREEN_LOCKED' }));
    clock.after(200, () => void control.setConnection(CONNECTED));
    expect(outcomes(value(await act('remove', groups.lid, people, 'done')))).toEqual([
      'done',
      'done',
      'done',
    ]);
    expect(deeds()).toHaveLength(3);
  });
});
