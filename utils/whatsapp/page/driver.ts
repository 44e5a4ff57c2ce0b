/**
 * The driver: the gateway inside WhatsApp's own world. Asks WhatsApp's modules by name, changes nothing of the page,
 * leaves no trace in it, and stops with its signal.
 */
import type { GroupId } from '@/utils/domain/ids.ts';
import type { Failure, Outcome } from '@/utils/domain/reasons.ts';
import type { GatewayEvent, GatewayPort, ReadOptions } from '../gateway.ts';
import type { Timers } from '../timers.ts';
import { createActions } from './actions.ts';
import { createAttempts } from './attempts.ts';
import { createCapabilities } from './capabilities.ts';
import { createChats } from './chats.ts';
import { createComposer, mayWrite } from './composer.ts';
import { createConnectionWatch } from './connection.ts';
import { createEvents } from './events.ts';
import { createGroups, type GroupHandle } from './groups.ts';
import { createHealth } from './health.ts';
import { createIcons } from './icons.ts';
import { createInviteLinks } from './invite-links.ts';
import { createKinds } from './kinds.ts';
import { readMembers, readPastMembers } from './members.ts';
import { createMessages } from './messages.ts';
import { CAPABILITIES } from './modules.ts';
import { createPeople } from './people.ts';
import { createRegistry } from './registry.ts';
import { createRequests } from './requests.ts';
import { createSettings } from './settings.ts';
import { createTargets } from './targets.ts';
import type { PageWorld } from './world.ts';
import { fail, good } from './outcomes.ts';

/** Answers take half a second, large additions some seconds; after this the queue does better reading the state back. */
const ACT_LIMIT_MS = 30_000;

export function createDriver(page: PageWorld, options: { timers: Timers; signal: AbortSignal }): GatewayPort {
  const { timers, signal } = options;
  const listeners = new Set<(event: GatewayEvent) => void>();
  const emit = (event: GatewayEvent): void => {
    if (!signal.aborted) for (const listener of [...listeners]) listener(event);
  };

  const registry = createRegistry(page);
  const capabilities = createCapabilities(registry);
  const chats = createChats({ capabilities, timers, namesOf: (id) => targets.chatNamesOf(id) });
  const connection = createConnectionWatch({
    registry,
    capabilities,
    timers,
    signal,
    onChange(state) {
      emit({ type: 'connection', connection: state });
      if (state.state === 'ready') health.begin();
      // A registry that is strange at the first look is told before the parts below exist.
      if (state.state === 'unknown') queueMicrotask(() => health.beginStrange());
    },
  });
  const events = createEvents({ capabilities, timers, signal, active: chats.active, emit });
  const groups = createGroups({
    capabilities,
    connection,
    timers,
    onFound: events.watchGroup,
    onLate: (id) => events.hintGroups([id]),
  });
  const composer = createComposer({
    page,
    timers,
    writable() {
      // Asked for a list of what is there, which runs nothing.
      const hasRun = CAPABILITIES.groups.modules.every((module) => registry.look(module) === 'ran');
      const id = hasRun ? chats.active()?.groupId : undefined;
      const handle = id && groups.inMemory().find((group) => group.id === id);
      return handle && mayWrite(handle) ? id : undefined;
    },
  });
  const people = createPeople(capabilities);
  const requests = createRequests({ capabilities, connection, people, timers });
  const targets = createTargets(capabilities, people);
  const changeIcon = createIcons({ capabilities, connection, timers });
  const inviteLinks = createInviteLinks({ capabilities, connection, timers });
  const kinds = createKinds({ capabilities, groups, people, requests, targets });
  const actions = createActions({ capabilities, connection, groups, inviteLinks, kinds, people, timers });
  const settings = createSettings({ capabilities, connection, groups, timers, newId: () => newId(page) });
  const messages = createMessages({ capabilities, connection, people, timers });
  const attempts = createAttempts({ timers, limitMs: ACT_LIMIT_MS, refusal: connection.refusal });
  const health = createHealth({
    page,
    registry,
    capabilities,
    composer,
    timers,
    signal,
    emit,
    onMainLoaded() {
      events.watchChats();
      for (const handle of groups.inMemory()) events.watchGroup(handle);
      events.hintGroups(groups.inMemory().map(({ id }) => id));
    },
  });

  /** Nothing of WhatsApp's is run before it holds the account's data: it would be too early for WhatsApp too. */
  function bar(...needed: (keyof typeof CAPABILITIES)[]): Failure | undefined {
    if (!connection.hasData()) return connection.refusal() ?? fail('not-ready');
    const lack = capabilities.lack(...needed);
    if (!lack) events.watchChats();
    return lack;
  }

  /** Finds the group, asks the server first when told to. */
  async function withGroup<Value>(
    id: GroupId,
    needed: (keyof typeof CAPABILITIES)[],
    run: (handle: GroupHandle) => Outcome<Value> | Promise<Outcome<Value>>,
    read?: ReadOptions,
    refresh = groups.refresh,
  ): Promise<Outcome<Value>> {
    const barred = bar('groups', ...needed);
    if (barred) return barred;
    const found = await groups.find(id, read);
    if (!found.ok) return found;
    const refreshed = read?.refresh && (await refresh(found.value));
    if (refreshed && !refreshed.ok) return refreshed;
    return run(found.value);
  }

  return {
    connection: () => Promise.resolve(good(connection.current())),
    health: () => Promise.resolve(good(health.list())),
    me: () => Promise.resolve(bar('me') ?? people.me()),
    groups: () => Promise.resolve(bar('groups') ?? groups.list()),
    group: (id, read) => withGroup(id, [], (handle) => good(groups.facts(handle)), read),
    members: (id, read) => withGroup(id, ['members'], (handle) => good(readMembers(handle, people)), read),
    pastMembers: (id) => withGroup(id, ['past-members'], (handle) => good(readPastMembers(handle, people))),
    requests: (id, read) => withGroup(id, ['requests'], requests.read, read, requests.refresh),
    act: async (action) => bar() ?? attempts.run(action.actionId, (gate) => actions.perform(action, gate)),
    outcomeOf: (id) => Promise.resolve(good(attempts.stateOf(id))),
    changeSetting: (id, change) => withGroup(id, [], (handle) => settings.change(handle, change)),
    changeIcon: (id, picture) => withGroup(id, [], (handle) => changeIcon(handle, picture)),
    inviteLink: (id) => withGroup(id, [], inviteLinks.read),
    resetInviteLink: (id) => withGroup(id, [], inviteLinks.reset),
    messages: (id, ids) => withGroup(id, ['messages'], (handle) => messages.read(handle, ids)),
    deleteMessage: (id, message) => withGroup(id, [], (handle) => messages.remove(handle, message)),
    activeChat: () => Promise.resolve(bar('active-chat') ?? good(chats.active())),
    openChat: async (id) => bar('open-chat') ?? chats.open(id),
    insertText: (text) => composer.insert(text),
    listen(listener, { signal: end }) {
      listeners.add(listener);
      end.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
  };
}

/** An id like those WhatsApp gives to descriptions: eight random bytes in hexadecimal. */
function newId(page: PageWorld): string {
  const bytes = new Uint8Array(8);
  (page.crypto ?? globalThis.crypto).getRandomValues(bytes);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}
