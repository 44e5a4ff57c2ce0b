/**
 * The isolated side: the gateway as calls over the port to WhatsApp's world. Every call settles; what comes back is
 * checked. A call whose answer never comes is `unclear` when it may have changed something, `page-gone` otherwise.
 */
import { type GatewayValues, parseAnswer, parseEvent, parseMessage } from '@/utils/contracts/gateway.ts';
import type { CallReason, Outcome } from '@/utils/domain/reasons.ts';
import type { Gateway, GatewayEvent, GatewayPort } from './gateway.ts';
import { type GatewayMethod, PROTOCOL_VERSION, type ToPage } from './protocol.ts';
import type { Timers } from './timers.ts';

export type Bridge = GatewayPort & {
  /** Messages that were not what they should be, or came too late. */
  dropped(): number;
};

/** Longer than the driver's own limits (30 s, and 10 s for each read of the server), so that its word comes first. */
const LIMIT_MS = 45_000;

/** What an answer that never came means: these may have happened. */
const acting: readonly GatewayMethod[] = [
  'act',
  'changeSetting',
  'changeIcon',
  'resetInviteLink',
  'deleteMessage',
];

type Waiter = {
  method: GatewayMethod;
  settle: (outcome: unknown) => void;
  fail: (reason: CallReason) => void;
};

export function createBridge(port: MessagePort, options: { signal: AbortSignal; timers: Timers }): Bridge {
  const { signal, timers } = options;
  const waiting = new Map<number, Waiter>();
  const listeners = new Set<(event: GatewayEvent) => void>();
  let lastId = 0;
  let dropped = 0;
  let isGone = false;

  function lost(method: GatewayMethod, detail: string): Outcome<never> {
    return { ok: false, reason: acting.includes(method) ? 'unclear' : 'page-gone', detail };
  }

  function call<Method extends GatewayMethod>(
    method: Method,
    ...args: unknown[]
  ): Promise<Outcome<GatewayValues[Method]>> {
    // Not even sent: nothing can have happened.
    if (isGone) return Promise.resolve({ ok: false, reason: 'page-gone', detail: 'closed' });
    const id = ++lastId;
    return new Promise((resolve) => {
      const end = (outcome: Outcome<GatewayValues[Method]>): void => {
        cancel();
        waiting.delete(id);
        resolve(outcome);
      };
      const cancel = timers.after(LIMIT_MS, () => end(lost(method, `no answer in ${LIMIT_MS} ms`)));
      waiting.set(id, {
        method,
        settle: (outcome) => {
          const parsed = parseAnswer(method, outcome);
          // An action was answered in a shape we cannot read: it may have been done.
          if (
            !parsed.ok &&
            parsed.reason === 'unexpected-answer' &&
            acting.includes(method) &&
            isSuccess(outcome)
          )
            end({ ...parsed, reason: 'unclear' });
          else end(parsed);
        },
        fail: () => end(lost(method, 'the page went away')),
      });
      port.postMessage({ v: PROTOCOL_VERSION, type: 'call', id, method, args } satisfies ToPage);
    });
  }

  function receive(data: unknown): void {
    const message = parseMessage(data);
    if (message?.type === 'answer') {
      const waiter = waiting.get(message.id);
      if (waiter) waiter.settle(message.outcome);
      else dropped++;
      return;
    }
    if (message?.type === 'event') {
      const event = parseEvent(message.event);
      if (event) for (const listener of [...listeners]) listener(event);
      else dropped++;
      return;
    }
    if (!message) dropped++;
  }

  function leave(): void {
    isGone = true;
    for (const waiter of [...waiting.values()]) waiter.fail('page-gone');
  }

  port.addEventListener('message', ({ data }: MessageEvent<unknown>) => receive(data), { signal });
  // Chromium and Node tell when the other end is gone; elsewhere the time limit does.
  port.addEventListener('close', leave, { signal });
  signal.addEventListener('abort', () => {
    leave();
    listeners.clear();
    port.close();
  });
  port.start();

  const gateway: Gateway = {
    connection: () => call('connection'),
    health: () => call('health'),
    me: () => call('me'),
    groups: () => call('groups'),
    group: (groupId, read) => call('group', groupId, read),
    members: (groupId, read) => call('members', groupId, read),
    pastMembers: (groupId) => call('pastMembers', groupId),
    requests: (groupId, read) => call('requests', groupId, read),
    act: (action) => call('act', action),
    outcomeOf: (actionId) => call('outcomeOf', actionId),
    changeSetting: (groupId, change) => call('changeSetting', groupId, change),
    changeIcon: (groupId, picture) => call('changeIcon', groupId, picture),
    inviteLink: (groupId) => call('inviteLink', groupId),
    resetInviteLink: (groupId) => call('resetInviteLink', groupId),
    messages: (groupId, ids) => call('messages', groupId, ids),
    deleteMessage: (groupId, id) => call('deleteMessage', groupId, id),
    activeChat: () => call('activeChat'),
    openChat: (chatId) => call('openChat', chatId),
    insertText: (text) => call('insertText', text),
  };
  return {
    ...gateway,
    dropped: () => dropped,
    listen(listener, { signal: end }) {
      listeners.add(listener);
      end.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
  };
}

function isSuccess(outcome: unknown): boolean {
  return !(typeof outcome === 'object' && outcome !== null && 'ok' in outcome && outcome.ok === false);
}
