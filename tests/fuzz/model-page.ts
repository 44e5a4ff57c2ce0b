/**
 * WhatsApp's page with our driver in it, as the queue sees them. Keeps WhatsApp's offline trap (seen in August 2026): what is asked
 * while the socket is down is queued and sent later, what was sent and not answered is sent again with the same id, and
 * our own time limit cancels nothing.
 */
import type { ActionState, MemberAction, PersonResult } from '@/utils/domain/action.ts';
import type { Connection } from '@/utils/domain/connection.ts';
import type { MemberFacts, RequestFacts } from '@/utils/domain/group.ts';
import type { GroupId, StepId } from '@/utils/domain/ids.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import type { GatewayEvent, GatewayPort } from '@/utils/whatsapp/gateway.ts';
import { groupFacts, toOutcome } from './model-outcomes.ts';
import {
  type ModelServer,
  type RequestFault,
  type ServerAnswer,
  type WireFault,
  isRequestFault,
} from './model-server.ts';
import type { VirtualTime } from './virtual-time.ts';

const ACT_LIMIT_MS = 30_000;
const READ_LIMIT_MS = 10_000;

export type ModelPage = {
  gateway: GatewayPort;
  /** The socket goes down; what was not answered is sent again when it is back. */
  disconnect(forMs: number): void;
  /** Another page holds the session, or gave it back. */
  setConflict(hasConflict: boolean): void;
  /** The page is gone; what is on the wire still arrives. */
  close(): void;
};

type Sent = {
  id: string;
  run: () => ServerAnswer;
  settle: (answer: ServerAnswer) => void;
  losesAnswer: boolean;
};

/** What the server did for a request it had seen before: it only answers again. */
export type Answered = Map<string, ServerAnswer>;

