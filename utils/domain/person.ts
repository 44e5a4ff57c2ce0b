import type { GroupId, PersonId, TagId, Wid } from './ids.ts';

/**
 * How WhatsApp names somebody. A person is known by one or more of them; any may be missing.
 * `lid` and `unknown` hold the text of the wid, `pn` the digits with a leading plus (E.164), `username` the bare name.
 */
export type IdentityKind = 'lid' | 'pn' | 'username' | 'unknown';
export type Identity = { kind: IdentityKind; value: string };

/** What WhatsApp shows of a person right now. Texts are raw: they may hold anything, and are only ever rendered as text. */
export type PersonFacts = {
  /** The form that the group at hand uses; actions take this one. */
  wid: Wid;
  identities: Identity[];
  /** Name in the account's own address book. */
  name?: string | undefined;
  /** Name the person gave themselves. */
  pushName?: string | undefined;
  /** Verified business name. */
  verifiedName?: string | undefined;
  isBusiness?: boolean | undefined;
  isMyContact?: boolean | undefined;
  isMe?: boolean | undefined;
  /** The label that the member gave themselves in this group. */
  memberLabel?: string | undefined;
};

export type Phone = {
  /** `+` and digits. */
  e164: string;
  /** Written the way the country writes it. */
  formatted: string;
  /** ISO 3166 alpha-2, missing when the number fits no country. */
  country?: string | undefined;
};

/** What every list shows of a person: one flat row, made by the store. */
export type PersonSummary = {
  personId: PersonId;
  /** Best name we have, or missing: views then say "number" or "unknown person". */
  displayName?: string | undefined;
  name?: string | undefined;
  pushName?: string | undefined;
  username?: string | undefined;
  phone?: Phone | undefined;
  lid?: string | undefined;
  isBusiness: boolean;
  isMyContact: boolean;
  isMe: boolean;
  /** Tags that hold in every group. */
  tags: TagId[];
  /** Tags that hold in one group only. */
  groupTags: { groupId: GroupId; tagId: TagId }[];
  noteCount: number;
  /** Start of the newest note, at most 120 characters. */
  lastNote?: string | undefined;
  lastRemoval?: Removal | undefined;
};

/** The last time this person was removed from a group through Muster or, seen by it, in WhatsApp. */
export type Removal = {
  groupId: GroupId;
  groupName: string;
  at: number;
  by?: string | undefined;
  reason?: string | undefined;
};

/** Best name of a person, or nothing when only hidden identities are known. */
export function bestName(facts: {
  name?: string | undefined;
  verifiedName?: string | undefined;
  pushName?: string | undefined;
  username?: string | undefined;
}): string | undefined {
  for (const candidate of [facts.name, facts.verifiedName, facts.pushName, facts.username]) {
    const text = candidate?.trim();
    if (text) return text;
  }
  return undefined;
}
