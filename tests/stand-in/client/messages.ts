/** Messages this page sends and hears: keys, acks, and the local table that survives a reload. */
import type { RequestBodies, WireMessage } from '../server/frames.ts';
import type { IdText } from '../server/model.ts';
import type { Chats } from './chats.ts';
import type { Connection } from './connection.ts';
import { createCollection, createModel } from './observable.ts';
import type { Collection, Held, Observable } from './observable.ts';
import { createWid } from './wid.ts';
import type { Wid } from './wid.ts';

/** The browser's storage for one linked account; outlives the page. */
export interface LocalStore {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}

export function createMemoryStore(): LocalStore {
  const values = new Map<string, string>();
  return { get: (key) => values.get(key), set: (key, value) => void values.set(key, value) };
}

/** WhatsApp's message key. */
export class MsgKey {
  readonly fromMe: boolean;
  readonly remote: Wid;
  readonly id: string;
  readonly participant: Wid | undefined;
  readonly #text: string;
  constructor(fields: { fromMe: boolean; remote: Wid; id: string; participant?: Wid }) {
    this.fromMe = fields.fromMe;
    this.remote = fields.remote;
    this.id = fields.id;
    this.participant = fields.participant;
    const participant = fields.participant ? `_${String(fields.participant)}` : '';
    this.#text = `${String(fields.fromMe)}_${String(fields.remote)}_${fields.id}${participant}`;
  }
  toString(): string {
    return this.#text;
  }
  static fromString(text: string): MsgKey {
    const [fromMe, remote, id, participant] = text.split('_');
    if (remote === undefined || id === undefined) throw new TypeError('msgkey error: invalid key');
    const rest = participant === undefined ? {} : { participant: createWid(participant) };
    return new MsgKey({ fromMe: fromMe === 'true', remote: createWid(remote), id, ...rest });
  }
}

export interface MsgFields {
  id: MsgKey;
  /** Of pictures and the like a preview. */
  body: string;
  caption: string | undefined;
  author: Wid | undefined;
  forwardingScore: number | undefined;
  /** Unix seconds. */
  t: number;
  /** −1 failed, 0 clock, 1 sent, 2 delivered, 3 read, 4 played. */
  ack: number;
  isSendFailure: boolean;
  ackErrorCode: number | undefined;
  /** `chat` is a text; `revoked` was deleted for everyone; notices of the group are messages too (`gp2` …). */
  type: string;
}

export type MsgModel = Readonly<MsgFields> & Observable;

interface Stored {
  id: string;
  body: string;
  t: number;
  ack: number;
}

export type MessageData = Pick<MsgFields, 'id' | 'body' | 't' | 'ack' | 'type'> & {
  maybeNonJidMentioned: boolean;
};

export type SendResult = { messageSendResult: 'OK' | 'ERROR_UNKNOWN'; t: number; count: number };

export interface Messages {
  readonly collection: Collection<MsgModel> & {
    getMessagesById(ids: readonly unknown[]): Promise<{ messages: MsgModel[] }>;
  };
  /** Messages of chats as the local table has them after the load. */
  load(messages: readonly WireMessage[]): void;
  heard(message: WireMessage): MsgModel;
  receipt(id: string, ack: number): void;
  revoked(id: string): void;
  lost(id: string): void;
  /** As after a reload: it is in the local table only. */
  forget(id: string): void;
  /** A chat was opened: the newest of its messages come from the local table into memory. */
  opened(chat: IdText): void;
  send(chat: IdText, data: MessageData): Promise<SendResult>;
}

export interface MessagesPorts {
  local: LocalStore;
  chats: Chats;
  connection: Pick<Connection, 'request'>;
  report(message: string): void;
}

const TABLE = 'messages';
const LOADED_ON_OPENING = 50;

