/**
 * Messages of a group, and deleting another's as an admin. Read is what WhatsApp has loaded; nothing is fetched. A
 * promise that hangs is sent again by WhatsApp itself, so the next attempt at the same message waits for the same one.
 */
import type { MessageId } from '@/utils/domain/ids.ts';
import {
  ADMIN_DELETE_MS,
  type MessageFacts,
  type MessageKind,
  type MessageResult,
} from '@/utils/domain/message.ts';
import type { PersonFacts } from '@/utils/domain/person.ts';
import type { Outcome, PersonReason } from '@/utils/domain/reasons.ts';
import { type Timers, within } from '../timers.ts';
import type { Capabilities } from './capabilities.ts';
import { errorName, toRefusal } from './codes.ts';
import type { ConnectionWatch } from './connection.ts';
import { barGroup, type GroupHandle } from './groups.ts';
import { fail, good } from './outcomes.ts';
import type { People } from './people.ts';
import type { Message } from './shapes.ts';
import { messageId, toText, toTime } from './to-domain.ts';

export type Messages = {
  read(handle: GroupHandle, ids?: MessageId[]): Promise<Outcome<MessageFacts[]>>;
  remove(handle: GroupHandle, id: MessageId): Promise<Outcome<MessageResult>>;
};

const MOST = 1_000;
const TABLE_LIMIT_MS = 5_000;
const ANSWER_LIMIT_MS = 20_000;
/** The page shows it some 0.3 s after the answer. */
const LOOK_MS = 250;
const LOOKS = 20;
const late = Symbol('late');
const noAnswer = fail('server-error', 'no answer in time');

/** Not written by anybody: joined, left, encrypted, called … */
const NOTICE = /notification|^gp2$|^protocol$|^call_log$/;
const kinds: Record<string, MessageKind> = { chat: 'text', ptt: 'audio' };
const isKind = /^(image|video|audio|document|sticker)$/;

const isDeleted = ({ type }: Message): boolean => type === 'revoked';
const failed = (reason: PersonReason, code?: string) => good({ outcome: 'failed' as const, reason, code });

export function createMessages(parts: {
  capabilities: Capabilities;
  connection: ConnectionWatch;
  people: People;
  timers: Timers;
}): Messages {
  const { capabilities, connection, people, timers } = parts;
  const asked = new Map<MessageId, Promise<unknown>>();

  function mayDelete(message: Message): boolean {
    try {
      return capabilities.get('WAWebMsgActionCapability')?.canAdminRevokeMsg(message) === true;
    } catch (error) {
      capabilities.blame('delete-messages', errorName(error));
      return false;
    }
  }

  function toFacts(message: Message, canDelete: boolean, authors: Map<string, PersonFacts>): MessageFacts[] {
    const { id, body, caption, t, forwardingScore } = message;
    const type = String(message.type);
    const from = id.participant ?? message.author;
    const at = toTime(t);
    if (!from || at === undefined || NOTICE.test(type)) return [];
    const author = authors.get(String(from)) ?? people.facts(from, undefined);
    authors.set(String(from), author);
    return [
      {
        id: messageId(id),
        author,
        at,
        kind: kinds[type] ?? (isKind.test(type) ? (type as MessageKind) : 'other'),
        // The body of a picture is its preview.
        text: isDeleted(message) ? undefined : toText(type === 'chat' ? body : caption),
        forwards: Number(forwardingScore) || undefined,
        isDeleted: isDeleted(message),
        mayDelete: canDelete && mayDelete(message),
      },
    ];
  }

  /** From memory, else from WhatsApp's local table. */
  async function find(ids: MessageId[]): Promise<Message[] | undefined> {
    const all = capabilities.get('WAWebMsgCollection')?.MsgCollection;
    const here = ids.flatMap((id) => all?.get(id) ?? []);
    if (!all || here.length === ids.length) return here;
    return (await within(timers, TABLE_LIMIT_MS, all.getMessagesById(ids), undefined))?.messages;
  }

  return {
    async read({ id }, ids) {
      const all = capabilities.need('messages', 'WAWebMsgCollection');
      if (!all.ok) return all;
      const found = ids ? await find(ids) : all.value.MsgCollection.getModelsArray();
      if (!found) return noAnswer;
      const canDelete = !capabilities.lack('delete-messages');
      const authors = new Map<string, PersonFacts>();
      const own = found.flatMap((message) =>
        String(message.id.remote) === id ? toFacts(message, canDelete, authors) : [],
      );
      return good(own.sort((a, b) => a.at - b.at).slice(-MOST));
    },

    async remove(handle, id) {
      const lack = connection.refusal() ?? capabilities.lack('delete-messages') ?? barGroup(handle);
      if (lack) return lack;
      if (!handle.metadata.participants.iAmAdmin()) return fail('not-admin');
      const found = await find([id]);
      if (!found) return noAnswer;
      const [message] = found;
      if (!message) return failed('message-gone');
      if (String(message.id.remote) !== handle.id) return fail('invalid-argument');
      if (isDeleted(message)) return failed('already-done');
      let thrown: string | undefined;
      let answer: unknown;
      try {
        if (!asked.has(id)) {
          if (!mayDelete(message))
            return failed(
              timers.now() - (toTime(message.t) ?? 0) > ADMIN_DELETE_MS ? 'message-too-old' : 'not-allowed',
            );
          const refusal = connection.refusal();
          const admin = capabilities.get('WAWebCmd')?.Revoke?.Admin;
          const job = capabilities.get('WAWebRevokeMsgAction');
          // Without this word it might be taken for something else than an admin's deletion.
          if (refusal || !job || admin === undefined)
            return refusal ?? fail('missing-capability', 'Revoke.Admin');
          const sent = job
            .sendRevoke({ type: 'message', data: message }, admin, { clearMedia: true })
            .finally(() => asked.delete(id));
          asked.set(id, sent);
        }
        answer = await within(timers, ANSWER_LIMIT_MS, asked.get(id) ?? Promise.resolve(), late);
      } catch (error) {
        const refusal = toRefusal(error);
        if (refusal) return refusal;
        thrown = errorName(error);
      }
      for (let looks = answer === late ? LOOKS : 0; !isDeleted(message) && looks < LOOKS; looks++)
        await new Promise<void>((resolve) => timers.after(LOOK_MS, resolve));
      if (isDeleted(message)) return good({ outcome: 'done' });
      if (answer === late) return fail('unclear', 'no answer in time');
      if (thrown === 'TypeError') capabilities.blame('delete-messages', thrown);
      if (thrown) return fail('unexpected-answer', thrown);
      const result = toText((answer as { messageSendResult?: unknown } | undefined)?.messageSendResult);
      // The answer proves nothing in either direction: read again before anything else.
      return result === 'OK' ? good({ outcome: 'unclear' }) : failed('unknown-code', result ?? 'none');
    },
  };
}
