/** Who somebody is, from what WhatsApp already holds: names, numbers, labels. Nothing is fetched. */
import type { Me } from '@/utils/domain/group.ts';
import type { Identity, PersonFacts } from '@/utils/domain/person.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import type { Capabilities } from './capabilities.ts';
import type { Contact, Wid } from './shapes.ts';
import { toIdentity, toText, userPart, widKind, widText } from './to-domain.ts';
import { fail } from './outcomes.ts';

export type People = {
  me(): Outcome<Me>;
  isMe(wid: Wid): boolean;
  /** The other form of the id, where WhatsApp's local map knows it. */
  otherForm(wid: Wid): Wid | undefined;
  facts(wid: Wid, contact: Contact | undefined): PersonFacts;
  /** Labels that members gave themselves in a group, by the user part of their LID; empty while none are in memory. */
  labels(groupId: string): ReadonlyMap<string, string>;
};

export function createPeople(capabilities: Capabilities): People {
  /** A getter that throws is one we no longer know: the name is missing and *Health* says why. */
  function ask<Value>(what: string, read: () => Value): Value | undefined {
    try {
      return read();
    } catch (error) {
      capabilities.blame('names', `${what}: ${error instanceof Error ? error.name : 'threw'}`);
      return undefined;
    }
  }

  function otherForm(wid: Wid): Wid | undefined {
    const map = capabilities.get('WAWebApiContact');
    if (!map) return undefined;
    const kind = widKind(widText(wid));
    if (kind === 'lid') return ask('getPhoneNumber', () => map.getPhoneNumber(wid)) ?? undefined;
    if (kind === 'pn') return ask('getCurrentLid', () => map.getCurrentLid(wid)) ?? undefined;
    return undefined;
  }

  function isMe(wid: Wid): boolean {
    return capabilities.get('WAWebUserPrefsMeUser')?.isMeAccount(wid) === true;
  }

  function names(contact: Contact) {
    const getters = capabilities.get('WAWebContactGetters');
    const front = capabilities.get('WAWebFrontendContactGetters');
    return {
      name: getters && toText(ask('getName', () => getters.getName(contact))),
      pushName: getters && toText(ask('getPushname', () => getters.getPushname(contact))),
      verifiedName: getters && toText(ask('getVerifiedName', () => getters.getVerifiedName(contact))),
      isBusiness: getters && ask('getIsBusiness', () => getters.getIsBusiness(contact)) === true,
      isMyContact: front && ask('getIsMyContact', () => front.getIsMyContact(contact)) === true,
      username: toText(ask('getUsername', () => front?.getUsername?.(contact))),
    };
  }

  function contactOf(wid: Wid): Contact | undefined {
    return capabilities.get('WAWebContactCollection')?.ContactCollection.get(wid);
  }

  function facts(wid: Wid, contact: Contact | undefined): PersonFacts {
    const other = otherForm(wid);
    const own = contact ?? contactOf(wid);
    // Address-book entries may hang on the number although the group shows the LID.
    const second = other && contactOf(other);
    const ids: Identity[] = [toIdentity(widText(wid))];
    if (other) ids.push(toIdentity(widText(other)));
    const first = own && names(own);
    const more = second && second !== own ? names(second) : undefined;
    const username = first?.username ?? more?.username;
    if (username) ids.push({ kind: 'username', value: username.replace(/^@/, '') });
    return {
      wid: widText(wid),
      identities: ids,
      name: first?.name ?? more?.name,
      pushName: first?.pushName ?? more?.pushName,
      verifiedName: first?.verifiedName ?? more?.verifiedName,
      isBusiness: first || more ? first?.isBusiness === true || more?.isBusiness === true : undefined,
      isMyContact: first || more ? first?.isMyContact === true || more?.isMyContact === true : undefined,
      isMe: isMe(wid),
    };
  }

  return {
    otherForm,
    isMe,
    me() {
      const user = capabilities.get('WAWebUserPrefsMeUser');
      const pn = user?.getMaybeMePnUser() ?? undefined;
      const lid = user?.getMaybeMeLidUser() ?? undefined;
      if (!pn && !lid) return fail('not-ready', 'no account');
      const conn = capabilities.get('WAWebConnModel')?.Conn;
      const own = [lid, pn].map((wid) => (wid ? facts(wid, undefined) : undefined));
      return {
        ok: true,
        value: {
          lid: lid && widText(lid),
          pn: pn && widText(pn),
          name: toText(conn?.pushname) ?? own[0]?.pushName ?? own[1]?.pushName,
          isBusiness: conn?.isSMB === true,
        },
      };
    },
    facts,
    labels(groupId) {
      const found = new Map<string, string>();
      const collection = capabilities.get('WAWebMemberLabelCollection')?.default;
      for (const model of collection?.getModelsArray() ?? []) {
        // The id's text is `<group>_<user part of the LID>`.
        const key = String(model.id);
        const label = toText(model.label);
        if (label && key.startsWith(`${groupId}_`)) found.set(key.slice(groupId.length + 1), label);
      }
      return found;
    },
  };
}

/** The label of one person, whichever form of the id the group uses. */
export function labelOf(facts: PersonFacts, labels: ReadonlyMap<string, string>): string | undefined {
  for (const { kind, value } of facts.identities) {
    const label = kind === 'lid' ? labels.get(userPart(value)) : undefined;
    if (label) return label;
  }
  return undefined;
}
