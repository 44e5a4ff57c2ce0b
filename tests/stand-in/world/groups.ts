/** Makes groups and fills them with people, requests, past members and a few messages. */
import type { Group, IdText, JoinRequest, PersonKey, RequestMethod, World } from '../server/model.ts';
import type { Random } from '../server/random.ts';
import { aMixedPerson, aPerson } from './people.ts';
import type { Place } from './names.ts';

export const DAY_S = 86_400;

export function anEmptyWorld(random: Random, startMs: number, place?: Place): World {
  const me = {
    ...aPerson(random, 'me', place),
    pushName: 'Robin Ashdown',
    savedName: 'Robin Ashdown',
    hasPicture: false,
  };
  return {
    startMs,
    me: me.key,
    isBusinessApp: false,
    people: new Map([[me.key, me]]),
    groups: new Map(),
    chats: new Map(),
    sizeLimits: {
      DEFAULT: 1024,
      COMMUNITY: 2000,
      LINKED_SUBGROUP: 1024,
      LINKED_ANNOUNCEMENT_GROUP: 5000,
      LINKED_GENERAL_GROUP: 5000,
    },
  };
}

export type GroupDetails = Partial<Omit<Group, 'settings' | 'members' | 'requests'>> & {
  subject: string;
  settings?: Partial<Group['settings']>;
  /** My role; undefined = I am not in it. Default: admin. */
  myRole?: 'member' | 'admin' | 'superadmin' | 'absent';
  unreadCount?: number;
};

/** A group with me in it, and an owner made for it. */
export function addGroup(world: World, random: Random, details: GroupDetails): Group {
  const { settings, myRole = 'admin', unreadCount = 0, ...rest } = details;
  const nowS = Math.floor(world.startMs / 1000);
  const number = world.groups.size + 1;
  const creation = nowS - random.int(60, 1500) * DAY_S;
  const group: Group = {
    id: `1203630${random.int(10_000_000, 99_999_999)}${String(number).padStart(3, '0')}@g.us`,
    creation,
    addressing: 'lid',
    groupType: 'DEFAULT',
    isSuspended: false,
    isTerminated: false,
    settings: {
      announce: false,
      restrict: true,
      ephemeralDuration: 0,
      membershipApprovalMode: true,
      memberAddMode: 'admin_add',
      memberLinkMode: 'admin_link',
      memberShareGroupHistoryMode: 'admin_share',
      reportToAdminMode: false,
      noFrequentlyForwarded: false,
      ...settings,
    },
    untold: ['memberLinkMode', 'memberShareGroupHistoryMode'],
    members: new Map(),
    past: [],
    requests: new Map(),
    inviteCode: `Invite${random.int(100_000_000, 999_999_999)}`,
    known: 'memory',
    memberLabels: new Map(),
    ...rest,
  };
  if (myRole !== 'superadmin') {
    const owner = aMixedPerson(random, `owner-${number}`);
    world.people.set(owner.key, owner);
    group.members.set(owner.key, { person: owner.key, role: 'superadmin' });
    group.owner = owner.key;
  } else group.owner = world.me;
  if (myRole !== 'absent') group.members.set(world.me, { person: world.me, role: myRole });
  world.groups.set(group.id, group);
  world.chats.set(group.id, { id: group.id, unreadCount, isArchived: false, messages: [] });
  return group;
}

/** New people become members. */
export function addMembers(
  world: World,
  random: Random,
  group: Group,
  count: number,
  place?: () => Place,
): PersonKey[] {
  const keys: PersonKey[] = [];
  for (let i = 0; i < count; i++) {
    const person = aMixedPerson(random, `p${world.people.size}`, place?.());
    world.people.set(person.key, person);
    group.members.set(person.key, { person: person.key, role: 'member' });
    keys.push(person.key);
  }
  return keys;
}

/** People who are there already become members, as one person is in many groups. */
export function shareMembers(group: Group, keys: readonly PersonKey[]): void {
  for (const key of keys) {
    if (!group.members.has(key)) group.members.set(key, { person: key, role: 'member' });
  }
}

export function addRequest(
  world: World,
  group: Group,
  person: PersonKey,
  how: { method?: RequestMethod; addedBy?: PersonKey; ageS: number; parentGroup?: IdText },
): void {
  const request: JoinRequest = {
    person,
    atS: Math.floor(world.startMs / 1000) - how.ageS,
    addedBy: how.addedBy ?? person,
    method: how.method ?? 'InviteLink',
    ...(how.parentGroup === undefined ? {} : { parentGroup: how.parentGroup }),
  };
  group.requests.set(person, request);
}

export function addPast(world: World, random: Random, group: Group, count: number): PersonKey[] {
  const keys: PersonKey[] = [];
  for (let i = 0; i < count; i++) {
    const person = aMixedPerson(random, `p${world.people.size}`);
    world.people.set(person.key, person);
    group.past.push({
      person: person.key,
      leftAtS: Math.floor(world.startMs / 1000) - random.int(1, 59) * DAY_S,
      reason: random.chance(0.6) ? 'Left' : 'Removed',
    });
    keys.push(person.key);
  }
  return keys;
}

/** Messages of members, oldest first, the last one `lastAgeS` ago. */
export function addMessages(
  world: World,
  random: Random,
  group: Group,
  lines: readonly (readonly [PersonKey, string])[],
  lastAgeS: number,
): void {
  const chat = world.chats.get(group.id);
  if (!chat) throw new Error(`${group.subject} has no chat`);
  lines.forEach(([from, body], index) => {
    const person = world.people.get(from);
    const fromMe = from === world.me;
    const sender = (group.addressing === 'lid' ? person?.lid : person?.pn) ?? '';
    const key = `3EB0${random.int(100_000_000, 999_999_999)}${index}`;
    chat.messages.push({
      id: `${String(fromMe)}_${group.id}_${key}_${sender}`,
      chat: group.id,
      from,
      body,
      atS: Math.floor(world.startMs / 1000) - lastAgeS - (lines.length - 1 - index) * 140,
    });
  });
}
