import type { BackupTables } from '@/utils/contracts/backup.ts';
import type { PersonId } from '@/utils/domain/ids.ts';
import { contradict, identityKey } from '@/utils/domain/merge.ts';
import type { Phone } from '@/utils/domain/person.ts';
import { laterRemoval, newPerson, withFacts, withIdentities } from '../person-summary.ts';
import type { PersonStored } from '../rows.ts';

type FilePerson = BackupTables['people'][number];

export type PeoplePlan = {
  /** The person here for a person of the file. */
  here(person: PersonId): PersonId;
  /** All people after the import, by id; the same objects where nothing changes. */
  people: Map<PersonId, PersonStored>;
  /** Everybody that the file speaks of. */
  touched: Set<PersonId>;
};

/**
 * Finds the people of a file among those here: by id, else by an identity of somebody who does not contradict (MG4). What is
 * known here stays; the file adds what is missing. Identities that belong to somebody here stay with them.
 */
export function planPeople(
  local: ReadonlyMap<PersonId, PersonStored>,
  file: readonly FilePerson[],
  world: { at: number; readPhone(e164: string): Phone },
): PeoplePlan {
  const people = new Map(local);
  const homes = new Map<string, PersonId>();
  for (const person of local.values())
    for (const identity of person.identities) homes.set(identityKey(identity), person.personId);

  const matched = new Map<PersonId, PersonId>();
  const find = (person: FilePerson): PersonId => {
    if (local.has(person.personId)) return person.personId;
    for (const identity of person.identities) {
      const home = local.get(homes.get(identityKey(identity)) ?? ('' as PersonId));
      if (home && !contradict(home.identities, person.identities)) return home.personId;
    }
    return person.personId;
  };
  for (const person of file) matched.set(person.personId, find(person));
  const here = (person: PersonId): PersonId => matched.get(person) ?? person;

  for (const person of file) {
    const id = here(person.personId);
    const before = people.get(id) ?? newPerson(id, world.at);
    const gained = person.identities.filter((identity) => !homes.has(identityKey(identity)));
    for (const identity of gained) homes.set(identityKey(identity), id);
    const all = gained.length === 0 ? before.identities : [...before.identities, ...gained];
    const known = withIdentities(before, all, world.at, world.readPhone);
    people.set(id, withFileFacts(known, person, world.at, local.has(id)));
  }

  // Only people who were not here yet become parts: who is one person here stays as it is.
  for (const person of file) {
    const id = here(person.personId);
    if (person.mergedInto === undefined || local.has(id)) continue;
    const into = people.get(here(person.mergedInto));
    const part = people.get(id);
    if (!into || !part || into === part || part.mergedInto !== undefined) continue;
    people.set(id, { ...part, mergedInto: into.personId });
    const parts = [...(into.parts ?? []), id];
    people.set(into.personId, { ...into, parts });
  }
  return { here, people, touched: new Set(file.map((person) => here(person.personId))) };
}

function withFileFacts(person: PersonStored, file: FilePerson, at: number, isKnown: boolean): PersonStored {
  const { lastRemoval } = file;
  const seen = withFacts(
    person,
    isKnown
      ? {
          name: person.name ?? file.name,
          pushName: person.pushName ?? file.pushName,
          verifiedName: person.verifiedName ?? file.verifiedName,
          isMe: person.isMe,
        }
      : file,
    at,
  );
  const later = lastRemoval && laterRemoval(seen.lastRemoval, lastRemoval);
  return later === undefined || later === seen.lastRemoval ? seen : { ...seen, lastRemoval: later };
}
