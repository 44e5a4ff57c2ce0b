/**
 * The tab's side of the mirror: hears the gateway's hints, reads what they name, hands it to the store. Rules MI11–MI18,
 * IN14: `domain/SPEC.md`. Imports nothing of the store but types: it is part of the content script.
 */
import type { Capability, Connection } from '@/utils/domain/connection.ts';
import type { GroupFacts } from '@/utils/domain/group.ts';
import type { AccountId, GroupId } from '@/utils/domain/ids.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import type { Clock } from '@/utils/platform/clock.ts';
import type { Timers } from '@/utils/platform/timers.ts';
import type { StorePort } from '@/utils/store/api.ts';
import type { GatewayEvent, GatewayPort } from '@/utils/whatsapp/gateway.ts';
import { createAccountFeed } from './feed-account.ts';
import { createPump } from './feed-pump.ts';
import { createReader, CUT_OFF, isOver, type ReadFailure } from './feed-read.ts';
import type { Task } from './feed-tasks.ts';

/** Hints that come together are read together. */
const COLLECT_MS = 300;
/** A group's row changes with every message in it; that much may wait. */
const COLLECT_GROUPS_MS = 1_000;
/** MI22: what changes in the groups that I do not administer may wait longest, and is read anew so seldom. */
const COLLECT_OTHERS_MS = 60_000;
const COLLECT_MESSAGES_MS = 15_000;
const OTHERS_FRESH_MS = 60 * 60_000;
/** WhatsApp's collections follow within this time after its server has answered. */
const ARRIVAL_MS = 1_000;
/** A group's requests are not asked for again from the server, unless somebody wants it, for this long. */
const REQUESTS_FRESH_MS = 10 * 60_000;

export type FeedState = {
  accountId: AccountId | undefined;
  connection: Connection;
  /** Missing until WhatsApp was asked. */
  capabilities: readonly Capability[] | undefined;
  /** When WhatsApp last answered. */
  heardAt: number | undefined;
};

export type Feed = {
  state(): FeedState;
  /** Calls `listener` when WhatsApp answered or said something of itself, until `signal`. */
  onChange(listener: (state: FeedState) => void, signal: AbortSignal): void;
  /** Asks WhatsApp's server for this group; the store is told at once, or as soon as it can be reached. */
  refresh(groupId: GroupId, what: 'requests' | 'members'): Promise<Outcome<'done'>>;
};

export type FeedProblem = ReadFailure | { error: unknown };

export type FeedOptions = {
  gateway: GatewayPort;
  store: StorePort;
  clock: Clock;
  timers: Timers;
  signal: AbortSignal;
  /** Hears what should not happen: data that the store refuses, an exception of the gateway. */
  onProblem(problem: FeedProblem): void;
};

