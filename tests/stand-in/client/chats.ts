/** The chats of a page, and which one is open. */
import type { WireChat } from '../server/frames.ts';
import type { IdText } from '../server/model.ts';
import { createCollection, createModel } from './observable.ts';
import type { Collection, Held, Observable } from './observable.ts';
import { createWid } from './wid.ts';
import type { Wid } from './wid.ts';

export interface ChatFields {
  id: Wid;
  name: string;
  formattedTitle: string;
  /** Negative = marked unread. */
  unreadCount: number;
  /** Unix seconds of the last thing in it. */
  t: number;
  archive: boolean;
  active: boolean;
}

export type ChatModel = Readonly<ChatFields> & Observable;

export interface ChatCollection extends Collection<ChatModel> {
  getActive(): ChatModel | undefined;
}

export interface Chats {
  readonly collection: ChatCollection;
  put(chat: WireChat): ChatModel;
  remove(id: IdText): void;
  set<K extends keyof ChatFields>(id: IdText, name: K, value: ChatFields[K]): void;
  /** The model, if this is a chat; throws a TypeError otherwise, as WhatsApp's code would on a wid. */
  check(chat: unknown): ChatModel;
  /** Fires `change:active` twice on a switch: the old one false, the new one true. */
  setActive(id: IdText | undefined): void;
}

export function createChats(report: (message: string) => void): Chats {
  const held = createCollection<ChatModel>(report);
  const byId = new Map<IdText, Held<ChatFields, Readonly<ChatFields>>>();
  let active: IdText | undefined;

  const chats: Chats = {
    collection: Object.create(
      held.collection,
      Object.getOwnPropertyDescriptors({
        getActive: () => (active === undefined ? undefined : held.byId.get(active)),
      }),
    ) as ChatCollection,
    put(chat) {
      const known = byId.get(chat.id);
      if (known) {
        known.set('unreadCount', chat.unreadCount);
        known.set('t', chat.t);
        return known.model;
      }
      const one = createModel<ChatFields>(
        report,
        {
          id: createWid(chat.id),
          name: chat.name,
          formattedTitle: chat.name,
          unreadCount: chat.unreadCount,
          t: chat.t,
          archive: chat.archive,
          active: false,
        },
        undefined,
        (name, ...args) => held.emit(name, ...args),
      );
      byId.set(chat.id, one);
      held.byId.set(chat.id, one.model);
      held.emit('add', one.model, held.collection);
      return one.model;
    },
    remove(id) {
      const model = held.byId.get(id);
      if (!model) return;
      if (active === id) chats.setActive(undefined);
      byId.delete(id);
      held.byId.delete(id);
      held.emit('remove', model, held.collection);
    },
    set(id, name, value) {
      byId.get(id)?.set(name, value);
    },
    check(chat) {
      for (const model of held.byId.values()) if (model === chat) return model;
      throw new TypeError("Cannot read properties of undefined (reading 'id')");
    },
    setActive(id) {
      const before = active;
      if (before === id) return;
      active = id;
      if (before !== undefined) byId.get(before)?.set('active', false);
      if (id !== undefined) byId.get(id)?.set('active', true);
    },
  };
  return chats;
}
