/**
 * A gateway in memory, for tests of the queue, the mirror and the screens: a small world, the outcomes of the real one,
 * and faults on demand. It answers at once; only what a test holds back takes time. Over 250 lines: one world.
 */
import type { ActionState, MemberAction, MemberActionKind, PersonResult } from '@/utils/domain/action.ts';
import type { ActiveChat } from '@/utils/domain/chat.ts';
import type { Capability, Connection } from '@/utils/domain/connection.ts';
import type { Picture } from '@/utils/domain/group-icons.ts';
import type { Me, SettingChange } from '@/utils/domain/group.ts';
import {
  asId,
  type ChatId,
  type GroupId,
  type MessageId,
  type StepId,
  type Wid,
} from '@/utils/domain/ids.ts';
import type { MessageResult } from '@/utils/domain/message.ts';
import type { CallReason, Failure, Outcome, PersonReason } from '@/utils/domain/reasons.ts';
import { applySetting, applyTo, deleteFrom, type FakeGroup, isOffered, mayDelete } from './fake-group.ts';
import type { GatewayEvent, GatewayPort } from './gateway.ts';
import { GATEWAY_METHODS, type GatewayMethod } from './protocol.ts';

export type FakeWorld = { me: Me; groups: FakeGroup[]; now: () => number };

/** What really happened, in order. */
export type FakeDeed =
  | { kind: MemberActionKind; groupId: GroupId; wid: Wid }
  | { kind: 'set'; groupId: GroupId; change: SettingChange }
  | { kind: 'icon'; groupId: GroupId; picture: Picture | null }
  | { kind: 'delete'; groupId: GroupId; message: MessageId };

type FaultyKind = MemberActionKind | 'set' | 'icon' | 'delete';

/** One call that goes wrong. */
export type FakeFault =
  /** The whole call is refused, nothing is done. */
  | { fault: 'refuse'; reason: CallReason; retryAfterMs?: number }
  /** One person is refused. */
  | { fault: 'person'; wid: Wid; reason: PersonReason; code?: string }
  /** `unclear`, after it was done or without having been done. */
  | { fault: 'unclear'; isDone: boolean }
  /** As `unclear`, and `outcomeOf` says pending until `release`. */
  | { fault: 'hang'; isDone: boolean };

export type FakeGateway = GatewayPort & {
  readonly world: FakeWorld;
  readonly deeds: FakeDeed[];
  /** How often each method was called. */
  readonly calls: Record<GatewayMethod, number>;
  setConnection(state: Connection['state']): void;
  setCapabilities(capabilities: Capability[]): void;
  setActiveChat(chat: ActiveChat | null): void;
  /** The next `times` calls of this kind go wrong. Default once. */
  fail(on: FaultyKind, fault: FakeFault, times?: number): void;
  /** WhatsApp does not tell of this group in time: until `release` it is missing in the list, which says so. */
  holdGroup(groupId: GroupId): void;
  /** Hanging attempts are answered, groups held back are there. */
  release(): void;
  /** The page is reloaded: attempts are forgotten. */
  reload(): void;
  emit(event: GatewayEvent): void;
};

function failure(reason: CallReason, detail?: string): Failure {
  return { ok: false, reason, detail };
}