export function createModelPage(options: {
  server: ModelServer;
  answered: Answered;
  time: VirtualTime;
  /** Time on the wire, one way. */
  latencyMs(): number;
  nextFault(): WireFault | undefined;
  onAction(): void;
  pageId: string;
}): ModelPage {
  const { server, answered, time, latencyMs, nextFault, onAction, pageId } = options;
  let isOpen = true;
  let downUntil = 0;
  let hasConflict = false;
  let requests = 0;
  const unanswered = new Map<string, Sent>();
  const memory = new Map<StepId, { state: ActionState; promise: Promise<Outcome<PersonResult[]>> }>();
  const listeners = new Set<(event: GatewayEvent) => void>();

  const isUp = (): boolean => !hasConflict && time.now() >= downUntil;
  const connection = (): Connection => ({ state: hasConflict ? 'conflict' : isUp() ? 'ready' : 'offline' });
  const tell = (): void => {
    for (const listener of [...listeners]) listener({ type: 'connection', connection: connection() });
  };
  const later = (delayMs: number, run: () => void): void => void time.after(delayMs, () => isOpen && run());

  function transmit(sent: Sent): void {
    if (!isUp()) return;
    // What is on the wire arrives, whatever becomes of the page.
    time.after(latencyMs(), () => {
      const known = answered.get(sent.id);
      const answer = known ?? sent.run();
      answered.set(sent.id, answer);
      if (sent.losesAnswer) {
        sent.losesAnswer = false;
        return;
      }
      later(latencyMs(), () => {
        if (!isUp() || !unanswered.delete(sent.id)) return;
        sent.settle(answer);
      });
    });
  }

  function resend(): void {
    if (!isOpen || !isUp()) return;
    tell();
    for (const sent of [...unanswered.values()]) transmit(sent);
  }

  function disconnect(forMs: number): void {
    downUntil = Math.max(downUntil, time.now() + forMs);
    tell();
    later(forMs, resend);
  }

  function request(
    run: (fault: RequestFault | undefined) => ServerAnswer,
    fault: WireFault | undefined,
  ): Promise<ServerAnswer> {
    const { promise, resolve } = Promise.withResolvers<ServerAnswer>();
    const inServer = fault && isRequestFault(fault) ? fault : undefined;
    const sent: Sent = {
      id: `${pageId}-${++requests}`,
      run: () => run(inServer),
      settle: resolve,
      losesAnswer: fault?.fault === 'lose-answer' || fault?.fault === 'disconnect-after',
    };
    unanswered.set(sent.id, sent);
    if (fault?.fault === 'disconnect-before') disconnect(8_000);
    else if (fault?.fault !== 'lose-request') transmit(sent);
    if (fault?.fault === 'disconnect-after') later(2_500, () => disconnect(8_000));
    // A request that got lost is sent again at the next reconnect only.
    if (fault?.fault === 'lose-request' || fault?.fault === 'lose-answer')
      later(120_000, () => disconnect(2_000));
    return promise;
  }

  function limited<Value>(work: Promise<Outcome<Value>>, limitMs: number): Promise<Outcome<Value>> {
    const { promise, resolve } = Promise.withResolvers<Outcome<Value>>();
    const cancel = time.after(limitMs, () => isOpen && resolve({ ok: false, reason: 'unclear' }));
    void work.then((outcome) => {
      cancel();
      if (isOpen) resolve(outcome);
    });
    return promise;
  }

  function act(action: MemberAction): Promise<Outcome<PersonResult[]>> {
    const known = memory.get(action.actionId);
    if (known) return known.promise;
    if (!isUp()) return Promise.resolve({ ok: false, reason: 'offline' });
    onAction();
    const wids = action.people.map((person) => person.wid);
    const answer = request((fault) => server.act(action.kind, action.groupId, wids, fault), nextFault());
    const entry = {
      state: { state: 'pending' } as ActionState,
      promise: limited(
        answer.then((got) => {
          const outcome = toOutcome(got);
          entry.state = { state: 'settled', outcome };
          return outcome;
        }),
        ACT_LIMIT_MS,
      ),
    };
    memory.set(action.actionId, entry);
    return entry.promise;
  }

  function read<Value>(groupId: GroupId, value: () => Value): Promise<Outcome<Value>> {
    if (!isUp()) return Promise.resolve({ ok: false, reason: 'offline' });
    const { promise, resolve } = Promise.withResolvers<Outcome<Value>>();
    later(latencyMs(), () => {
      const group = server.groups.get(groupId);
      const outcome: Outcome<Value> =
        !group || group.isGone ? { ok: false, reason: 'group-gone' } : { ok: true, value: value() };
      later(latencyMs(), () => isUp() && resolve(outcome));
    });
    return limited(promise, READ_LIMIT_MS);
  }

  const groupOf = (groupId: GroupId) => {
    const group = server.groups.get(groupId);
    if (!group) throw new Error(`no group ${groupId}`);
    return group;
  };
  const unused = () => Promise.resolve({ ok: false as const, reason: 'missing-capability' as const });

  const gateway: GatewayPort = {
    connection: () => Promise.resolve({ ok: true, value: connection() }),
    act,
    outcomeOf: (actionId) =>
      Promise.resolve({ ok: true, value: memory.get(actionId)?.state ?? { state: 'unknown' } }),
    members: (groupId) =>
      read(groupId, () =>
        [...groupOf(groupId).roles].map(([wid, role]): MemberFacts => ({ wid, identities: [], role })),
      ),
    requests: (groupId) =>
      read(groupId, () =>
        [...groupOf(groupId).requests].map(
          (wid): RequestFacts => ({ person: { wid, identities: [] }, requestedAt: 0, method: 'invite-link' }),
        ),
      ).then((outcome) =>
        outcome.ok && !groupOf(groupId).amAdmin ? { ok: false, reason: 'not-admin' } : outcome,
      ),
    group: (groupId) => read(groupId, () => groupFacts(groupId, groupOf(groupId).announce)),
    async changeSetting(groupId, change) {
      if (!isUp()) return { ok: false, reason: 'offline' };
      onAction();
      const answer = await limited(
        request((fault) => {
          const group = groupOf(groupId);
          if (group.isGone) return { status: 404 };
          if (!group.amAdmin) return { status: 403 };
          if (fault?.fault === 'refuse') return { status: fault.status };
          if (change.setting === 'announce') group.announce = change.value;
          return { status: 200, people: [] };
        }, nextFault()).then(toOutcome),
        ACT_LIMIT_MS,
      );
      return answer.ok ? { ok: true, value: 'done' } : answer;
    },
    listen(listener, { signal }) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
    health: unused,
    me: unused,
    groups: unused,
    pastMembers: unused,
    messages: unused,
    deleteMessage: unused,
    changeIcon: unused,
    inviteLink: unused,
    resetInviteLink: unused,
    activeChat: unused,
    openChat: unused,
    insertText: unused,
  };

  return {
    gateway,
    disconnect,
    setConflict(next) {
      hasConflict = next;
      if (next) tell();
      else resend();
    },
    close() {
      isOpen = false;
      listeners.clear();
    },
  };
}
