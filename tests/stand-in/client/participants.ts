/** Members of one group as the page holds them, with the questions "may I" that WhatsApp answers itself. */
import type { WireMember } from '../server/frames.ts';
import type { IdText, Role } from '../server/model.ts';
import type { Contact, Contacts } from './contacts.ts';
import { createCollection, createModel } from './observable.ts';
import type { Collection, Held } from './observable.ts';
import { createWid } from './wid.ts';
import type { Wid } from './wid.ts';

export interface Participant {
  readonly id: Wid;
  /** True for the super admin too. */
  readonly isAdmin: boolean;
  readonly isSuperAdmin: boolean;
  readonly contact: Contact;
}

interface ParticipantFields {
  id: Wid;
  isAdmin: boolean;
  isSuperAdmin: boolean;
}

export interface Participants extends Collection<Participant> {
  iAmAdmin(): boolean;
  iAmSuperAdmin(): boolean;
  iAmMember(): boolean;
  canAdd(): boolean;
  canRemove(participant: Participant): boolean;
  canPromote(participant: Participant): boolean;
  canDemote(participant: Participant): boolean;
}

export interface HeldParticipants {
  participants: Participants;
  ids(): IdText[];
  has(id: IdText): boolean;
  /** Without events. */
  put(member: WireMember): Participant;
  take(id: IdText): Participant | undefined;
  /** Fires `change:isAdmin`; undefined when nobody has this id. */
  setRole(id: IdText, role: Role): Participant | undefined;
  roleOf(id: IdText): Role | undefined;
  emit(name: string, ...args: unknown[]): void;
}

export function createParticipants(ports: {
  contacts: Contacts;
  /** My ids, in every form. */
  myIds(): readonly IdText[];
  mayAllAdd(): boolean;
  report(message: string): void;
}): HeldParticipants {
  const { contacts, report } = ports;
  const people = createCollection<Participant>(report, { strict: true });
  const held = new Map<IdText, Held<ParticipantFields, Participant>>();

  function mine(): Participant | undefined {
    for (const id of ports.myIds()) {
      const found = people.byId.get(id);
      if (found) return found;
    }
    return undefined;
  }
  const iAmAdmin = (): boolean => mine()?.isAdmin ?? false;
  const iAm = (participant: Participant): boolean => ports.myIds().includes(String(participant.id));
  const participants = Object.create(
    people.collection,
    Object.getOwnPropertyDescriptors({
      iAmAdmin,
      iAmSuperAdmin: () => mine()?.isSuperAdmin ?? false,
      iAmMember: () => mine() !== undefined,
      canAdd: () => mine() !== undefined && (iAmAdmin() || ports.mayAllAdd()),
      // True for the super admin: it is the server who refuses.
      canRemove: (participant: Participant) => iAmAdmin() && !iAm(participant),
      canPromote: (participant: Participant) => iAmAdmin() && !participant.isAdmin && !iAm(participant),
      canDemote: (participant: Participant) =>
        iAmAdmin() && participant.isAdmin && !participant.isSuperAdmin && !iAm(participant),
    }),
  ) as Participants;

  return {
    participants,
    emit: people.emit,
    ids: () => [...people.byId.keys()],
    has: (id) => people.byId.has(id),
    put(member) {
      const one = createModel<ParticipantFields, { contact: Contact }>(
        report,
        {
          id: createWid(member.id),
          isAdmin: member.role !== 'member',
          isSuperAdmin: member.role === 'superadmin',
        },
        { contact: contacts.of(member.id) },
        (name, ...args) => people.emit(name, ...args),
      );
      held.set(member.id, one);
      people.byId.set(member.id, one.model);
      return one.model;
    },
    take(id) {
      const model = people.byId.get(id);
      people.byId.delete(id);
      held.delete(id);
      return model;
    },
    setRole(id, role) {
      const one = held.get(id);
      one?.put('isSuperAdmin', role === 'superadmin');
      one?.set('isAdmin', role !== 'member');
      return one?.model;
    },
    roleOf(id) {
      const model = people.byId.get(id);
      if (!model) return undefined;
      if (model.isSuperAdmin) return 'superadmin';
      return model.isAdmin ? 'admin' : 'member';
    },
  };
}
