/** Sending, finding chats, deleting and pinning messages, blocking. */
import { SmaxParsingFailure, toError, WHOLE_CODES } from './errors.ts';
import { MsgKey } from './messages.ts';
import type { MessageData, MsgModel, SendResult } from './messages.ts';
import { createEnum } from './observable.ts';
import type { ChatModel } from './chats.ts';
import type { PageState } from './state.ts';
import { createWid, textOf } from './wid.ts';

/** Admins may delete another's message for two and a half days. */
const ADMIN_REVOKE_S = 2.5 * 86_400;

export const Revoke = createEnum({ Sender: 'Sender', Admin: 'Admin' });
export const PinType = createEnum({ PIN_FOR_ALL: 1, UNPIN_FOR_ALL: 2 });
/** Seconds. */
export const PinExpiryDurationOption = createEnum({
  OneDay: 86_400,
  SevenDays: 604_800,
  ThirtyDays: 2_592_000,
});

export function createMessageJobs(
  state: PageState,
): Record<'text' | 'send' | 'find' | 'revoke' | 'capability' | 'pin' | 'block', Record<string, unknown>> {
  const { chats, connection, messages, groups, contacts } = state;
  const nowS = (): number => Math.floor(state.clock.now() / 1000);

  function myIdIn(chat: ChatModel): string {
    const isLid = groups.model(String(chat.id))?.metadata.isLidAddressingMode ?? false;
    const id = isLid ? state.me?.lid : state.me?.pn;
    if (id === undefined) throw new TypeError("Cannot read properties of undefined (reading 'toJid')");
    return id;
  }

  function checkMessage(message: unknown): MsgModel {
    const known = messages.collection.get(String((message as { id?: unknown } | undefined)?.id));
    if (!known || known !== message)
      throw new TypeError("Cannot read properties of undefined (reading 'id')");
    return known;
  }

  async function createTextMsgData(
    chat: unknown,
    text: unknown,
    options: { maybeNonJidMentioned?: boolean } | undefined,
  ): Promise<MessageData | null> {
    const model = chats.check(chat);
    await Promise.resolve();
    if (typeof text !== 'string' || text.trim() === '') return null;
    const id = new MsgKey({
      fromMe: true,
      remote: model.id,
      id: state.nextId(),
      participant: createWid(myIdIn(model)),
    });
    const maybeNonJidMentioned = options?.maybeNonJidMentioned ?? false;
    return { id, body: text, t: nowS(), ack: 0, type: 'chat', maybeNonJidMentioned };
  }

  function send(chat: unknown, data: unknown): Promise<SendResult> {
    const model = chats.check(chat);
    if (!((data as MessageData | null)?.id instanceof MsgKey)) throw new TypeError('e.id is undefined');
    return messages.send(String(model.id), data as MessageData);
  }

  return {
    text: {
      createTextMsgData,
      addAndSendTextMsg: async (chat: unknown, data: unknown) => send(chat, data),
    },
    send: {
      /** An array of two promises: the message that was added, and what came of it. */
      addAndSendMsgToChat(chat: unknown, data: unknown): [Promise<unknown>, Promise<SendResult>] {
        const sent = send(chat, data);
        return [Promise.resolve(messages.collection.get(String((data as MessageData).id))), sent];
      },
    },
    find: {
      async findOrCreateLatestChat(
        wid: unknown,
        _origin: unknown,
      ): Promise<{ chat: ChatModel; created: boolean }> {
        let id = textOf(wid);
        const known = chats.collection.get(id);
        if (known) return { chat: known, created: false };
        if (id.endsWith('@lid')) {
          const pn = contacts.pnOf(id);
          if (pn === undefined) throw new Error('Lid is missing in chat table');
          id = pn;
        }
        await Promise.resolve();
        const found = chats.collection.get(id);
        if (found) return { chat: found, created: false };
        const { savedName, pushName } = contacts.details(contacts.of(id));
        const name = savedName ?? pushName ?? '';
        const chat = chats.put({ id, name, unreadCount: 0, t: 0, archive: false, messages: [] });
        return { chat, created: true };
      },
    },
    revoke: {
      async sendRevoke(
        target: { type: string; data: unknown },
        kind: unknown,
        _clearMedia: unknown,
      ): Promise<{ messageSendResult: string }> {
        const message = checkMessage(target.data);
        if (target.type !== 'message' || kind !== Revoke.Admin) throw new Error('unexpected revoke');
        const chat = String(message.id.remote);
        const reply = await connection.request('revoke-message', { chat, id: String(message.id) });
        return { messageSendResult: reply.type === 'answer' ? 'OK' : 'ERROR_UNKNOWN' };
      },
    },
    capability: {
      canAdminRevokeMsg(message: unknown): boolean {
        const known = checkMessage(message);
        const group = groups.model(String(known.id.remote));
        // Mine are deleted as their sender; what is deleted or was written by nobody cannot be.
        const isOthers = !known.id.fromMe && known.type !== 'revoked' && !known.type.startsWith('gp');
        return isOthers && (group?.participants.iAmAdmin() ?? false) && nowS() - known.t <= ADMIN_REVOKE_S;
      },
    },
    pin: {
      async sendPinInChatMsg(message: unknown, type: unknown, duration: unknown): Promise<undefined> {
        const known = checkMessage(message);
        if (type !== PinType.PIN_FOR_ALL && type !== PinType.UNPIN_FOR_ALL)
          throw new Error('unexpected pin type');
        const request = { chat: String(known.id.remote), id: String(known.id), durationS: Number(duration) };
        const reply = await connection.request('pin-message', request);
        if (reply.type === 'refusal') throw toError(reply.refusal, WHOLE_CODES.other);
        if (reply.type === 'unreadable') throw new SmaxParsingFailure('pin message');
      },
    },
    block: {
      async blockContact(options: { contact: unknown; blockEntryPoint: unknown }): Promise<undefined> {
        const { id } = contacts.details(options.contact);
        const reply = await connection.request('block', { id });
        if (reply.type === 'refusal') throw toError(reply.refusal, WHOLE_CODES.other);
        // The list keeps the LID where one is known, whatever form was given.
        state.block(contacts.lidOf(id) ?? id);
      },
    },
  };
}
