/** Turns what the server knows into what a page is told. */
import type { Directory } from './directory.ts';
import type {
  Snapshot,
  WireChat,
  WireContact,
  WireGroup,
  WireJoinRequest,
  WireMember,
  WireMessage,
  WirePastMember,
} from './frames.ts';
import type { Group, IdText, JoinRequest, Message, PastMember, PersonKey, World } from './model.ts';

export interface Wire {
  member(group: Group, key: PersonKey): WireMember;
  past(group: Group, past: PastMember): WirePastMember;
  request(group: Group, request: JoinRequest): WireJoinRequest;
  contact(group: Pick<Group, 'addressing'>, key: PersonKey): WireContact;
  contactsOf(group: Group): WireContact[];
  group(group: Group, options?: { withRequests?: boolean }): WireGroup;
  message(message: Message): WireMessage;
  chat(id: IdText): WireChat;
  snapshot(): Snapshot;
}

/** How many of a chat's messages a fresh page has in memory. */
const RECENT_MESSAGES = 30;

export function createWire(world: World, directory: Directory): Wire {
  const { idIn } = directory;

  function member(group: Group, key: PersonKey): WireMember {
    return { id: idIn(group, key), role: group.members.get(key)?.role ?? 'member' };
  }

  function past(group: Group, each: PastMember): WirePastMember {
    return { id: idIn(group, each.person), leaveTs: each.leftAtS, leaveReason: each.reason };
  }

  function request(group: Group, each: JoinRequest): WireJoinRequest {
    return {
      id: idIn(group, each.person),
      t: each.atS,
      addedBy: idIn(group, each.addedBy),
      requestMethod: each.method,
      ...(each.parentGroup === undefined ? {} : { parentGroupId: each.parentGroup }),
    };
  }

  function contact(group: Pick<Group, 'addressing'>, key: PersonKey): WireContact {
    const person = directory.get(key);
    const id = idIn(group, key);
    const other = id === person.lid ? person.pn : person.lid;
    const isTold = person.isPairKnown && !person.isNumberHidden;
    const result: WireContact = { id };
    if (other !== undefined && isTold) result.otherId = other;
    if (person.username !== undefined) result.username = person.username;
    if (person.pushName !== undefined) result.pushName = person.pushName;
    if (person.savedName !== undefined && (isTold || id === person.pn)) result.savedName = person.savedName;
    if (person.verifiedName !== undefined) result.verifiedName = person.verifiedName;
    if (person.isBusiness) result.isBusiness = true;
    if (person.hasPicture) result.hasPicture = true;
    return result;
  }

  function contactsOf(group: Group): WireContact[] {
    const keys = new Set<PersonKey>(group.members.keys());
    for (const each of group.past) keys.add(each.person);
    return [...keys].map((key) => contact(group, key));
  }

  function toWireGroup(group: Group, options: { withRequests?: boolean } = {}): WireGroup {
    const { settings } = group;
    const told: Partial<WireGroup> = { ...settings };
    if (settings.ephemeralDuration === 0) delete told.ephemeralDuration;
    if (group.growthLockExpiration !== undefined) told.growthLockExpiration = group.growthLockExpiration;
    for (const field of group.untold) delete told[field];
    return {
      ...told,
      id: group.id,
      subject: group.subject,
      ...(group.desc === undefined ? {} : { desc: group.desc }),
      ...(group.descId === undefined ? {} : { descId: group.descId }),
      ...(group.owner === undefined ? {} : { owner: idIn(group, group.owner) }),
      creation: group.creation,
      isLidAddressingMode: group.addressing === 'lid',
      groupType: group.groupType,
      ...(group.parentGroup === undefined ? {} : { parentGroup: group.parentGroup }),
      isParentGroup: group.groupType === 'COMMUNITY',
      suspended: group.isSuspended,
      terminated: group.isTerminated,
      members: [...group.members.keys()].map((key) => member(group, key)),
      past: group.past.map((each) => past(group, each)),
      ...(options.withRequests
        ? { requests: [...group.requests.values()].map((each) => request(group, each)) }
        : {}),
    };
  }

  function message(each: Message): WireMessage {
    const group = world.groups.get(each.chat) ?? { addressing: 'pn' as const };
    return {
      id: each.id,
      chat: each.chat,
      from: idIn(group, each.from),
      fromMe: each.from === world.me,
      body: each.body,
      t: each.atS,
      ...(each.type === undefined ? {} : { type: each.type }),
      ...(each.caption === undefined ? {} : { caption: each.caption }),
      ...(each.forwardingScore === undefined ? {} : { forwardingScore: each.forwardingScore }),
      ...(each.isRevoked ? { isRevoked: true } : {}),
    };
  }

  function chat(id: IdText): WireChat {
    const each = world.chats.get(id);
    if (!each) throw new Error(`There is no chat ${id}`);
    const group = world.groups.get(id);
    const person = group ? undefined : directory.find(id);
    const recent = each.messages.slice(-RECENT_MESSAGES);
    return {
      id,
      name: group?.subject ?? person?.savedName ?? person?.pushName ?? '',
      ...(group && !group.members.has(world.me) ? { isReadOnly: true } : {}),
      unreadCount: each.unreadCount,
      t: recent.at(-1)?.atS ?? group?.creation ?? 0,
      archive: each.isArchived,
      messages: recent.map(message),
    };
  }

  function snapshot(): Snapshot {
    const me = directory.get(world.me);
    if (me.pn === undefined || me.lid === undefined) throw new Error('I need both a PN and a LID');
    const contacts = new Map<IdText, WireContact>();
    const keep = (each: WireContact): void => void contacts.set(each.id, each);
    const groups: Snapshot['groups'] = [];
    for (const group of world.groups.values()) {
      if (group.known === 'server' || !group.members.has(world.me)) continue;
      groups.push({ where: group.known, group: toWireGroup(group) });
      for (const each of contactsOf(group)) keep(each);
    }
    for (const id of world.chats.keys()) {
      const person = world.groups.has(id) ? undefined : directory.find(id);
      if (person) keep(contact({ addressing: 'pn' }, person.key));
    }
    keep({ ...contact({ addressing: 'pn' }, me.key), otherId: me.lid });
    keep({ ...contact({ addressing: 'lid' }, me.key), otherId: me.pn });
    return {
      mePn: me.pn,
      meLid: me.lid,
      isBusinessApp: world.isBusinessApp,
      sizeLimits: world.sizeLimits,
      chats: [...world.chats.keys()].map(chat),
      contacts: [...contacts.values()],
      groups,
      // The list may hold either form: the LID where there is one.
      blocked: [...world.people.values()].flatMap((each) =>
        each.isBlocked ? [each.lid ?? each.pn ?? ''] : [],
      ),
      memberLabels: [...world.groups.values()].flatMap((group) =>
        // Labels name people by LID, in groups of numbers too.
        [...group.memberLabels].map(([key, label]) => ({
          group: group.id,
          id: world.people.get(key)?.lid ?? idIn(group, key),
          label,
        })),
      ),
    };
  }

  return { member, past, request, contact, contactsOf, group: toWireGroup, message, chat, snapshot };
}
