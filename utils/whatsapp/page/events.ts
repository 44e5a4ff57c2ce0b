/**
 * Listens to WhatsApp's models and passes on hints: what to read again. WhatsApp fires bursts (each addition twice more
 * as `bulk_add`, a role change as `bulk_add` too), so what happens within a short time becomes one hint.
 */
import type { ActiveChat } from '@/utils/domain/chat.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import type { GatewayEvent } from '../gateway.ts';
import type { Timers } from '../timers.ts';
import type { Capabilities } from './capabilities.ts';
import { sourcesOf } from './follow.ts';
import type { GroupHandle } from './groups.ts';
import type { Chat, Emitter, Message } from './shapes.ts';
import { groupId } from './to-domain.ts';

/** Short enough to feel at once, long enough for the bursts of one notice. */
const MERGE_MS = 250;

export type Events = {
  /** Starts with the list of chats and the messages of groups; again and again is fine. */
  watchChats(): void;
  /** Watches one group; again and again is fine. */
  watchGroup(handle: GroupHandle): void;
  /** These groups may have changed. */
  hintGroups(ids: readonly GroupId[]): void;
};

export function createEvents(parts: {
  capabilities: Capabilities;
  timers: Timers;
  signal: AbortSignal;
  active: () => ActiveChat | null;
  emit: (event: GatewayEvent) => void;
}): Events {
  const { capabilities, timers, signal, active, emit } = parts;
  const groups = new Set<GroupId>();
  const members = new Set<GroupId>();
  const requests = new Set<GroupId>();
  const messages = new Set<GroupId>();
  let cancel: (() => void) | undefined;
  const watched = new WeakSet<object>();
  let shown: string | undefined;
  let isChatDue = false;

  function flush(): void {
    cancel = undefined;
    if (isChatDue) tellActive();
    if (groups.size > 0) emit({ type: 'groups-changed', groupIds: [...groups] });
    for (const id of members) emit({ type: 'members-changed', groupId: id });
    for (const id of requests) emit({ type: 'requests-changed', groupId: id });
    for (const id of messages) emit({ type: 'messages-changed', groupId: id });
    groups.clear();
    members.clear();
    requests.clear();
    messages.clear();
  }

  function later(): void {
    if (!signal.aborted) cancel ??= timers.after(MERGE_MS, flush);
  }
  // One for all: there are some twenty listeners a group.
  const offs: (() => void)[] = [];
  signal.addEventListener('abort', () => {
    cancel?.();
    for (const off of offs) off();
  });

  function tellActive(): void {
    isChatDue = false;
    const chat = active();
    const now = JSON.stringify(chat);
    if (now === shown) return;
    shown = now;
    emit({ type: 'active-chat', chat });
  }

  function on(emitter: Emitter, name: string, listener: (...args: never[]) => void): void {
    emitter.on(name, listener);
    offs.push(() => emitter.off(name, listener));
  }

  function watchGroup(handle: GroupHandle): void {
    const { id, metadata } = handle;
    const sources = sourcesOf(handle);
    const watch = (
      source: { emitter: Emitter | undefined; names: readonly string[] },
      sets: Set<GroupId>[],
    ) => {
      const { emitter, names } = source;
      // A group that comes back gets new collections: each object is watched once.
      if (!emitter || watched.has(emitter)) return;
      watched.add(emitter);
      const hint = (): void => {
        for (const set of sets) set.add(id);
        later();
      };
      for (const name of names) on(emitter, name, hint);
    };
    // Members change the size and perhaps my own role.
    watch(sources.members, [members, groups]);
    watch(sources.requests, [requests]);
    watch({ emitter: metadata, names: sources.metadata.names }, [groups]);
  }

  function watchMessages(): void {
    const all = capabilities.get('WAWebMsgCollection')?.MsgCollection;
    if (!all || watched.has(all)) return;
    watched.add(all);
    const hint = (message: Message | undefined): void => {
      const chat = message?.id?.remote;
      // Of chats with a person nothing is told, not even that there is something.
      if (!chat?.isGroup?.()) return;
      messages.add(groupId(chat));
      later();
    };
    for (const name of ['add', 'remove', 'change:type']) on(all, name, hint);
  }

  return {
    watchGroup,
    hintGroups(ids) {
      for (const id of ids) groups.add(id);
      later();
    },
    watchChats() {
      watchMessages();
      const chats = capabilities.get('WAWebChatCollection')?.ChatCollection;
      if (!chats || watched.has(chats)) return;
      watched.add(chats);
      // Who asked before WhatsApp had its data heard of no open chat.
      shown = JSON.stringify(null);
      isChatDue = true;
      later();
      const hint = (chat: Chat | undefined): void => {
        if (!chat?.id?.isGroup()) return;
        groups.add(groupId(chat.id));
        later();
      };
      for (const name of ['add', 'remove', 'change:unreadCount', 'change:archive']) on(chats, name, hint);
      // Twice on a switch, the old chat's "no" first: told once, when both have come.
      on(chats, 'change:active', () => {
        isChatDue = true;
        timers.after(0, () => {
          if (isChatDue && !signal.aborted) tellActive();
        });
      });
    },
  };
}
