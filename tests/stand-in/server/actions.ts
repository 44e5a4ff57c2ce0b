/**
 * What can happen to a group, whoever does it. Each changes the world, writes the ledger and sends the notice that
 * pages wait for. Nothing is checked here: the handlers of requests do that.
 */
import type { Clock } from './clock.ts';
import type { Directory } from './directory.ts';
import type { Notice } from './frames.ts';
import type { Ledger, LedgerAction } from './ledger.ts';
import type { Group, GroupSettings, JoinRequest, PersonKey, Role, World } from './model.ts';
import type { Wire } from './wire.ts';

export interface Actor {
  by: 'me' | 'others';
  requestId?: string;
}

export interface Actions {
  approve(group: Group, keys: readonly PersonKey[], actor: Actor): void;
  reject(group: Group, keys: readonly PersonKey[], actor: Actor): void;
  request(group: Group, request: JoinRequest, actor: Actor, action?: 'requested' | 'sent-to-approval'): void;
  withdraw(group: Group, key: PersonKey): void;
  add(group: Group, keys: readonly PersonKey[], actor: Actor, action?: 'added' | 'joined'): void;
  remove(group: Group, keys: readonly PersonKey[], actor: Actor, reason?: 'Left' | 'Removed'): void;
  setRole(group: Group, keys: readonly PersonKey[], role: Role, actor: Actor): void;
  setSettings(group: Group, settings: Partial<GroupSettings>, actor: Actor): void;
  setSubject(group: Group, subject: string, actor: Actor): void;
  setDescription(group: Group, desc: string | null, descId: string | undefined, actor: Actor): void;
}

export interface ActionPorts {
  world: World;
  clock: Clock;
  directory: Directory;
  ledger: Ledger;
  wire: Wire;
  notify(notice: Notice): void;
}

export function createActions({ world, clock, directory, ledger, wire, notify }: ActionPorts): Actions {
  const nowS = (): number => Math.floor(clock.now() / 1000);

  function write(group: Group, action: LedgerAction, actor: Actor, key?: PersonKey, detail?: string): void {
    ledger.add({
      atMs: clock.now(),
      action,
      group: group.id,
      ...actor,
      ...(key === undefined ? {} : { person: key, personId: directory.idIn(group, key) }),
      ...(detail === undefined ? {} : { detail }),
    });
  }

  /** Makes members of people and tells pages; ends their requests. */
  function takeIn(group: Group, keys: readonly PersonKey[]): void {
    const approved: PersonKey[] = [];
    for (const key of keys) {
      if (group.requests.delete(key)) approved.push(key);
      group.members.set(key, { person: key, role: 'member' });
      group.past = group.past.filter((each) => each.person !== key);
    }
    if (keys.includes(world.me)) {
      const contacts = wire.contactsOf(group);
      if (!world.chats.has(group.id)) {
        world.chats.set(group.id, { id: group.id, unreadCount: 0, isArchived: false, messages: [] });
      }
      notify({ kind: 'group-new', chat: wire.chat(group.id), group: wire.group(group), contacts });
      return;
    }
    notify({
      kind: 'members-added',
      group: group.id,
      members: keys.map((key) => wire.member(group, key)),
      contacts: keys.map((key) => wire.contact(group, key)),
      approved: approved.map((key) => directory.idIn(group, key)),
    });
  }

  return {
    approve(group, keys, actor) {
      if (keys.length === 0) return;
      for (const key of keys) write(group, 'approved', actor, key);
      takeIn(group, keys);
    },

    add(group, keys, actor, action = 'added') {
      if (keys.length === 0) return;
      for (const key of keys) write(group, action, actor, key);
      takeIn(group, keys);
    },

    reject(group, keys, actor) {
      if (keys.length === 0) return;
      for (const key of keys) {
        group.requests.delete(key);
        write(group, 'rejected', actor, key);
      }
      notify({ kind: 'requests-gone', group: group.id, ids: keys.map((key) => directory.idIn(group, key)) });
    },

    request(group, request, actor, action = 'requested') {
      group.requests.set(request.person, request);
      write(group, action, actor, request.person);
      notify({
        kind: 'requests-new',
        group: group.id,
        requests: [wire.request(group, request)],
        contacts: [wire.contact(group, request.person)],
      });
    },

    withdraw(group, key) {
      group.requests.delete(key);
      write(group, 'request-withdrawn', { by: 'others' }, key);
      notify({ kind: 'requests-gone', group: group.id, ids: [directory.idIn(group, key)] });
    },

    remove(group, keys, actor, reason = 'Removed') {
      if (keys.length === 0) return;
      const ids = keys.map((key) => directory.idIn(group, key));
      const past = keys.map((key) => {
        group.members.delete(key);
        const each = { person: key, leftAtS: nowS(), reason };
        group.past.push(each);
        write(group, reason === 'Left' ? 'left' : 'removed', actor, key);
        return wire.past(group, each);
      });
      notify({ kind: 'members-removed', group: group.id, ids, past });
    },

    setRole(group, keys, role, actor) {
      if (keys.length === 0) return;
      for (const key of keys) {
        group.members.set(key, { person: key, role });
        write(group, role === 'member' ? 'demoted' : 'promoted', actor, key);
      }
      notify({
        kind: 'members-role',
        group: group.id,
        ids: keys.map((key) => directory.idIn(group, key)),
        role,
      });
    },

    setSettings(group, settings, actor) {
      group.settings = { ...group.settings, ...settings };
      group.untold = group.untold.filter((field) => !(field in settings));
      for (const [name, value] of Object.entries(settings)) {
        write(group, 'setting', actor, undefined, `${name}=${String(value)}`);
      }
      // Pending requests end with the approval mode; the page hears of it by the setting alone.
      if (settings.membershipApprovalMode === false) group.requests.clear();
      notify({ kind: 'group-changed', group: group.id, changes: settings });
    },

    setSubject(group, subject, actor) {
      group.subject = subject;
      write(group, 'subject', actor, undefined, subject);
      notify({ kind: 'group-changed', group: group.id, changes: { subject } });
    },

    setDescription(group, desc, descId, actor) {
      if (desc === null) {
        delete group.desc;
        delete group.descId;
      } else {
        group.desc = desc;
        group.descId = descId ?? `${nowS()}`;
      }
      write(group, 'description', actor, undefined, desc ?? '');
      notify({
        kind: 'group-changed',
        group: group.id,
        changes: desc === null ? {} : { desc, descId: group.descId ?? '' },
        ...(desc === null ? { isDescriptionGone: true } : {}),
      });
    },
  };
}