export function createMessages({ local, chats, connection, report }: MessagesPorts): Messages {
  const memory = createCollection<MsgModel>(report);
  const held = new Map<string, Held<MsgFields, Readonly<MsgFields>>>();
  const others = new Map<string, WireMessage>();

  const table = (): Record<string, Stored> => JSON.parse(local.get(TABLE) ?? '{}') as Record<string, Stored>;
  function store(id: string, change: Partial<Stored>): void {
    const all = table();
    const before = all[id] ?? { id, body: '', t: 0, ack: 0 };
    local.set(TABLE, JSON.stringify({ ...all, [id]: { ...before, ...change } }));
  }

  function put(fields: MsgFields): MsgModel {
    const id = String(fields.id);
    const one = createModel<MsgFields>(report, fields, undefined, (name, ...args) =>
      memory.emit(name, ...args),
    );
    held.set(id, one);
    memory.byId.set(id, one.model);
    memory.emit('add', one.model, memory.collection);
    return one.model;
  }

  const mine = (fields: Pick<MsgFields, 'id' | 'body' | 't' | 'ack'>): MsgFields => ({
    ...fields,
    caption: undefined,
    author: fields.id.participant,
    forwardingScore: undefined,
    isSendFailure: false,
    ackErrorCode: undefined,
    type: 'chat',
  });

  function toFields(message: WireMessage): MsgFields {
    const id = MsgKey.fromString(message.id);
    const isRevoked = message.isRevoked === true;
    return {
      id,
      body: isRevoked ? '' : message.body,
      caption: isRevoked ? undefined : message.caption,
      author: id.participant,
      forwardingScore: message.forwardingScore,
      t: message.t,
      ack: message.fromMe ? 1 : 0,
      isSendFailure: false,
      ackErrorCode: undefined,
      type: isRevoked ? 'revoked' : (message.type ?? 'chat'),
    };
  }

  function setAck(id: string, ack: number): void {
    const one = held.get(id);
    if (one && (ack < 0 || ack > one.get('ack'))) {
      one.set('ack', ack);
      store(id, { ack });
    }
  }

  return {
    collection: Object.create(
      memory.collection,
      Object.getOwnPropertyDescriptors({
        async getMessagesById(ids: readonly unknown[]): Promise<{ messages: MsgModel[] }> {
          await Promise.resolve();
          const stored = table();
          const messages = ids.flatMap((each) => {
            const id = String(each);
            const known = memory.byId.get(id);
            if (known) return [known];
            const other = others.get(id);
            const own = stored[id];
            if (own) {
              // Stored before an earlier load and never answered: it will not be sent again by itself.
              const isSendFailure = own.ack <= 0;
              return [put({ ...mine({ ...own, id: MsgKey.fromString(id) }), isSendFailure })];
            }
            return other ? [put(toFields(other))] : [];
          });
          return { messages };
        },
      }),
    ) as Messages['collection'],
    load(messages) {
      for (const each of messages) others.set(each.id, each);
    },
    heard(message) {
      others.set(message.id, message);
      return put(toFields(message));
    },
    receipt: setAck,
    revoked(id) {
      const other = others.get(id);
      if (other) others.set(id, { ...other, isRevoked: true });
      const one = held.get(id);
      one?.put('body', '');
      one?.put('caption', undefined);
      one?.set('type', 'revoked');
    },
    forget(id) {
      held.delete(id);
      memory.byId.delete(id);
    },
    lost(id) {
      others.delete(id);
      const model = memory.byId.get(id);
      held.delete(id);
      memory.byId.delete(id);
      if (model) memory.emit('remove', model, memory.collection);
    },
    opened(chat) {
      const own = [...others.values()].filter((each) => each.chat === chat).sort((a, b) => a.t - b.t);
      for (const each of own.slice(-LOADED_ON_OPENING)) if (!held.has(each.id)) put(toFields(each));
    },
    async send(chat, data) {
      const id = String(data.id);
      const { id: key, body, t, ack } = data;
      put(mine({ id: key, body, t, ack }));
      store(id, { body, t, ack: 0 });
      const unread = chats.collection.get(chat)?.unreadCount ?? 0;
      // Every way of sending marks the chat read.
      chats.set(chat, 'unreadCount', 0);
      chats.set(chat, 't', t);
      if (unread > 0) void connection.request('send-read-receipts', { chat, count: unread });
      const wire: RequestBodies['send-message'] = {
        chat,
        id,
        body,
        mentionsEveryone: data.maybeNonJidMentioned,
      };
      const reply = await connection.request('send-message', wire);
      if (reply.type === 'refusal') {
        held.get(id)?.put('isSendFailure', true);
        held.get(id)?.put('ackErrorCode', reply.refusal.code);
        setAck(id, -1);
        return { messageSendResult: 'ERROR_UNKNOWN', t, count: 1 };
      }
      setAck(id, 1);
      // It arrived, and the result says otherwise: the result proves nothing.
      if (reply.type === 'unreadable') return { messageSendResult: 'ERROR_UNKNOWN', t, count: 1 };
      return { messageSendResult: 'OK', t: reply.body.t, count: 1 };
    },
  };
}
