/** What other people, and the server by itself, do to the world; the page hears of it by notices only. */
import type { ByHand } from './control.ts';
import type { Clock } from './server/clock.ts';
import type { Group, IdText, Person, PersonKey } from './server/model.ts';
import type { Random } from './server/random.ts';
import type { FakeServer } from './server/fake-server.ts';
import { aPerson } from './world/people.ts';

const OTHERS = { by: 'others' } as const;

export function createByHand(server: FakeServer, clock: Clock, random: Random): ByHand {
  const { world, directory, actions } = server;
  let newcomers = 0;
  let messages = 0;

  function group(id: IdText): Group {
    const found = world.groups.get(id);
    if (!found) throw new Error(`There is no group ${id} in this world`);
    return found;
  }
  const key = (name: string): PersonKey => directory.get(name).key;
  const keys = (names: readonly string[]): PersonKey[] => names.map(key);
  const members = (id: IdText, names: readonly string[]): PersonKey[] =>
    keys(names).filter((each) => group(id).members.has(each));
  const asking = (id: IdText, names: readonly string[]): PersonKey[] =>
    keys(names).filter((each) => group(id).requests.has(each));

  return {
    person(details = {}) {
      const person: Person = { ...aPerson(random, `newcomer-${++newcomers}`), ...details };
      directory.add(person);
      return person;
    },
    join: (id, person) => actions.add(group(id), [key(person)], OTHERS, 'joined'),
    leave: (id, person) => actions.remove(group(id), members(id, [person]), OTHERS, 'Left'),
    remove: (id, people) => actions.remove(group(id), members(id, people), OTHERS),
    promote: (id, people) => actions.setRole(group(id), members(id, people), 'admin', OTHERS),
    demote: (id, people) => actions.setRole(group(id), members(id, people), 'member', OTHERS),
    request(
      id,
      person,
      { method = 'InviteLink', addedBy = person, atS = Math.floor(clock.now() / 1000) } = {},
    ) {
      actions.request(group(id), { person: key(person), atS, addedBy: key(addedBy), method }, OTHERS);
    },
    withdrawRequest: (id, person) => actions.withdraw(group(id), key(person)),
    approve: (id, people) => actions.approve(group(id), asking(id, people), OTHERS),
    reject: (id, people) => actions.reject(group(id), asking(id, people), OTHERS),
    setSettings: (id, settings) => actions.setSettings(group(id), settings, OTHERS),
    setSubject: (id, subject) => actions.setSubject(group(id), subject, OTHERS),
    setDescription: (id, desc) =>
      actions.setDescription(group(id), desc, `desc${random.int(1, 1_000_000)}`, OTHERS),
    message(chatId, from, body, { ageS = 0, ...details } = {}) {
      const chat = world.chats.get(chatId);
      if (!chat) throw new Error(`There is no chat ${chatId} in this world`);
      const sender = directory.get(from);
      const inGroup = world.groups.get(chatId) ?? { addressing: 'pn' as const };
      const id = `false_${chatId}_BYHAND${++messages}_${directory.idIn(inGroup, sender.key)}`;
      const atS = Math.floor(clock.now() / 1000) - ageS;
      const message = { id, chat: chatId, from: sender.key, body, atS, ...details };
      chat.messages.push(message);
      chat.messages.sort((a, b) => a.atS - b.atS);
      chat.unreadCount = Math.max(0, chat.unreadCount) + 1;
      server.notify({
        kind: 'message',
        message: server.wire.message(message),
        unreadCount: chat.unreadCount,
        contacts: [server.wire.contact(inGroup, sender.key)],
      });
      return id;
    },
    revoke(chatId, id) {
      const message = world.chats.get(chatId)?.messages.find((each) => each.id === id);
      if (!message) throw new Error(`There is no message ${id}`);
      message.isRevoked = true;
      server.notify({ kind: 'message-revoked', chat: chatId, id });
    },
    loseMessage(chatId, id) {
      const chat = world.chats.get(chatId);
      if (chat) chat.messages = chat.messages.filter((each) => each.id !== id);
      server.notify({ kind: 'message-lost', chat: chatId, id });
    },
    receipt: (chat, id, ack) => server.notify({ kind: 'receipt', chat, id, ack }),
    loseAdmin: (id) => actions.setRole(group(id), [world.me], 'member', OTHERS),
    makeMeAdmin: (id) => actions.setRole(group(id), [world.me], 'admin', OTHERS),
    removeMe: (id) => actions.remove(group(id), [world.me], OTHERS),
    vanish(id, { tell = false } = {}) {
      group(id).isTerminated = true;
      if (tell) server.notify({ kind: 'group-gone', group: id });
    },
    suspend(id) {
      group(id).isSuspended = true;
      server.notify({ kind: 'group-changed', group: id, changes: { suspended: true } });
    },
  };
}
