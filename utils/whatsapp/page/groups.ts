/** Groups as WhatsApp holds them in memory, and asking the server again about one of them. */
import type { GroupFacts, GroupList } from '@/utils/domain/group.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import type { Failure, Outcome } from '@/utils/domain/reasons.ts';
import type { ReadOptions } from '../gateway.ts';
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
  list(): Promise<Outcome<GroupList>>;
  facts(handle: GroupHandle): GroupFacts;
  /** Not from a copy WhatsApp itself calls stale, as far as the server can and may be asked. */
  find(id: GroupId, read?: ReadOptions): Promise<Outcome<GroupHandle>>;
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
  /** Its data came after whoever asked had their answer without it. */
  onLate: (id: GroupId) => void;
}): Groups {
  const { capabilities, connection, timers, onFound, onLate } = options;
  /** Questions under way, by chat: whoever asks again waits for the same one, which WhatsApp sends again by itself. */
  const finding = new Map<string, Promise<boolean>>();

  function chats(): Chat[] {
    const collection = capabilities.get('WAWebChatCollection')?.ChatCollection;
    return collection?.getModelsArray().filter((chat) => chat.id.isGroup()) ?? [];
  }

  function handleOf(chat: Chat): GroupHandle | undefined {
    const metadata = capabilities.get('WAWebGroupMetadataCollection')?.default.get(chat.id);
    return metadata?.participants ? { id: toGroupId(chat.id), chat, metadata } : undefined;
  }

  function factsOf(chat: Chat, metadata: GroupMetadata): GroupFacts {
    const limit = capabilities.get('WAWebMiscGatingUtils')?.getGroupSizeLimit(metadata.groupType);
    return toGroupFacts(chat, metadata, limit);
  }

  async function ask(chat: Chat, until: number): Promise<boolean> {
    let isTold = true;
    try {
      await capabilities.get('WAWebGroupMetadataCollection')?.default.find(chat.id);
      isTold = handleOf(chat) !== undefined;
    } catch (error) {
      // "No such group" and "not yours" are the server's word; any other failure says nothing of the group.
      isTold = ['group-gone', 'not-admin'].includes(String(toRefusal(error)?.reason));
    }
    const handle = handleOf(chat);
    if (handle) onFound(handle);
    if (handle && timers.now() >= until) onLate(handle.id);
    return isTold;
  }

  /**
   * `find` reads memory, then the local table, and asks the server only when both have nothing or are stale.
   * False when WhatsApp did not tell of the group within the limit. `until`: when the one who asks has gone on.
   */
  function load(chat: Chat, until = timers.now() + READ_LIMIT_MS): Promise<boolean> {
    const id = chat.id.toString();
    const found = finding.get(id) ?? ask(chat, until).finally(() => finding.delete(id));
    finding.set(id, found);
    return within(timers, READ_LIMIT_MS, found, false);
  }

  async function loadAll(missing: Chat[]): Promise<boolean> {
    const left = [...missing];
    const until = timers.now() + READ_LIMIT_MS;
    let isComplete = true;
    const worker = async (): Promise<void> => {
      for (let chat = left.shift(); chat; chat = left.shift())
        isComplete = (await load(chat, until)) && isComplete;
    };
    await Promise.all(Array.from({ length: FIND_AT_ONCE }, worker));
    return isComplete;
  }

  return {
    facts: (handle) => factsOf(handle.chat, handle.metadata),
    inMemory: () => chats().flatMap((chat) => handleOf(chat) ?? []),
    async list() {
      const missing = chats().filter((chat) => !handleOf(chat));
      // Offline a question to the server would wait in WhatsApp's queue for ever.
      const isComplete =
        missing.length === 0 ||
        (connection.canAct() && (await within(timers, READ_LIMIT_MS, loadAll(missing), false)));
      const found = chats().flatMap((chat) => handleOf(chat) ?? []);
      for (const handle of found) onFound(handle);
      const mine = found.filter(({ metadata }) => toMyRole(metadata.participants) !== undefined);
      return good({ groups: mine.map(({ chat, metadata }) => factsOf(chat, metadata)), isComplete });
    },
    async find(id, read) {
      if (widKind(id) !== 'group') return fail('invalid-argument', 'no group id');
      const chat = capabilities.get('WAWebChatCollection')?.ChatCollection.get(id);
      if (!chat?.id.isGroup()) return fail('group-gone', 'no such chat');
      const before = handleOf(chat);
      const isTold =
        (before && before.metadata.stale !== true) ||
        (!read?.onlyMemory && connection.canAct() && (await load(chat)));
      const handle = handleOf(chat);
      if (!handle)
        return (
          connection.refusal() ??
          (isTold ? fail('group-gone', 'no metadata') : fail('server-error', 'no answer in time'))
        );
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

/** Why I may not do in a group what admins do. */
export function barAdmin(connection: ConnectionWatch, handle: GroupHandle): Failure | undefined {
  return (
    connection.refusal() ??
    barGroup(handle) ??
    (handle.metadata.participants.iAmAdmin() ? undefined : fail('not-admin'))
  );
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
