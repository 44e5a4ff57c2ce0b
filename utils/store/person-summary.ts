/** From stored people to what lists show. Rules MG9, MG10, MG13. */
import { cutText, NAME_LIMIT } from '@/utils/domain/cut-text.ts';
import type { PersonId } from '@/utils/domain/ids.ts';
import {
  bestName,
  type PersonFacts,
  type PersonSummary,
  type Phone,
  type Removal,
} from '@/utils/domain/person.ts';
import { sameData } from '@/utils/domain/same-data.ts';
import type { PersonStored } from './rows.ts';

export function newPerson(personId: PersonId, at: number): PersonStored {
  return {
    personId,
    identities: [],
    isBusiness: false,
    isMyContact: false,
    isMe: false,
    tags: [],
    groupTags: [],
    noteCount: 0,
    updatedAt: at,
  };
}

/** The person with what was just seen, or the same object when nothing is new. Identities are not looked at here. */
export function withFacts(
  person: PersonStored,
  facts: Omit<PersonFacts, 'wid' | 'identities'>,
  at: number,
): PersonStored {
  const next: PersonStored = {
    ...person,
    name: cleanName(facts.name) ?? (facts.isMyContact === false ? undefined : person.name),
    pushName: cleanName(facts.pushName) ?? person.pushName,
    verifiedName: cleanName(facts.verifiedName) ?? person.verifiedName,
    isBusiness: facts.isBusiness ?? person.isBusiness,
    isMyContact: facts.isMyContact ?? person.isMyContact,
    // Always told: who "me" is changes with the account that is logged in.
    isMe: facts.isMe ?? false,
  };
  return sealed(person, next, at);
}

/** Brings derived fields up to date with the identities; `readPhone` runs only when the number is another one. */
export function withIdentities(
  person: PersonStored,
  identities: PersonStored['identities'],
  at: number,
  readPhone: (e164: string) => Phone,
): PersonStored {
  const last = (kind: string) => identities.findLast((identity) => identity.kind === kind)?.value;
  const number = last('pn');
  const phone =
    number === undefined ? undefined : person.phone?.e164 === number ? person.phone : readPhone(number);
  return sealed(person, { ...person, identities, phone, lid: last('lid'), username: last('username') }, at);
}

function sealed(before: PersonStored, next: PersonStored, at: number): PersonStored {
  next.displayName = bestName(next);
  return sameData(before, next) ? before : { ...next, updatedAt: at };
}

function cleanName(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed ? cutText(trimmed, NAME_LIMIT) : undefined;
}

/** MG10: one person with all parts, the person itself first. Only the fields that views may have. */
export function foldPerson(people: readonly [PersonStored, ...PersonStored[]]): PersonSummary {
  const [root] = people;
  const first = <Value>(field: (person: PersonStored) => Value | undefined): Value | undefined => {
    for (const person of people) {
      const value = field(person);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const name = first((person) => person.name);
  const pushName = first((person) => person.pushName);
  const username = first((person) => person.username);
  const verifiedName = first((person) => person.verifiedName);
  const newestNote = newest(people, (person) => person.lastNoteAt);
  return {
    personId: root.personId,
    displayName: bestName({ name, verifiedName, pushName, username }),
    name,
    pushName,
    username,
    phone: first((person) => person.phone),
    lid: first((person) => person.lid),
    isBusiness: people.some((person) => person.isBusiness),
    isMyContact: people.some((person) => person.isMyContact),
    isMe: people.some((person) => person.isMe),
    tags: people.length === 1 ? root.tags : [...new Set(people.flatMap((person) => person.tags))],
    groupTags: people.length === 1 ? root.groupTags : unionGroupTags(people),
    noteCount: people.reduce((sum, person) => sum + person.noteCount, 0),
    lastNote: newestNote?.lastNote,
    lastRemoval: newest(people, (person) => person.lastRemoval?.at)?.lastRemoval,
  };
}

/** Name or number, for the log and for records of merges. */
export function personLabel(person: Pick<PersonSummary, 'displayName' | 'phone' | 'lid'>): string {
  return person.displayName ?? person.phone?.formatted ?? person.lid ?? '';
}

/** The later of two removals of one person. */
export function laterRemoval(a: Removal | undefined, b: Removal): Removal {
  return a !== undefined && a.at >= b.at ? a : b;
}

function newest(
  people: readonly PersonStored[],
  time: (person: PersonStored) => number | undefined,
): PersonStored | undefined {
  let found: PersonStored | undefined;
  for (const person of people) {
    const at = time(person);
    if (at !== undefined && (found === undefined || at > (time(found) ?? 0))) found = person;
  }
  return found;
}

function unionGroupTags(people: readonly PersonStored[]): PersonSummary['groupTags'] {
  const all = people.flatMap((person) => person.groupTags);
  return [...new Map(all.map((tag) => [`${tag.groupId} ${tag.tagId}`, tag])).values()];
}
