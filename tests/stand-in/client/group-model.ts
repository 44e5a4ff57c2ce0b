/** One group in the page's memory: metadata, its collections, and the events that notices really fire on them. */
import type { WireGroup, WireJoinRequest, WireMember, WirePastMember } from '../server/frames.ts';
import type { IdText, RequestMethod, Role } from '../server/model.ts';
import type { Contacts } from './contacts.ts';
import { FIRING, SILENT, toFields } from './group-fields.ts';
import type { MetadataFields } from './group-fields.ts';
import { createCollection, createModel } from './observable.ts';
import type { Collection, Observable } from './observable.ts';
import { createParticipants } from './participants.ts';
import type { Participant, Participants } from './participants.ts';
import { createWid } from './wid.ts';
import type { Wid } from './wid.ts';

export interface PastParticipant {
  readonly id: Wid;
  readonly leaveTs: number;
  readonly leaveReason: 'Left' | 'Removed';
}

export interface JoinRequestModel {
  readonly id: Wid;
  readonly t: number;
  readonly addedBy: Wid;
  readonly requestMethod: RequestMethod;
  readonly parentGroupId?: Wid;
}

export interface GroupModel {
  readonly id: IdText;
  readonly metadata: Readonly<MetadataFields> & Observable;
  readonly participants: Participants;
  readonly requests: Collection<JoinRequestModel>;
  /** The requests in the page's local table: a refresh writes them before the collection follows. */
  readonly requestTable: Map<IdText, JoinRequestModel>;
  isStale: boolean;
  /** In the page's memory; false = only in its local table. */
  isInMemory: boolean;
  add(members: readonly WireMember[]): void;
  remove(ids: readonly IdText[], past: readonly WirePastMember[]): void;
  setRole(ids: readonly IdText[], role: Role): void;
  change(changes: Partial<WireGroup>, isDescriptionGone: boolean): void;
  addRequests(requests: readonly WireJoinRequest[]): void;
  removeRequests(ids: readonly IdText[]): void;
  /** A refresh, in the local table alone. */
  storeRequests(requests: readonly WireJoinRequest[]): void;
  /** A refresh: `add` for new ones, `remove` for the gone, no reset, no bulk. */
  refreshRequests(requests: readonly WireJoinRequest[]): void;
  /** A refresh of everything. */
  refresh(group: WireGroup): void;
}

export interface GroupModelPorts {
  contacts: Contacts;
  /** My ids, in every form. */
  myIds(): readonly IdText[];
  report(message: string): void;
}

