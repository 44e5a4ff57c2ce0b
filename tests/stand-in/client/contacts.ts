/** Contacts, and the local map between LID and PN: it holds only pairs this page was told. */
import type { WireContact } from '../server/frames.ts';
import type { IdText } from '../server/model.ts';
import { createCollection } from './observable.ts';
import { formatNumber } from './phone.ts';
import type { Collection } from './observable.ts';
import { createWid, textOf } from './wid.ts';
import type { Wid } from './wid.ts';

export interface Picture {
  /** Undefined until something asked for it. */
  img: string | undefined;
}

/** Names are behind getters of other modules: `contact.formattedName` and `.isMyContact` do not exist. */
export interface Contact {
  readonly id: Wid;
  /** Undefined until something asked for the picture. */
  readonly profilePicThumb: Picture | undefined;
  /** Attaches the entry; asks nobody. */
  getProfilePicThumb(): Picture;
}

export interface Contacts {
  readonly collection: Collection<Contact>;
  learn(contacts: readonly WireContact[]): void;
  of(id: IdText): Contact;
  /** What is known about a contact; throws a TypeError for what is not one. */
  details(contact: unknown): WireContact;
  lidOf(pn: IdText): IdText | undefined;
  pnOf(lid: IdText): IdText | undefined;
}

export function createContacts(report: (message: string) => void): Contacts {
  const held = createCollection<Contact>(report);
  const known = new Map<IdText, WireContact>();
  const idOf = new WeakMap<object, IdText>();
  const lidByPn = new Map<IdText, IdText>();
  const pnByLid = new Map<IdText, IdText>();

  function make(id: IdText): Contact {
    let picture: Picture | undefined;
    const contact: Contact = {
      get id() {
        return createWid(id);
      },
      get profilePicThumb() {
        return picture;
      },
      getProfilePicThumb() {
        picture ??= { img: undefined };
        return picture;
      },
    };
    idOf.set(contact, id);
    held.byId.set(id, contact);
    return contact;
  }

  return {
    collection: held.collection,
    learn(contacts) {
      for (const each of contacts) {
        known.set(each.id, { ...known.get(each.id), ...each });
        if (!held.byId.has(each.id)) make(each.id);
        if (each.otherId === undefined) continue;
        const [lid, pn] = each.id.endsWith('@lid') ? [each.id, each.otherId] : [each.otherId, each.id];
        lidByPn.set(pn, lid);
        pnByLid.set(lid, pn);
      }
    },
    of: (id) => held.byId.get(id) ?? make(id),
    details(contact) {
      const id = typeof contact === 'object' && contact !== null ? idOf.get(contact) : undefined;
      if (id === undefined) throw new TypeError('e.get is not a function');
      return known.get(id) ?? { id };
    },
    lidOf: (pn) => lidByPn.get(pn),
    pnOf: (lid) => pnByLid.get(lid),
  };
}

/** WAWebContactGetters, WAWebFrontendContactGetters, WAWebApiContact. */
export function createContactModules(contacts: Contacts): {
  getters: Record<string, unknown>;
  frontend: Record<string, unknown>;
  api: Record<string, unknown>;
} {
  const { details } = contacts;
  const numberOf = (contact: unknown): IdText | undefined => {
    const { id } = details(contact);
    if (id.endsWith('@c.us')) return id;
    return contacts.pnOf(id);
  };
  const wid = (id: IdText | undefined): Wid | undefined => (id === undefined ? undefined : createWid(id));
  return {
    getters: {
      getName: (contact: unknown) => details(contact).savedName,
      getPushname: (contact: unknown) => details(contact).pushName,
      getShortName: (contact: unknown) => details(contact).savedName?.split(' ')[0],
      getVerifiedName: (contact: unknown) => details(contact).verifiedName,
      getIsBusiness: (contact: unknown) => details(contact).isBusiness ?? false,
    },
    frontend: {
      getIsMyContact: (contact: unknown) => details(contact).savedName !== undefined,
      getFormattedName: (contact: unknown) => details(contact).savedName ?? formatNumber(numberOf(contact)),
      getDisplayName(contact: unknown) {
        const { savedName, pushName } = details(contact);
        return savedName ?? pushName ?? formatNumber(numberOf(contact));
      },
      getPhoneNumber: (contact: unknown) => wid(numberOf(contact)),
    },
    api: {
      getCurrentLid: (pn: unknown) => wid(contacts.lidOf(textOf(pn))),
      getPhoneNumber: (lid: unknown) => wid(contacts.pnOf(textOf(lid))),
    },
  };
}
