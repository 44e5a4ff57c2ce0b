/** Groups as WhatsApp holds them in memory, and asking the server again about one of them. */
import type { GroupFacts } from '@/utils/domain/group.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import type { Failure, Outcome } from '@/utils/domain/reasons.ts';
import { type Timers, within } from '../timers.ts';
import type { Capabilities } from './capabilities.ts';
import { errorName, toRefusal } from './codes.ts';
import type { ConnectionWatch } from './connection.ts';
import type { Chat, GroupMetadata } from './shapes.ts';
import { groupId as toGroupId, toGroupFacts, toMyRole, widKind } from './to-domain.ts';
import { done, fail, good } from './outcomes.ts';

/** A group found in memory: what every other part works on. */
export type GroupHandle = { id: GroupId; chat: Chat; metadata: GroupMetadata };

export type Groups = {
  list(): Promise<Outcome<GroupFacts[]>>;
  facts(handle: GroupHandle): GroupFacts;
  /** `fresh`: not from a copy WhatsApp itself calls stale, as far as the server can be asked. */
  find(id: GroupId): Promise<Outcome<GroupHandle>>;
  /** Asks the server; the collections follow a moment after this resolves. */
  refresh(handle: GroupHandle): Promise<Outcome<'done'>>;
  /** Those whose metadata is in memory now. */
  inMemory(): GroupHandle[];
};

/** Answers take 0.1–0.5 s; longer than this and the reader is better served by what is in memory. */
const READ_LIMIT_MS = 10_000;
/** Groups without metadata in memory are read from WhatsApp's local table, a few at a time. */
const FIND_AT_ONCE = 4;

const late = Symbol('late');

export function createGroups(options: {
  capabilities: Capabilities;
  connection: ConnectionWatch;
  timers: Timers;
  onFound: (handle: GroupHandle) => void;
}): Groups {
  const { capabilities, connection, timers, onFound } = options;

  function chats(): Chat[] {
    const collection = capabilities.get('WAWebChatCollection')?.ChatCollection;
    return collection?.getModelsArray().filter((chat) => chat.id.isGroup()) ?? [];
  }

  function handleOf(chat: Chat): GroupHandle | undefined {
    const metadata = capabilities.get('WAWebGroupMetadataCollection')?.default.get(chat.id);
    return metadata?.participants ? { id: toGroupId(chat.id), chat, metadata } : undefined;
  }

  /** `find` reads memory, then the local table, and asks the server only when both have nothing or are stale. */
  async function load(chat: Chat): Promise<GroupHandle | undefined> {
    const collection = capabilities.get('WAWebGroupMetadataCollection')?.default;
    try {
      if (collection) await within(timers, READ_LIMIT_MS, Promise.resolve(collection.find(chat.id)), late);
    } catch {
      // The server no longer tells about this group: without metadata it stays out of the list until it does.
    }
    const handle = handleOf(chat);
    if (handle) onFound(handle);
    return handle;
  }

  async function loadAll(missing: Chat[]): Promise<void> {
    const left = [...missing];
    const worker = async (): Promise<void> => {
      for (let chat = left.shift(); chat; chat = left.shift()) await load(chat);
    };
    await Promise.all(Array.from({ length: FIND_AT_ONCE }, worker));
  }

  return {
    facts: (handle) => toGroupFacts(handle.chat, handle.metadata),
    inMemory: () => chats().flatMap((chat) => handleOf(chat) ?? []),
    async list() {
      const missing = chats().filter((chat) => !handleOf(chat));
      // Offline a question to the server would wait in WhatsApp's queue for ever.
      if (missing.length > 0 && connection.canAct())
        await within(timers, READ_LIMIT_MS, loadAll(missing), undefined);
      const found = chats().flatMap((chat) => handleOf(chat) ?? []);
      for (const handle of found) onFound(handle);
      return {
        ok: true,
        value: found
          .filter(({ metadata }) => toMyRole(metadata.participants) !== undefined)
          .map(({ chat, metadata }) => toGroupFacts(chat, metadata)),
      };
    },
    async find(id) {
      if (widKind(id) !== 'group') return fail('invalid-argument', 'no group id');
      const chat = capabilities.get('WAWebChatCollection')?.ChatCollection.get(id);
      if (!chat?.id.isGroup()) return fail('group-gone', 'no such chat');
      let handle = handleOf(chat);
      if ((!handle || handle.metadata.stale === true) && connection.canAct()) handle = await load(chat);
      if (!handle) return connection.refusal() ?? fail('group-gone', 'no metadata');
      onFound(handle);
      return good(handle);
    },
    async refresh(handle) {
      const job = capabilities.need('members', 'WAWebGroupQueryJob');
      if (!job.ok) return job;
      return serverRead(timers, connection, () =>
        job.value.queryAndUpdateGroupMetadataById({ id: handle.metadata.id }),
      );
    },
  };
}

/** Why nothing can be done in a group, whatever my role. */
export function barGroup({ metadata }: GroupHandle): Failure | undefined {
  if (metadata.terminated === true) return fail('group-gone', 'terminated');
  if (!metadata.participants.iAmMember()) return fail('not-in-group');
  return metadata.suspended === true ? fail('locked', 'suspended') : undefined;
}

/** A question to the server within the time limit; its value is not used. */
export async function serverRead(
  timers: Timers,
  connection: ConnectionWatch,
  ask: () => unknown,
): Promise<Outcome<'done'>> {
  // A question that is asked offline waits in WhatsApp's queue for ever.
  const refusal = connection.refusal();
  if (refusal) return refusal;
  try {
    const answer = await within(timers, READ_LIMIT_MS, Promise.resolve(ask()), late);
    if (answer !== late) return done;
    return connection.refusal() ?? fail('server-error', 'no answer in time');
  } catch (error) {
    return toRefusal(error) ?? fail('unexpected-answer', errorName(error));
  }
}