export function createFakeGateway(world: FakeWorld): FakeGateway {
  const deeds: FakeDeed[] = [];
  const calls = Object.fromEntries(GATEWAY_METHODS.map((name) => [name, 0])) as Record<GatewayMethod, number>;
  const listeners = new Set<(event: GatewayEvent) => void>();
  const attempts = new Map<StepId, ActionState>();
  let faults: { on: FaultyKind; fault: FakeFault; times: number }[] = [];
  let hanging: (() => void)[] = [];
  const held: GroupId[] = [];
  let connection: Connection = { state: 'ready' };
  let capabilities: Capability[] = [];
  let active: ActiveChat | null = null;
  let composer = '';
  let links = 0;

  const emit = (event: GatewayEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };

  function takeFault(on: FaultyKind): FakeFault | undefined {
    const found = faults.find((each) => each.on === on);
    if (found && --found.times === 0) faults = faults.filter((each) => each !== found);
    return found?.fault;
  }

  function refusal(): Failure | undefined {
    if (connection.state === 'ready') return undefined;
    return failure(connection.state === 'offline' ? 'offline' : 'not-ready', connection.state);
  }

  function find(id: GroupId): Outcome<FakeGroup> {
    if (!/^[\d-]+@g\.us$/.test(id)) return failure('invalid-argument', 'no group id');
    const group = world.groups.find(({ facts }) => facts.id === id);
    return group ? { ok: true, value: group } : failure('group-gone');
  }

  function mayRule(group: FakeGroup): Failure | undefined {
    if (!group.facts.myRole) return failure('not-in-group');
    return group.facts.myRole === 'member' ? failure('not-admin') : undefined;
  }

  function perform(group: FakeGroup, action: MemberAction, fault: FakeFault | undefined): PersonResult[] {
    return action.people.map((target): PersonResult => {
      if (fault?.fault === 'person' && fault.wid === target.wid)
        return { wid: target.wid, outcome: 'failed', reason: fault.reason, code: fault.code };
      const reason = applyTo(group, action.kind, target, world.now());
      if (!reason) deeds.push({ kind: action.kind, groupId: group.facts.id, wid: target.wid });
      return reason
        ? { wid: target.wid, outcome: 'failed', reason }
        : { wid: target.wid, outcome: 'done', code: '200' };
    });
  }

  function act(action: MemberAction): Outcome<PersonResult[]> {
    const known = attempts.get(action.actionId);
    if (known?.state === 'settled') return known.outcome;
    if (known?.state === 'pending') return failure('unclear');
    const barred = refusal();
    if (barred) return barred;
    const found = find(action.groupId);
    if (!found.ok) return found;
    const group = found.value;
    const forbidden = mayRule(group);
    if (forbidden) return forbidden;
    const fault = takeFault(action.kind);
    if (fault?.fault === 'refuse')
      return { ok: false, reason: fault.reason, retryAfterMs: fault.retryAfterMs };
    const isLost = fault?.fault === 'unclear' || fault?.fault === 'hang';
    const outcome: Outcome<PersonResult[]> =
      isLost && !fault.isDone ? failure('unclear') : { ok: true, value: perform(group, action, fault) };
    if (fault?.fault === 'hang') {
      attempts.set(action.actionId, { state: 'pending' });
      hanging.push(() => attempts.set(action.actionId, { state: 'settled', outcome }));
    } else {
      attempts.set(action.actionId, { state: 'settled', outcome: isLost ? failure('unclear') : outcome });
    }
    const { id } = group.facts;
    emit({ type: 'members-changed', groupId: id });
    if (action.kind === 'approve' || action.kind === 'reject')
      emit({ type: 'requests-changed', groupId: id });
    emit({ type: 'groups-changed', groupIds: [id] });
    return isLost ? failure('unclear') : outcome;
  }

  function set(groupId: GroupId, change: SettingChange): Outcome<'done'> {
    if (!isOffered(change)) return failure('invalid-argument');
    const barred = refusal();
    if (barred) return barred;
    const found = find(groupId);
    if (!found.ok) return found;
    const { facts } = found.value;
    const forbidden = mayRule(found.value);
    if (forbidden) return forbidden;
    const fault = takeFault('set');
    if (fault?.fault === 'refuse') return failure(fault.reason);
    const isLost = fault?.fault === 'unclear' || fault?.fault === 'hang';
    if (!isLost || fault.isDone) {
      applySetting(facts, change);
      deeds.push({ kind: 'set', groupId, change });
      emit({ type: 'groups-changed', groupIds: [groupId] });
    }
    return isLost ? failure('unclear') : { ok: true, value: 'done' };
  }

  function setIcon(groupId: GroupId, picture: Picture | null): Outcome<'done'> {
    const barred = refusal();
    if (barred) return barred;
    const found = find(groupId);
    if (!found.ok) return found;
    const forbidden = mayRule(found.value);
    if (forbidden) return forbidden;
    const fault = takeFault('icon');
    if (fault?.fault === 'refuse') return failure(fault.reason);
    const isLost = fault?.fault === 'unclear' || fault?.fault === 'hang';
    if (!isLost || fault.isDone) deeds.push({ kind: 'icon', groupId, picture });
    return isLost ? failure('unclear') : { ok: true, value: 'done' };
  }

  function deleteMessage(groupId: GroupId, id: MessageId): Outcome<MessageResult> {
    const barred = refusal();
    if (barred) return barred;
    const found = find(groupId);
    if (!found.ok) return found;
    const forbidden = mayRule(found.value);
    if (forbidden) return forbidden;
    const fault = takeFault('delete');
    if (fault?.fault === 'refuse') return failure(fault.reason);
    const isLost = fault?.fault === 'unclear' || fault?.fault === 'hang';
    if (isLost && !fault.isDone) return failure('unclear');
    const reason = deleteFrom(found.value, id, world.now());
    if (!reason) {
      deeds.push({ kind: 'delete', groupId, message: id });
      emit({ type: 'messages-changed', groupId });
    }
    if (isLost) return failure('unclear');
    return { ok: true, value: reason ? { outcome: 'failed', reason } : { outcome: 'done' } };
  }

  function read<Value>(groupId: GroupId, of: (group: FakeGroup) => Value): Outcome<Value> {
    const found = find(groupId);
    return found.ok ? { ok: true, value: structuredClone(of(found.value)) } : found;
  }

  function inviteLink(groupId: GroupId, isReset: boolean): Outcome<{ url: string }> {
    const found = find(groupId);
    if (!found.ok) return found;
    const barred = refusal() ?? mayRule(found.value);
    if (barred) return barred;
    if (isReset) links++;
    return { ok: true, value: { url: `https://chat.whatsapp.com/FakeInvite${links}` } };
  }

  function answer<Value>(method: GatewayMethod, value: Outcome<Value>): Promise<Outcome<Value>> {
    calls[method]++;
    return Promise.resolve(value);
  }

  return {
    world,
    deeds,
    calls,
    emit,
    connection: () => answer('connection', { ok: true, value: { ...connection } }),
    health: () => answer('health', { ok: true, value: structuredClone(capabilities) }),
    me: () => answer('me', { ok: true, value: { ...world.me } }),
    groups() {
      const mine = world.groups.filter(({ facts }) => facts.myRole !== undefined && !held.includes(facts.id));
      const value = {
        groups: structuredClone(mine.map(({ facts }) => facts)),
        isComplete: held.length === 0,
      };
      return answer('groups', { ok: true, value });
    },
    group: (id) =>
      answer(
        'group',
        read(id, ({ facts }) => facts),
      ),
    members: (id) =>
      answer(
        'members',
        read(id, ({ members }) => members),
      ),
    pastMembers: (id) =>
      answer(
        'pastMembers',
        read(id, ({ past }) => past),
      ),
    requests: (id, options) =>
      answer('requests', (options?.refresh ? refusal() : undefined) ?? read(id, ({ requests }) => requests)),
    act: (action) => answer('act', act(action)),
    outcomeOf: (id) => answer('outcomeOf', { ok: true, value: attempts.get(id) ?? { state: 'unknown' } }),
    changeSetting: (id, change) => answer('changeSetting', set(id, change)),
    changeIcon: (id, picture) => answer('changeIcon', setIcon(id, picture)),
    inviteLink: (id) => answer('inviteLink', inviteLink(id, false)),
    resetInviteLink: (id) => answer('resetInviteLink', inviteLink(id, true)),
    messages: (id, ids) =>
      answer(
        'messages',
        read(id, (group) =>
          (group.messages ?? [])
            .filter((each) => !ids || ids.includes(each.id))
            .map((each) => ({ ...each, mayDelete: mayDelete(group, each, world.now()) })),
        ),
      ),
    deleteMessage: (id, message) => answer('deleteMessage', deleteMessage(id, message)),
    activeChat: () => answer('activeChat', { ok: true, value: active }),
    openChat(id: ChatId) {
      const group = world.groups.find(({ facts }) => String(facts.id) === String(id));
      if (!group) return answer('openChat', failure('invalid-argument', 'no such chat'));
      active = { chatId: id, groupId: asId<GroupId>(id), title: group.facts.subject };
      emit({ type: 'active-chat', chat: active });
      return answer('openChat', { ok: true, value: 'done' });
    },
    insertText(text) {
      if (text === '') return answer('insertText', failure('invalid-argument', 'empty'));
      if (!active) return answer('insertText', failure('missing-capability', 'no composer in view'));
      composer += text;
      return answer('insertText', { ok: true, value: 'done' });
    },
    listen(listener, { signal }) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
    setConnection(state) {
      connection = { state };
      emit({ type: 'connection', connection });
    },
    setCapabilities(next) {
      capabilities = next;
      emit({ type: 'health', capabilities });
    },
    setActiveChat(chat) {
      active = chat;
      emit({ type: 'active-chat', chat });
    },
    holdGroup: (id) => void held.push(id),
    fail: (on, fault, times = 1) => void faults.push({ on, fault, times }),
    release() {
      for (const settle of hanging) settle();
      hanging = [];
      if (held.length > 0) emit({ type: 'groups-changed', groupIds: held.splice(0) });
    },
    reload() {
      attempts.clear();
      hanging = [];
    },
  };
}