/** Starts at once and works until the signal. */
export function createFeed({ gateway, store, clock, timers, signal, onProblem }: FeedOptions): Feed {
  const ending = new AbortController();
  const ended = AbortSignal.any([signal, ending.signal]);
  const reader = createReader({ gateway, store, clock });
  const listeners = new Set<(state: FeedState) => void>();
  /** The groups I administer. */
  const administered = new Set<GroupId>();
  const requestsReadAt = new Map<GroupId, number>();
  const membersRead = new Set<GroupId>();
  const othersReadAt = new Map<GroupId, number>();
  const changedGroups = new Set<GroupId>();
  let activeGroup: GroupId | undefined;
  let wasReady = false;

  const account = createAccountFeed({
    gateway,
    reader,
    clock,
    timers,
    signal: ended,
    onChange() {
      if (isReady() && !wasReady) startOver();
      wasReady = isReady();
      for (const listener of listeners) listener(state());
    },
    onForgotten() {
      administered.clear();
      requestsReadAt.clear();
      othersReadAt.clear();
      if (wasReady) startOver();
    },
    onFailure(failure) {
      if (failure.from !== 'store') return;
      if (failure.reason === 'orphaned') ending.abort();
      if (failure.reason === 'invalid') onProblem(failure);
    },
    onRecovered: () => pump.wakeAll(),
    onError: (error) => onProblem({ error }),
  });
  const state = (): FeedState => ({
    accountId: account.accountId(),
    connection: account.connection(),
    capabilities: account.capabilities(),
    heardAt: account.heardAt(),
  });
  const isReady = (): boolean => account.accountId() !== undefined && account.connection().state === 'ready';

  const pump = createPump({
    clock,
    timers,
    signal: ended,
    isReady,
    read,
    onProblem,
    onOrphaned: () => ending.abort(),
    // WhatsApp or the store knows other groups than we thought.
    onGroupsUnknown: () => mark('groups', undefined, { at: clock.now() + COLLECT_MS }),
  });

  function mark(kind: Task['kind'], groupId?: GroupId, over: { refresh?: boolean; at?: number } = {}): void {
    const urgent = groupId !== undefined && groupId === activeGroup;
    pump.mark({ kind, groupId, urgent, refresh: over.refresh ?? false }, over.at ?? 0);
  }

  /** MI12: everything is read anew, in order; what has not changed is not written. */
  function startOver(): void {
    membersRead.clear();
    mark('groups');
    pump.wakeAll();
    if (activeGroup !== undefined) look(activeGroup);
  }

  /** Somebody opened this group's chat. */
  function look(groupId: GroupId): void {
    mark('members', groupId);
    if (administered.has(groupId)) mark('requests', groupId, { refresh: isStale(groupId) });
  }

  const isPast = (at = Number.NEGATIVE_INFINITY, freshMs: number): boolean => clock.now() - at >= freshMs;
  const isStale = (groupId: GroupId): boolean => isPast(requestsReadAt.get(groupId), REQUESTS_FRESH_MS);

  function heardGroups(groups: readonly GroupFacts[]): void {
    for (const { id, myRole, settings } of groups) {
      if (myRole !== 'admin' && myRole !== 'superadmin') {
        administered.delete(id);
        // The open chat's group is read whole, by `look`.
        if (id !== activeGroup && !membersRead.has(id) && isPast(othersReadAt.get(id), OTHERS_FRESH_MS))
          mark('otherMembers', id);
        continue;
      }
      const isNew = !administered.has(id);
      administered.add(id);
      if (isNew) heard({ type: 'messages-changed', groupId: id });
      // Without approval there are none; WhatsApp's memory is enough to see the last ones go.
      if (isNew || isStale(id)) mark('requests', id, { refresh: settings.approval !== false });
      if (!membersRead.has(id)) mark('members', id);
    }
  }

  function heard(event: GatewayEvent): void {
    const at = clock.now() + COLLECT_MS;
    const groupsAt = clock.now() + COLLECT_GROUPS_MS;
    switch (event.type) {
      case 'connection':
        return account.heardConnection(event.connection);
      case 'health':
        // What was missing may be there now.
        pump.wakeAll();
        return account.heardHealth(event.capabilities);
      case 'active-chat':
        activeGroup = event.chat?.groupId;
        if (activeGroup !== undefined) look(activeGroup);
        return account.heardChat();
      case 'groups-changed':
        for (const groupId of event.groupIds) changedGroups.add(groupId);
        return mark('changed-groups', undefined, { at: groupsAt });
      case 'members-changed': {
        const { groupId } = event;
        changedGroups.add(groupId);
        mark('changed-groups', undefined, { at: groupsAt });
        if (groupId === activeGroup || administered.has(groupId)) mark('members', groupId, { at });
        else mark('otherMembers', groupId, { at: clock.now() + COLLECT_OTHERS_MS });
        return;
      }
      case 'requests-changed':
        return mark('requests', event.groupId, { at });
      case 'messages-changed':
        return mark('messages', event.groupId, { at: clock.now() + COLLECT_MESSAGES_MS });
    }
  }

  async function read(task: Task): Promise<{ ok: true } | ({ ok: false } & ReadFailure)> {
    const accountId = account.accountId();
    if (accountId === undefined) return { ok: false, from: 'whatsapp', reason: 'not-ready' };
    const { kind, groupId, refresh } = task;
    if (kind === 'groups') {
      const result = await reader.groups(accountId);
      if (result.ok) heardGroups(result.value.groups);
      return result.ok && !result.value.isComplete ? CUT_OFF : result;
    }
    if (kind === 'changed-groups') {
      const wanted = [...changedGroups];
      changedGroups.clear();
      const result = await reader.someGroups(accountId, wanted);
      if (!result.ok) for (const id of wanted) changedGroups.add(id);
      else {
        heardGroups(result.value.groups);
        if (result.value.gone.length > 0) mark('groups');
      }
      return result;
    }
    if (groupId === undefined) return { ok: true };
    const result = await reader[kind](accountId, groupId, { refresh });
    // A refusal is an answer too: asked again at once, it would be refused again, for ever.
    const isAnswered = result.ok || (result.from === 'whatsapp' && isOver(result.reason));
    if (isAnswered && kind === 'otherMembers') othersReadAt.set(groupId, clock.now());
    if (isAnswered && kind === 'members') membersRead.add(groupId);
    if (isAnswered && kind === 'requests' && refresh) requestsReadAt.set(groupId, clock.now());
    return result;
  }

  async function start(): Promise<void> {
    const chat = await gateway.activeChat();
    if (!ended.aborted && chat.ok && chat.value) heard({ type: 'active-chat', chat: chat.value });
  }

  gateway.listen(heard, { signal: ended });
  account.tell();
  start().catch((error: unknown) => onProblem({ error }));

  return {
    state,
    onChange(listener, until) {
      listeners.add(listener);
      until.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
    async refresh(groupId, what) {
      const accountId = account.accountId();
      if (accountId === undefined) return { ok: false, reason: 'not-ready' };
      const result = await reader[what](accountId, groupId, { refresh: true });
      if (!result.ok && result.from === 'whatsapp')
        return { ok: false, reason: result.reason, detail: result.detail };
      if (what === 'requests') requestsReadAt.set(groupId, clock.now());
      // RC12: what was read just now may be the members of before.
      else mark(what, groupId, { at: clock.now() + ARRIVAL_MS });
      if (!result.ok) mark(what, groupId);
      return { ok: true, value: 'done' };
    },
  };
}