export function createGroupModel(ports: GroupModelPorts, wire: WireGroup, isStale: boolean): GroupModel {
  const { report } = ports;
  const id = wire.id;
  const people = createParticipants({
    ...ports,
    mayAllAdd: () => metadata.get('memberAddMode') === 'all_member_add',
  });
  const { participants } = people;
  const past = createCollection<PastParticipant>(report, { strict: true });
  const pending = createCollection<PastParticipant>(report, { strict: true });
  const requests = createCollection<JoinRequestModel>(report, { strict: true });
  const requestTable = new Map<IdText, JoinRequestModel>();
  const wid = (text: IdText | undefined): Wid | undefined =>
    text === undefined ? undefined : createWid(text);

  const maySetInfo = (): boolean =>
    participants.iAmMember() && (participants.iAmAdmin() || metadata.get('restrict') === false);
  const metadata = createModel(report, toFields(wire, isStale), {
    participants,
    pastParticipants: past.collection,
    pendingParticipants: pending.collection,
    membershipApprovalRequests: requests.collection,
    canSetSubject: maySetInfo,
    canSetDescription: maySetInfo,
    canSetGroupProperty: () => participants.iAmAdmin(),
    canSetEphemeralSetting: maySetInfo,
  });

  function putPast(each: WirePastMember): void {
    const model = { id: createWid(each.id), leaveTs: each.leaveTs, leaveReason: each.leaveReason };
    past.byId.set(each.id, model);
  }

  function toRequest(each: WireJoinRequest): JoinRequestModel {
    const parent = wid(each.parentGroupId);
    return {
      id: createWid(each.id),
      t: each.t,
      addedBy: createWid(each.addedBy),
      requestMethod: each.requestMethod,
      ...(parent ? { parentGroupId: parent } : {}),
    };
  }

  function putRequest(each: WireJoinRequest): JoinRequestModel {
    const model = toRequest(each);
    requests.byId.set(each.id, model);
    requestTable.set(each.id, model);
    return model;
  }

  /** Additions and changes of role both end like this: twice. */
  function bulkTwice(models: readonly Participant[]): void {
    metadata.put('size', participants.length);
    for (let round = 0; round < 2; round++) {
      people.emit('bulk_add', [...models]);
      metadata.emit('change:participants', metadata.model, participants);
    }
  }

  for (const member of wire.members) people.put(member);
  for (const each of wire.past) putPast(each);

  const group: GroupModel = {
    id,
    metadata: metadata.model,
    participants,
    requests: requests.collection,
    requestTable,
    isInMemory: !isStale,
    get isStale() {
      return metadata.get('stale');
    },
    set isStale(stale) {
      metadata.put('stale', stale);
    },
    add(members) {
      const added = members.filter((member) => !people.has(member.id)).map(people.put);
      for (const model of added) {
        past.byId.delete(String(model.id));
        people.emit('add', model, participants);
      }
      if (added.length > 0) bulkTwice(added);
    },
    remove(ids, gone) {
      const removed: Participant[] = [];
      for (const each of ids) {
        const model = people.take(each);
        if (!model) continue;
        removed.push(model);
        people.emit('remove', model, participants);
      }
      for (const each of gone) putPast(each);
      if (removed.length === 0) return;
      metadata.put('size', participants.length);
      people.emit('bulk_remove', removed);
      metadata.emit('change:participants', metadata.model, participants);
    },
    setRole(ids, role) {
      const changed = ids.flatMap((each) => people.setRole(each, role) ?? []);
      if (changed.length > 0) bulkTwice(changed);
    },
    change(changes, isDescriptionGone) {
      for (const name of SILENT) if (name in changes) metadata.put(name, changes[name]);
      for (const name of FIRING) if (name in changes) metadata.set(name, changes[name]);
      if (isDescriptionGone) {
        metadata.set('desc', undefined);
        metadata.set('descId', undefined);
      }
      if (changes.membershipApprovalMode === false) {
        requests.byId.clear();
        requestTable.clear();
        requests.emit('reset', requests.collection);
      }
    },
    addRequests(list) {
      for (const each of list) {
        if (requests.byId.has(each.id)) continue;
        requests.emit('add', putRequest(each), requests.collection);
      }
    },
    removeRequests(ids) {
      for (const each of ids) {
        requestTable.delete(each);
        const model = requests.byId.get(each);
        if (!model) continue;
        requests.byId.delete(each);
        requests.emit('remove', model, requests.collection);
      }
    },
    storeRequests(list) {
      requestTable.clear();
      for (const each of list) requestTable.set(each.id, toRequest(each));
    },
    refreshRequests(list) {
      const now = new Set(list.map((each) => each.id));
      group.removeRequests([...requests.byId.keys()].filter((each) => !now.has(each)));
      group.addRequests(list);
    },
    refresh(next) {
      const now = new Map(next.members.map((member) => [member.id, member.role]));
      past.byId.clear();
      for (const each of next.past) putPast(each);
      group.remove(
        people.ids().filter((each) => !now.has(each)),
        [],
      );
      for (const role of ['member', 'admin', 'superadmin'] as const) {
        group.setRole(
          people.ids().filter((each) => now.get(each) === role && people.roleOf(each) !== role),
          role,
        );
      }
      group.add(next.members);
      const told: Partial<WireGroup> = {};
      for (const name of [...FIRING, ...SILENT]) Object.assign(told, { [name]: next[name] });
      // Off in the answer and off before: no reset, only the list below counts.
      if (metadata.get('membershipApprovalMode') === false) delete told.membershipApprovalMode;
      if (next.membershipApprovalMode === true) metadata.set('membershipApprovalMode', true);
      group.change(told, false);
      if (next.requests) group.refreshRequests(next.requests);
      metadata.put('stale', false);
      group.isInMemory = true;
    },
  };
  return group;
}
