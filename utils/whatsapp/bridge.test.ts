import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MemberAction } from '@/utils/domain/action.ts';
import { asId, type GroupId } from '@/utils/domain/ids.ts';
import { createVirtualClock } from '@/tests/stand-in/server/clock.ts';
import { type Bridge, createBridge } from './bridge.ts';
import type { GatewayEvent } from './gateway.ts';
import type { ToPage } from './protocol.ts';

const group = asId<GroupId>('1203@g.us');
const action: MemberAction = { actionId: asId('step'), kind: 'remove', groupId: group, people: [] };

describe('the bridge', () => {
  const clock = createVirtualClock();
  let stop: AbortController;
  let page: MessagePort;
  let bridge: Bridge;
  let events: GatewayEvent[];
  let asked: ToPage[];
  let nextCall: () => Promise<ToPage>;

  beforeEach(() => {
    stop = new AbortController();
    const { port1, port2 } = new MessageChannel();
    page = port2;
    asked = [];
    let wake: () => void = () => undefined;
    page.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
      asked.push(data);
      wake();
    });
    page.start();
    nextCall = () =>
      new Promise((resolve) => {
        const take = (): void => {
          const call = asked.shift();
          if (call) resolve(call);
          else wake = take;
        };
        take();
      });
    bridge = createBridge(port1, { signal: stop.signal, timers: clock });
    events = [];
    bridge.listen((event) => events.push(event), { signal: stop.signal });
  });
  afterEach(() => {
    stop.abort();
    page.close();
  });

  const post = (message: unknown): void => page.postMessage(message);
  const answer = (id: number, outcome: unknown): void => post({ v: 1, type: 'answer', id, outcome });
  /** Whatever was posted before has been received once this call is answered. */
  async function received(): Promise<void> {
    const round = bridge.outcomeOf(asId('round'));
    const { id } = await nextCall();
    answer(id, { ok: true, value: { state: 'unknown' } });
    await round;
  }

  it('carries a call and its answer', async () => {
    const link = bridge.inviteLink(group);
    const call = await nextCall();
    expect(call).toMatchObject({ v: 1, type: 'call', method: 'inviteLink', args: [group] });
    answer(call.id, { ok: true, value: { url: 'https://chat.whatsapp.com/AbC' } });
    expect(await link).toEqual({ ok: true, value: { url: 'https://chat.whatsapp.com/AbC' } });
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'done'],
    ['no value', { ok: true }],
    ['a reason nobody knows', { ok: false, reason: 'because' }],
    ['a link elsewhere', { ok: true, value: { url: 'https://evil.example/x' } }],
    ['a link with markup', { ok: true, value: { url: 'https://chat.whatsapp.com/"><script>' } }],
  ])('does not take %s for an answer', async (_, outcome) => {
    const link = bridge.inviteLink(group);
    const { id } = await nextCall();
    answer(id, outcome);
    expect(await link).toMatchObject({ ok: false, reason: 'unexpected-answer' });
  });

  it('calls an action unclear that was answered in a shape nobody knows', async () => {
    const result = bridge.act(action);
    const { id } = await nextCall();
    answer(id, { ok: true, value: [{ wid: 'x', outcome: 'great' }] });
    expect(await result).toMatchObject({ ok: false, reason: 'unclear' });
  });

  it('keeps nothing of an answer but what it knows', async () => {
    const me = bridge.me();
    const { id } = await nextCall();
    answer(id, { ok: true, value: { isBusiness: false, lid: '1@lid', note: 'extra' } });
    expect(await me).toEqual({ ok: true, value: { isBusiness: false, lid: '1@lid' } });
  });

  it('gives up on an answer that never comes: an action may have happened, a read has not', async () => {
    const acted = bridge.act(action);
    const changed = bridge.changeSetting(group, { setting: 'announce', value: true });
    const read = bridge.groups();
    await clock.advance(60_000);
    expect(await acted).toMatchObject({ reason: 'unclear' });
    expect(await changed).toMatchObject({ reason: 'unclear' });
    expect(await read).toMatchObject({ reason: 'page-gone' });
  });

  it('ignores an answer that comes too late, and one to no call', async () => {
    const read = bridge.groups();
    const { id } = await nextCall();
    await clock.advance(60_000);
    expect(await read).toMatchObject({ reason: 'page-gone' });
    answer(id, { ok: true, value: [] });
    answer(999, { ok: true, value: [] });
    await received();
    expect(bridge.dropped()).toBe(2);
  });

  it('passes on events it knows and drops the others', async () => {
    post({ v: 1, type: 'hello' });
    post({ v: 1, type: 'event', event: { type: 'members-changed', groupId: group } });
    for (const forged of [
      { v: 1, type: 'event', event: { type: 'members-changed' } },
      { v: 1, type: 'event', event: { type: 'send-everything' } },
      { v: 2, type: 'event', event: { type: 'members-changed', groupId: group } },
      { type: 'event', event: { type: 'connection', connection: { state: 'fine' } } },
      'hello',
      null,
    ])
      post(forged);
    await received();
    expect(events).toEqual([{ type: 'members-changed', groupId: group }]);
    expect(bridge.dropped()).toBe(6);
  });

  it('fails what is under way when the page goes, and every later call', async () => {
    const acted = bridge.act(action);
    const read = bridge.groups();
    await nextCall();
    page.close();
    expect(await acted).toMatchObject({ reason: 'unclear' });
    expect(await read).toMatchObject({ reason: 'page-gone' });
    expect(await bridge.act(action)).toMatchObject({ reason: 'page-gone' });
  });

  it('ends with its signal', async () => {
    const read = bridge.groups();
    stop.abort();
    expect(await read).toMatchObject({ reason: 'page-gone' });
    expect(await bridge.me()).toMatchObject({ reason: 'page-gone' });
  });
});
